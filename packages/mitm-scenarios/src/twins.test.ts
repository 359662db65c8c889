import { noble } from '@cutaway/primitives/noble';
import { ClientHelloRecording, type EarlyDataAttempt } from '@cutaway/tls-handshake';
import { parseCertificate } from '@cutaway/x509/certificate';
import { expect, it } from 'vitest';
import { findAttacker, findRung, Lab, type Rung, runCell } from './index.js';
import { Certificate, DigestedText, Hello } from './messages/index.js';
import { sendSessionKey } from './rungs/hybrid.js';

const lab = new Lab(noble, 'twins');

// An attack that fails must be able to succeed: else "safe" would only mean that the attacker is no good. Each twin
// differs from a design in the check that is to stop the attack.

const unverified: Rung = {
  ...findRung('chain'),
  id: 'chain-unverified',
  *client(party, _has, ask) {
    party.send(Hello, { server_name: party.serverName });
    const { certificate_list } = yield* party.receive(Certificate);
    const key = parseCertificate(certificate_list[0] as Uint8Array).subjectPublicKeyInfo.publicKey;
    return yield* sendSessionKey(party, key as NonNullable<typeof key>, ask);
  },
};

it.each([
  ['impersonate', 'impersonated'],
  ['key-swap', 'read'],
  ['other-domain', 'read'],
  ['modified-certificate', 'read'],
  ['forged-issuer', 'read'],
  ['expired-certificate', 'read'],
  ['tamper-digest', 'altered'],
])('%s succeeds against a client that looks at no certificate', (attacker, outcome) => {
  expect(runCell(lab, unverified, findAttacker(attacker)).outcome).toBe(outcome);
  expect(runCell(lab, findRung('chain'), findAttacker(attacker)).outcome).toBe('safe');
});

it('flipped bits pass a receiver that does not compare the digest', () => {
  const uncompared: Rung = {
    ...findRung('digest'),
    id: 'digest-uncompared',
    *server(party, _has, serve) {
      yield* party.receive(Hello);
      const { content } = yield* party.receive(DigestedText);
      const answer = yield* serve(content);
      party.send(DigestedText, { content: answer, digest: party.crypto.digest('SHA-256', answer) });
    },
  };
  expect(runCell(lab, uncompared, findAttacker('tamper')).outcome).toBe('altered');
});

it('a replay passes a server whose share is always the same', () => {
  const stale: Rung = {
    ...findRung('dh-anon'),
    id: 'dh-static',
    *server(party, has, serve) {
      const random = lab.random('static share');
      yield* findRung('dh-anon').server(Object.assign(Object.create(party), { random }), has, serve);
    },
  };
  expect(runCell(lab, stale, findAttacker('replay')).outcome).toBe('replayed');
});

it('recordings of any exchange fall to whoever has its private value', () => {
  const { evidence } = runCell(lab, findRung('dh-anon'), {
    ...findAttacker('eavesdrop'),
    attempts: () => [
      {
        listens: true,
        afterwards({ network, knowledge }) {
          for (const key of network.sessions.get(1)?.client?.party.ephemeralKeys ?? []) knowledge.takeEphemeralKey(key);
        },
      },
    ],
  });
  expect(evidence.map(({ victim }) => victim)).toEqual(['client', 'server']);
});

it('early data is not carried out twice by a server that remembers ClientHellos', () => {
  const rung = findRung('tls13-0rtt');
  const remembering: Rung = {
    ...rung,
    id: 'tls13-0rtt-remembered',
    equipServer(forLab, identity) {
      const recording = new ClientHelloRecording({ now: () => forLab.now });
      const admit = (attempt: EarlyDataAttempt): boolean => recording.admit(attempt);
      return { ...(rung.equipServer(forLab, identity) as object), admit };
    },
  };
  expect(runCell(lab, rung, findAttacker('replay')).outcome).toBe('replayed');
  expect(runCell(lab, remembering, findAttacker('replay')).outcome).toBe('safe');
  expect(runCell(lab, remembering, findAttacker('stolen-server-key')).evidence.map(({ victim }) => victim)).toEqual([
    'client',
  ]);
});
