import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lab } from '../lab/lab.js';
import {
  attacksOn,
  commandFor,
  faultText,
  fitting,
  type LiveRun,
  livePhrases,
  parseFault,
  type RunRequest,
  runLive,
  settings,
} from './index.js';

const lab = new Lab(nodeCrypto, 'live');
const tls = (faults: string[], choices: Record<string, string> = {}): RunRequest => ({ kind: 'tls', choices, faults });
const ssh = (faults: string[], choices: Record<string, string> = {}): RunRequest => ({ kind: 'ssh', choices, faults });

describe('runs without a fault', () => {
  for (const choices of [
    {},
    { group: 'X25519MLKEM768' },
    { version: '1.2' },
    { version: '1.2', certificate: 'rsa', suite: 'TLS_RSA_WITH_AES_128_GCM_SHA256' },
    { certificate: 'rsa' },
    { certificate: 'ed25519', suite: 'TLS_CHACHA20_POLY1305_SHA256' },
    { version: '1.2', certificate: 'ed25519' },
    { group: 'ffdhe2048' },
    { resume: 'yes' },
    { resume: 'yes', version: '1.2' },
    { retry: 'yes' },
    { 'client-certificate': 'yes' },
    { 'client-certificate': 'yes', version: '1.2' },
  ]) {
    it(`completes TLS with ${JSON.stringify(choices)}`, () => {
      const run = runLive(lab, tls([], choices));
      expect([run.outcome, run.refusal]).toEqual(['completed', undefined]);
      expect(run.received.response).toContain('balance');
    });
  }

  for (const { name, values } of settings.ssh) {
    for (const value of values.filter((one) => !['wrong-password', 'changed'].includes(one))) {
      it(`completes SSH with ${name} ${value}`, () => {
        const { outcome, received } = runLive(lab, ssh([], { [name]: value }));
        expect({ outcome, ...received }).toEqual({
          outcome: 'completed',
          request: 'statement 1',
          response: 'balance: 1000\n',
        });
      });
    }
  }

  it('resumes and retries for real', () => {
    const resumed = runLive(lab, tls([], { resume: 'yes' }));
    const names = (run: LiveRun, session: number): string[] =>
      run.events.flatMap((event) =>
        event.kind === 'message' && event.session === session && event.direction === 'sent' ? [event.name] : [],
      );
    expect(names(resumed, 1)).toContain('CertificateVerify');
    expect(names(resumed, 2)).not.toContain('CertificateVerify');
    expect(names(runLive(lab, tls([], { retry: 'yes' })), 1).filter((name) => name === 'ClientHello')).toHaveLength(2);
  });

  it('makes the same bytes with either provider, every time', () => {
    for (const request of [tls([], { 'client-certificate': 'yes' }), ssh([]), { kind: 'path' } as const]) {
      const runs = [nodeCrypto, nodeCrypto, noble].map((crypto) => runLive(new Lab(crypto, 'again'), request));
      expect(runs[1]?.events).toEqual(runs[0]?.events);
      expect(runs[2]?.events).toEqual(runs[0]?.events);
    }
  });
});

