import { equal, utf8 } from '@cutaway/primitives/bytes';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { ServerSession, SshServer, SshServerOptions } from '@cutaway/ssh-auth';
import { signingKey } from '@cutaway/ssh-auth';
import type { SoftwareKey } from '@cutaway/ssh-auth/keys';
import { faultyServer, insecureAlgorithms, type LabOptions } from '@cutaway/ssh-auth/lab';
import type { Conversation, Link, Serve } from '../link.js';
import type { Material } from '../material.js';
import type { Offer, Witness } from '../witness.js';

/** How an SSH server of the gauntlet differs from an honest one. */
export interface SshServerSetup {
  /** The host key; {@link Material.hostKey} unless given. */
  readonly hostKeys?: readonly SoftwareKey[];
  /** Host certificates, encoded, each for the host key at the same place. */
  readonly certificates?: readonly Uint8Array[];
  readonly options?: Partial<SshServerOptions>;
  readonly lab?: LabOptions;
  /** Sees each event of the server's trace. */
  readonly watch?: (event: TraceEvent, witness: Witness) => void;
  /** Called when a user is logged in. */
  readonly loggedIn?: (server: SshServer, witness: Witness) => void;
  /** Called when a command was begun, before it is answered. */
  readonly began?: (server: SshServer, session: ServerSession, witness: Witness) => void;
}

/** An SSH server that lets the gauntlet's user in and answers a command with the server's nonce. */
export function sshServe(material: Material, setup: SshServerSetup = {}): Serve {
  return (link, witness) => converse(material, setup, link, witness);
}

function converse(material: Material, setup: SshServerSetup, link: Link, witness: Witness): Conversation {
  const { crypto, injected, password, userName } = material;
  const keys = setup.hostKeys ?? [material.hostKey()];
  const credential = (kind: string): true => {
    witness.observe('ssh-credential', { kind });
    witness.reach('credential');
    return true;
  };
  const options: SshServerOptions = {
    crypto,
    ...injected,
    policy: 'compatible',
    hostKeys: keys.map(({ privateKey }, index) => {
      const certificate = setup.certificates?.[index];
      return signingKey(privateKey, { crypto, ...injected, ...(certificate === undefined ? {} : { certificate }) });
    }),
    authentication: {
      password: (_, given) => credential('password') && given === password,
      publickey: (_, offered) => {
        if (offered.signed) credential('publickey');
        return equal(offered.key.blob, material.userKey().key.blob);
      },
      keyboardInteractive: (_, answers) => {
        if (answers.length === 0) return { prompts: [{ prompt: 'Password: ', echo: false }] };
        credential('keyboard-interactive');
        return answers[0]?.[0] === password;
      },
    },
    announceHostKeys: false,
    onSession: (session) => ({
      exec: (command) => answer(session, command, false),
      shell: () => answer(session, new Uint8Array(0), true),
      pty: () => true,
      env: () => true,
    }),
    trace: (event) => {
      witness.record(event);
      setup.watch?.(event, witness);
      if (event.kind !== 'message' || event.direction !== 'received') return;
      if (event.name === 'SSH_MSG_KEXINIT') {
        witness.offer ??= offerOf(event.fields.children ?? []);
        witness.reach('hello');
      }
      if (event.name === 'SSH_MSG_NEWKEYS') witness.reach('key-exchange');
      if (event.name === 'SSH_MSG_SERVICE_REQUEST') witness.reach('userauth');
    },
    ...setup.options,
  };
  const lab: LabOptions = setup.lab ?? {};
  const insecure = lab.insecureAlgorithms === true && setup.options?.algorithms === undefined;
  const server = faultyServer(insecure ? { ...options, algorithms: insecureAlgorithms(crypto) } : options, lab);

  function answer(session: ServerSession, command: Uint8Array, shell: boolean): boolean {
    witness.observe('ssh-command', { command: new TextDecoder().decode(command.subarray(0, 200)) });
    witness.reach('exec');
    setup.began?.(server, session, witness);
    const reply = (): void => {
      session.channel.write(utf8(`${witness.serverNonce}\n`));
      session.exit(0);
    };
    if (shell) queueMicrotask(reply);
    else reply();
    return true;
  }

  const pump = (): void => {
    for (const packet of server.takeOutput()) if (packet.length > 0) link.send(packet);
    for (const event of server.events()) {
      if (event.type === 'connected') {
        witness.observe('ssh-login', { user: userName, methods: event.login.methods.join(', ') });
        setup.loggedIn?.(server, witness);
      }
      if (event.type === 'end') link.end();
    }
    for (const packet of server.takeOutput()) if (packet.length > 0) link.send(packet);
    if (server.state === 'failed' || server.state === 'closed') link.end();
  };
  server.onprogress = pump;
  pump();
  return {
    receive: (bytes) => {
      server.receive(bytes);
      pump();
    },
    ended: () => {
      server.receiveEnd();
      pump();
    },
  };
}

function offerOf(fields: readonly { readonly name: string; readonly value?: unknown }[]): Offer {
  const lists: Record<string, readonly string[]> = {};
  for (const { name, value } of fields) {
    if (Array.isArray(value)) lists[name] = value.map(String);
    else if (typeof value === 'string' && value.includes('-')) lists[name] = value.split(',');
  }
  return lists;
}
