import type { SshPublicKey } from '@cutaway/ssh-auth/keys';
import { KnownHostsFile, knownHostsName, type NewEntry } from '@cutaway/ssh-auth/known-hosts';
import type { Scene } from '../hostile-case.js';
import type { Material } from '../material.js';
import { type SshServerSetup, sshServe } from './server.js';

/** Entries for a `known_hosts`; `host` stands for the server as that file names it. */
export type Entries = (host: string) => readonly NewEntry[];

/** A server and the `known_hosts` of its client. */
export function sshScene(material: Material, setup: SshServerSetup, entries: Entries): Scene {
  return {
    serve: sshServe(material, setup),
    knownHosts: (host, port) => {
      const name = knownHostsName(host, port);
      return entries(name).reduce((file, entry) => file.add(entry), new KnownHostsFile('')).text;
    },
  };
}

/** A `known_hosts` with one key for the server. */
export function knows(key: SshPublicKey, more: Partial<NewEntry> = {}): Entries {
  return (host) => [{ names: [host], key, ...more }];
}

/** The honest server under its known key. */
export function honest(material: Material, setup: SshServerSetup = {}): Scene {
  return sshScene(material, setup, knows((setup.hostKeys?.[0] ?? material.hostKey()).key));
}