describe('what goes wrong is found', () => {
  const refusals: readonly [RunRequest, code: string, told: string, rule: string][] = [
    [tls(['server:wire@300=ff']), 'tls/bad-record-mac', 'bad_record_mac', 'RFC 8446 §5.2'],
    [tls(['client:wire@20=00']), 'tls/bad-record-mac', 'bad_record_mac', 'RFC 8446 §5.2'],
    [tls(['server:change:Finished@10=00']), 'tls/finished-mismatch', 'decrypt_error', 'RFC 8446 §4.4.4'],
    [tls(['server:wrong:signature']), 'tls/signature-invalid', 'decrypt_error', 'RFC 8446 §4.4.3'],
    [tls(['client:wrong:verify_data']), 'tls/finished-mismatch', 'decrypt_error', 'RFC 8446 §4.4.4'],
    [tls(['server:delay:Certificate']), 'tls/unexpected-message', 'unexpected_message', 'RFC 8446 §4'],
    [tls(['server:repeat:Certificate']), 'tls/unexpected-message', 'unexpected_message', 'RFC 8446 §4'],
    [tls(['server:inject:Finished=00000000']), 'tls/unexpected-message', 'unexpected_message', 'RFC 8446 §4'],
    [tls(['server:drop:CertificateVerify']), 'tls/unexpected-message', 'unexpected_message', 'RFC 8446 §4'],
    [tls(['server:choose:version=0x0302']), 'tls/selected-version-not-offered', 'illegal_parameter', 'RFC 8446 §4.2.1'],
    [tls([], { identity: 'expired' }), 'x509/expired', 'certificate_expired', 'RFC 5280 §6.1.3 (a) (2)'],
    [tls([], { identity: 'attacker' }), 'x509/unknown-issuer', 'unknown_ca', 'RFC 5280 §6.1'],
    [
      ssh(['server:wrong:signature_of_H']),
      'ssh/exchange-signature',
      'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
      'RFC 4253 §8',
    ],
    [ssh(['server:wire@30=ff']), 'ssh/exchange-signature', 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED', 'RFC 4253 §8'],
    [
      ssh(['server:change:SSH_MSG_KEXINIT@30=41']),
      'ssh/no-common-algorithm',
      'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
      'RFC 4253 §7.1',
    ],
    [
      ssh(['server:inject:SSH_MSG_SERVICE_ACCEPT=34']),
      'ssh/unexpected-message',
      'SSH_DISCONNECT_PROTOCOL_ERROR',
      'RFC 4253 §7.1',
    ],
    [
      ssh([], { 'known-host': 'changed' }),
      'ssh/host-key-refused',
      'SSH_DISCONNECT_HOST_KEY_NOT_VERIFIABLE',
      'RFC 4251 §4.1',
    ],
    [
      ssh([], { login: 'wrong-password' }),
      'ssh/authentication-failed',
      'SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE',
      'RFC 4252 §5.1',
    ],
  ];
  for (const [request, ...expected] of refusals) {
    it(`${request.kind} ${request.faults?.join(' ')} ${JSON.stringify(request.choices)}`, () => {
      const { outcome, refusal, idle } = runLive(lab, request);
      expect([outcome, refusal?.code, refusal?.told, refusal?.rule, idle]).toEqual(['refused', ...expected, []]);
    });
  }

  for (const [kind, choices] of [
    ['tls', {}],
    ['tls', { version: '1.2' }],
    ['tls', { resume: 'yes' }],
    ['tls', { resume: 'yes', version: '1.2' }],
    ['ssh', {}],
    ['ssh', { login: 'password' }],
  ] as const) {
    it(`no attack on ${kind} ${JSON.stringify(choices)} comes through, and each has a sentence`, () => {
      for (const { id, faults } of attacksOn(kind, choices)) {
        const { outcome, idle } = runLive(lab, { kind, choices, faults });
        expect([outcome, idle], id).toEqual([id === 'no-finished' ? 'stalled' : 'refused', []]);
        expect(livePhrases[`attack.${id}`], id).toBeDefined();
      }
    });
  }

  it('names the check that failed, and who made it', () => {
    const check = (request: RunRequest): unknown => {
      const found = runLive(lab, request).refusal?.check;
      return found && [found.name, found.actor];
    };
    expect(check(tls(['server:wrong:signature']))).toEqual(['certificate_verify', 'client']);
    expect(check({ kind: 'path', choices: { identity: 'expired' } })).toEqual(['certificate.validity', 'client']);
    expect(check({ kind: 'path', faults: ['server:change:Certificate@200=ff'] })).toEqual([
      'certificate.signature',
      'client',
    ]);
  });

  it('tells a run in which each side waits for the other', () => {
    expect(runLive(lab, tls(['server:drop:Finished'])).outcome).toBe('stalled');
  });

  it('tells which faults never came to pass', () => {
    const idle = ['client:drop:CertificateVerify', 'server:wire@999999=00', 'server:wrong:exchange_hash'];
    const run = runLive(lab, tls(idle));
    expect([run.outcome, run.idle]).toEqual(['completed', idle]);
  });

  it('shows somebody in between only when bytes change on the way', () => {
    const actors = (request: RunRequest): string[] => [...new Set(runLive(lab, request).events.map((e) => e.actor))];
    expect(actors(tls(['server:change:Finished@10=00']))).not.toContain('attacker');
    expect(actors(tls(['server:wire@300=ff']))).toContain('attacker');
  });

  it('ends in a typed way whatever byte is changed', () => {
    const side = fc.constantFrom('client', 'server');
    const kind = fc.constantFrom('tls' as const, 'ssh' as const);
    fc.assert(
      fc.property(kind, side, fc.nat(1800), fc.nat(255), (which, from, offset, value) => {
        const fault = `${from}:wire@${offset}=${value.toString(16).padStart(2, '0')}`;
        const { outcome, refusal } = runLive(lab, { kind: which, faults: [fault] });
        expect(outcome === 'refused').toBe(refusal !== undefined);
        expect(refusal?.code ?? '').not.toMatch(/internal-error/);
        if (refusal !== undefined) expect(refusal.rule).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });
});

describe('requests', () => {
  it('reads the texts of faults that it writes', () => {
    for (const text of [
      'server:change:Certificate@120=ff00',
      'client:drop:Finished',
      'server:repeat:SSH_MSG_KEXINIT#2',
      'server:delay:Certificate',
      'client:inject:Finished=00000000',
      'server:wrong:signature',
      'server:choose:version=0x0302',
      'server:wire@1234=ff',
    ]) {
      expect(faultText(parseFault(text))).toBe(text);
    }
  });

  it.each([
    '',
    'server',
    'server:drop',
    'other:drop:Finished',
    'server:wire@1=f',
    'server:choose:version=3',
    'server:drop:Finished#0',
  ])('refuses %j', (text) =>
    expect(() => runLive(lab, tls([text]))).toThrow(expect.objectContaining({ code: 'mitm/unknown-fault' })),
  );

  it('refuses settings that there are not, with the nearest', () => {
    expect(() => runLive(lab, tls([], { group: 'x25591' }))).toThrow(
      expect.objectContaining({
        code: 'mitm/unknown-setting',
        context: expect.objectContaining({ suggestion: 'x25519' }),
      }),
    );
    expect(() => runLive(lab, ssh([], { suite: 'any' }))).toThrow(
      expect.objectContaining({ code: 'mitm/unknown-setting' }),
    );
  });

  it('leaves of each setting what goes with the others', () => {
    const [suite, group] = ['suite', 'group'].map((name) => settings.tls.find((one) => one.name === name));
    if (suite === undefined || group === undefined) throw new Error('no such setting');
    expect(fitting('tls', suite, { version: '1.2', certificate: 'rsa' })).toContain('TLS_RSA_WITH_AES_128_GCM_SHA256');
    expect(fitting('tls', suite, {})).not.toContain('TLS_RSA_WITH_AES_128_GCM_SHA256');
    expect(fitting('tls', group, { version: '1.2' })).not.toContain('X25519MLKEM768');
  });

  it('says which command does the same', () => {
    const request = tls(['server:change:Certificate#2@1=ff'], { group: 'X25519MLKEM768', resume: 'yes' });
    expect(commandFor(runLive(lab, request))).toBe(
      "cutaway lab tls --group X25519MLKEM768 --resume --fault 'server:change:Certificate#2@1=ff' --seed live --crypto node",
    );
  });
});
