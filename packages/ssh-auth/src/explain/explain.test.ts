import { catalogueProblems } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';
import { describe, expect, it } from 'vitest';
import { sshPublicKey } from '../keys/public-key.js';
import { publicKeyLine } from '../keys/public-key-line.js';
import { KnownHosts } from '../known-hosts/known-hosts.js';
import { explainVerdict, firstUseQuestion, sshCatalogue } from './index.js';

const key = () => sshPublicKey(noble.generateKeyPair({ type: 'Ed25519' }).publicKey);

describe('the catalogue', () => {
  it('has every sentence in both languages with the same placeholders', () => {
    const groups = ['error.ssh/malformed-key', 'verdict.changed', 'authorization.from', 'signer.key', 'agent.locked'];
    expect(catalogueProblems(sshCatalogue)).toEqual([]);
    expect(Object.keys(sshCatalogue)).toEqual(expect.arrayContaining(groups));
  });
});

describe('explainVerdict', () => {
  const [own, other] = [key(), key()];
  const files = {
    known: `host ${publicKeyLine(own)}`,
    unknown: '',
    changed: `host ${publicKeyLine(other)}`,
    revoked: `@revoked host ${publicKeyLine(own)}`,
  };

  it.each(Object.entries(files))('fills in everything about a key that is %s', (expected, text) => {
    const verdict = new KnownHosts([text]).check({ host: 'host', key: own.blob });
    expect(verdict.verdict).toBe(expected);
    for (const language of ['en', 'zh'] as const) {
      const explained = explainVerdict(verdict, language);
      expect(explained).toContain('host');
      expect(explained).not.toMatch(/[{}]|undefined|verdict\./);
      if (text !== '') expect(explained).toContain('known_hosts:1');
    }
  });

  it('names other hosts with the same key, with control characters made visible', () => {
    const verdict = new KnownHosts([`twin\u001b[2J ${publicKeyLine(own)}`]).check({ host: 'host', key: own.blob });
    const explained = explainVerdict(verdict, 'en');
    expect(explained).toContain('twin\ufffd[2J (known_hosts:1)');
  });

  it('asks with the fingerprint, then again without it', () => {
    const verdict = new KnownHosts(['']).check({ host: 'host', key: own.blob });
    if (verdict.verdict !== 'unknown') throw new Error(verdict.verdict);
    expect(firstUseQuestion({ verdict, again: false }, 'zh')).toContain(verdict.fingerprint);
    expect(firstUseQuestion({ verdict, again: true }, 'en')).toMatch(/"yes", "no" or the fingerprint/);
  });
});
