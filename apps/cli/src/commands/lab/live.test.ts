import { Lab } from '@cutaway/mitm-scenarios';
import { commandFor, type RunRequest, runLive, settings } from '@cutaway/mitm-scenarios/live';
import type { Language } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { collecting } from '../../../test/collecting.js';
import { buildProgram } from '../../program.js';
import { LIVE_SETTINGS } from './command.js';

/** Runs a command line as it is shown to readers; quotes are the shell's. */
async function run(command: string, language: Language = 'en'): Promise<{ code: number; out: string; err: string }> {
  const { context, out, err } = collecting(language);
  let code = -1;
  const [, ...words] = command.replaceAll("'", '').split(' ');
  const program = await buildProgram(context, (given) => {
    code = given;
  });
  await program.parseAsync(words, { from: 'user' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('cutaway lab tls, ssh and path', () => {
  it('has an option for each setting, and no other', () => {
    for (const kind of ['tls', 'ssh', 'path'] as const) {
      expect(LIVE_SETTINGS[kind]).toEqual(settings[kind].map(({ name }) => name));
    }
  });

  const requests: readonly RunRequest[] = [
    { kind: 'tls' },
    { kind: 'tls', choices: { version: '1.2', certificate: 'rsa', suite: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' } },
    { kind: 'tls', choices: { group: 'X25519MLKEM768', resume: 'yes', 'client-certificate': 'yes' } },
    { kind: 'tls', choices: { retry: 'yes' }, faults: ['server:drop:Finished', 'client:change:ClientHello#2@9=00'] },
    { kind: 'ssh', choices: { login: 'password', kex: 'curve25519-sha256', 'known-host': 'unchecked' } },
    { kind: 'ssh', faults: ['server:wrong:signature_of_H'] },
    { kind: 'path', choices: { identity: 'modified', depth: 'root', 'rogue-root': 'yes' } },
  ];
  for (const request of requests) {
    const live = runLive(new Lab(nodeCrypto, 'repeat'), request);
    const command = commandFor(live);
    it(`does what a page did: ${command}`, async () => {
      const { code, out } = await run(`${command} --json`);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toEqual({ schemaVersion: 1, ...JSON.parse(JSON.stringify(live)) });
    });
  }

  it('shows the side that refused, the check, the alert and the clause', async () => {
    const { out } = await run('cutaway lab tls --fault server:wrong:signature --seed a');
    for (const part of [
      'As the client sees it',
      'The client went no further.',
      'tls/signature-invalid',
      '✗ client: ',
      'decrypt_error',
      'RFC 8446 §4.4.3',
      'cutaway lab tls --fault server:wrong:signature --seed a --crypto node',
    ]) {
      expect(out).toContain(part);
    }
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(110);
  });

  it('speaks Chinese', async () => {
    const { out } = await run('cutaway lab ssh --known-host changed --seed a', 'zh');
    expect(out).toContain('客户端就此停下');
    expect(out).not.toMatch(/\{\w+\}|undefined|\b(lab|live|check)\.\w/);
  });

  it('writes a page', async () => {
    const { out } = await run('cutaway lab tls --html - --seed a');
    expect(out).toContain('<!doctype html>');
    expect(out).toContain('CertificateVerify');
  });

  it('refuses what there is not, with the nearest', async () => {
    const { code, err } = await run('cutaway lab tls --group x25591');
    expect(code).toBe(2);
    expect(err).toContain('"x25519"');
    expect((await run('cutaway lab ssh --fault nonsense')).code).toBe(2);
  });
});
