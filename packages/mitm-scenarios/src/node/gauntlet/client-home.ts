import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint, openSshPrivateKey, publicKeyLine } from '@cutaway/ssh-auth/keys';
import { KnownHostsFile, knownHostsName, SSH_PORT } from '@cutaway/ssh-auth/known-hosts';
import { parseCertificate } from '@cutaway/x509/certificate';
import { encodePem } from '@cutaway/x509/pem';
import { createPkcs12 } from '@cutaway/x509/pkcs12';
import type { Scene } from '../../gauntlet/hostile-case.js';
import type { Material } from '../../gauntlet/material.js';
import type { ClientProtocol } from '../../gauntlet/stage.js';
import { targetUrl } from '../../gauntlet/target-url.js';
import { type ClientTemplate, type Placeholders, placeholdersOf } from '../../gauntlet/template.js';
import { subjectHash } from './subject-hash.js';

/** The password of the PKCS #12 trust store: the one that Java's own has. */
export const TRUSTSTORE_PASSWORD = 'changeit';

const INHERITED = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot', 'JAVA_HOME', 'TMPDIR'];

/** The few variables that programs need and that say nothing of whoever runs them. */
export function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** What the client is told of the server. */
export interface ClientTarget {
  readonly protocol: ClientProtocol;
  readonly scene: Scene;
  readonly port: number;
  readonly nonce: string;
}

/** A home of its own for one run of a client, with everything it is to trust in. */
export class ClientHome {
  readonly path: string;
  readonly values: Placeholders;
  private readonly proxies: Readonly<Record<string, string>>;

  /** Of what a command line may name, only those files are made that it does name. */
  constructor(material: Material, target: ClientTarget, client: ClientTemplate, prepared: Placeholders = {}) {
    const uses = placeholdersOf(client);
    this.path = mkdtempSync(join(tmpdir(), 'cutaway-client-'));
    const values =
      target.protocol === 'ssh'
        ? this.ssh(material, target, client.hostNamesWithoutPort === true ? SSH_PORT : target.port)
        : this.tls(material, target, uses);
    const proxy = `http://127.0.0.1:${target.port}`;
    this.proxies = target.scene.behindProxy === true ? { https_proxy: proxy, HTTPS_PROXY: proxy } : { NO_PROXY: '*' };
    const { script } = client;
    const isOwn = script !== undefined && prepared.script === undefined;
    const more = isOwn ? { script: this.write(script.name, script.text) } : prepared;
    this.values = { ...values, ...more, cwd: process.cwd() };
  }

  /** The environment a client gets: no proxies but that of the case, no agents or keys of whoever runs the gauntlet. */
  env(extra: Readonly<Record<string, string>>): Record<string, string> {
    return { ...inheritedEnvironment(), HOME: this.path, ...this.proxies, ...extra };
  }

  /** The `known_hosts` as the client left it. */
  knownHosts(): string {
    return readFileSync(join(this.path, '.ssh', 'known_hosts'), 'utf8');
  }

  /** Takes some time, which nothing need wait for before the end of the whole run. */
  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }

  private write(name: string, content: string | Uint8Array, mode = 0o600): string {
    const file = join(this.path, name);
    writeFileSync(file, content, { mode });
    return file;
  }

  private tls(
    { crypto, host: name, userName, password }: Material,
    { protocol, scene, port, nonce }: ClientTarget,
    uses: ReadonlySet<string>,
  ): Placeholders {
    const { host = name, trusted = [] } = scene;
    const values: Record<string, string> = {
      url: targetUrl(protocol, host, port, nonce),
      host,
      port: String(port),
      nonce,
      home: this.path,
      ...(protocol === 'tls' ? {} : { user: userName, password }),
      ca: this.write('ca.pem', trusted.map((der) => encodePem('CERTIFICATE', der)).join('')),
    };
    if (uses.has('ca_dir')) values.ca_dir = this.authorityFolder(trusted);
    if (uses.has('truststore_p12')) {
      const entries = trusted.map((der, index) => ({
        certificate: parseCertificate(der),
        friendlyName: `ca ${index + 1}`,
      }));
      const file = createPkcs12({ trusted: entries }, TRUSTSTORE_PASSWORD, { provider: crypto, iterations: 10_000 });
      values.truststore_p12 = this.write('truststore.p12', file);
    }
    return values;
  }

  /** A folder as `openssl rehash` leaves it: each certificate under the hash of its name, and a number. */
  private authorityFolder(trusted: readonly Uint8Array[]): string {
    const folder = join(this.path, 'ca');
    mkdirSync(folder);
    const counts = new Map<string, number>();
    for (const der of trusted) {
      const hash = subjectHash(parseCertificate(der).subject);
      const count = counts.get(hash) ?? 0;
      counts.set(hash, count + 1);
      writeFileSync(join(folder, `${hash}.${count}`), encodePem('CERTIFICATE', der));
    }
    return folder;
  }

  private ssh(material: Material, { scene, port, nonce }: ClientTarget, portInNames: number): Placeholders {
    const { host = material.address, knownHosts = () => '' } = scene;
    mkdirSync(join(this.path, '.ssh'), { mode: 0o700 });
    const user = material.userKey();
    const identity = this.write('.ssh/id_ed25519', openSshPrivateKey(user));
    this.write('.ssh/id_ed25519.pub', `${publicKeyLine(user.key)}\n`);
    const text = knownHosts(host, portInNames);
    const pin = hostKeyOf(text, knownHostsName(host, portInNames));
    return {
      host,
      port: String(port),
      home: this.path,
      ...(pin === undefined ? {} : { host_key: pin }),
      nonce,
      known_hosts: this.write('.ssh/known_hosts', text),
      identity,
      user: material.userName,
      password: material.password,
      cmd: `echo ${nonce}`,
    };
  }
}

/** The fingerprint of the one key that a `known_hosts` has for a name, when that is all it says of it. */
function hostKeyOf(text: string, name: string): string | undefined {
  const [entry, ...more] = new KnownHostsFile(text).find(name);
  return entry === undefined || more.length > 0 || entry.marker !== undefined ? undefined : fingerprint(entry.key);
}
