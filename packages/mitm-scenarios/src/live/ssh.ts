import { concatAll, equal, utf8 } from '@cutaway/primitives/bytes';
import type { KeyGeneration } from '@cutaway/primitives/crypto';
import {
  type Algorithms,
  type Authentication,
  type HostKeyAlgorithmName,
  type KeyExchangeMethodName,
  type SigningKey,
  type SshCipherName,
  signingKey,
  type VerifyHostKey,
} from '@cutaway/ssh-auth';
import { parsePublicKey, publicKeyLine } from '@cutaway/ssh-auth/keys';
import { isTrusted, KnownHosts } from '@cutaway/ssh-auth/known-hosts';
import { faultyClient, faultyServer } from '@cutaway/ssh-auth/lab';
import { passwordOf } from '../lab/bank.js';
import type { Lab } from '../lab/lab.js';
import { Recorder } from '../network/recorder.js';
import { startCommand } from '../protocols/ssh/command.js';
import { sshProtocol } from '../protocols/ssh/protocol.js';
import type { Fault } from './fault.js';
import { readable } from './readable.js';
import { refusalOf } from './result.js';
import type { Outcome } from './run.js';
import { senderFaults } from './sender-faults.js';
import type { Choices } from './settings.js';
import { Wire } from './wire.js';

const USER = 'alice';
const REQUEST = 'statement 1';
const RESPONSE = 'balance: 1000\n';

/** Runs an SSH client against an SSH server: key exchange, login, one command, goodbye. */
export function runSsh(lab: Lab, choices: Choices, faults: readonly Fault[]): Outcome {
  const { crypto } = lab;
  const recorder = new Recorder();
  const applied = new Set<Fault>();
  const wire = new Wire(recorder, sshProtocol, 1, faults, applied);
  const lies = (side: 'client' | 'server') => ({
    faults: senderFaults(side, faults, (_, bytes) => ({ name: 'injected', bytes }), applied),
  });
  const common = (side: 'client' | 'server') => ({
    crypto,
    now: () => 0,
    random: lab.random(side),
    trace: wire.listener(side),
    algorithms: algorithmsOf(choices),
  });
  const hostKey = keyOf(lab, choices['host-key'] ?? '', 'server');
  const userKey = keyOf(lab, 'ssh-ed25519', 'client');
  let request: Uint8Array | undefined;

  const client = faultyClient(
    {
      ...common('client'),
      host: lab.serverName,
      userName: USER,
      verifyHostKey: verifier(lab, choices, hostKey),
      authentication: [login(lab, choices, userKey)],
    },
    lies('client'),
  );
  const server = faultyServer(
    {
      ...common('server'),
      hostKeys: [hostKey],
      announceHostKeys: false,
      authentication: {
        ...(choices.login === 'publickey'
          ? { publickey: (user, { key }) => user === USER && equal(key.blob, userKey.blob) }
          : { password: (user, password) => user === USER && password === passwordOf(lab) }),
      },
      onSession: (session) => ({
        exec: (command) => {
          request = command.slice();
          session.channel.write(utf8(RESPONSE));
          session.exit(0);
          return true;
        },
      }),
    },
    lies('server'),
  );
  const ends = { client, server };
  wire.settle(ends);
  const command = client.state === 'connected' ? startCommand(client, REQUEST) : undefined;
  wire.settle(ends);
  const closed = command?.closed ?? false;
  if (closed && client.state === 'connected') client.close();
  wire.settle(ends);

  const refusal = refusalOf(recorder.events, { client: client.error, server: server.error }, 'RFC 4251 §5');
  const response = concatAll(command?.output ?? []);
  return {
    outcome: refusal !== undefined ? 'refused' : closed ? 'completed' : 'stalled',
    ...(refusal === undefined ? {} : { refusal }),
    received: {
      ...(request === undefined ? {} : { request: readable(request) }),
      ...(response.length === 0 ? {} : { response: readable(response) }),
    },
    applied,
    events: recorder.events,
  };
}

const KEYS: Readonly<Record<string, KeyGeneration>> = {
  'ssh-ed25519': { type: 'Ed25519' },
  'ecdsa-sha2-nistp256': { type: 'EC', curve: 'P-256' },
  'rsa-sha2-256': { type: 'RSA', modulusLength: 2048 },
  'rsa-sha2-512': { type: 'RSA', modulusLength: 2048 },
};

function keyOf(lab: Lab, algorithm: string, owner: string): SigningKey {
  const kind = KEYS[algorithm] ?? { type: 'Ed25519' };
  const label = `SSH key of ${owner}, ${kind.type}`;
  const keys = lab.once(label, () => lab.crypto.generateKeyPair(kind, lab.random(label)));
  return signingKey(keys.privateKey, { crypto: lab.crypto });
}

function algorithmsOf(choices: Choices): Partial<Algorithms> {
  return {
    keyExchange: [choices.kex as KeyExchangeMethodName],
    hostKey: [choices['host-key'] as HostKeyAlgorithmName],
    cipher: [choices.cipher as SshCipherName],
    mac: ['hmac-sha2-256-etm@openssh.com'],
  };
}

/** Goes by a `known_hosts` that has the server's key, or the one of a machine that had its address before. */
function verifier(lab: Lab, choices: Choices, hostKey: SigningKey): VerifyHostKey {
  if (choices['known-host'] === 'unchecked') return () => ({ accept: true });
  const known = choices['known-host'] === 'known' ? hostKey : keyOf(lab, choices['host-key'] ?? '', 'former server');
  const hosts = new KnownHosts([`${lab.serverName} ${publicKeyLine(parsePublicKey(known.blob))}\n`], {
    crypto: lab.crypto,
  });
  return (presented) => ({ accept: isTrusted(hosts.check(presented)) });
}

function login(lab: Lab, choices: Choices, key: SigningKey): Authentication {
  if (choices.login === 'publickey') return { method: 'publickey', key };
  return { method: 'password', password: choices.login === 'password' ? passwordOf(lab) : 'password1' };
}
