import { utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { type Policy, type PolicyParameters, TlsClient, type TlsClientOptions } from '../src/index.js';
import { type Faults, faultyServer, insecureLab, insecurePolicy } from '../src/lab/index.js';
import { CipherSuite, type CipherSuiteName, cipherSuite } from '../src/registry/index.js';
import { issue } from './authority.js';
import { join, type Pair } from './in-memory.js';
import { credential, errors, server as p256, root } from './pair.js';
import type { Flight } from './recording.js';
import { allFields, dissectWithTshark } from './tshark.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const shortRsa = nodeCrypto.generateKeyPair({ type: 'RSA', modulusLength: 512 })
  .privateKey as Faults['temporaryRsaKey'];

/** Over 2^512 - 569, a prime. */
const shortGroup = { p: Uint8Array.from({ length: 64 }, () => 255), g: Uint8Array.of(2) };
shortGroup.p.set([0xfd, 0xc7], 62);

const exported = insecureLab.cipherSuites
  .filter((id) => cipherSuite(id)?.export)
  .map((id) => CipherSuite.label(id) as CipherSuiteName);

function only(
  suites: CipherSuiteName | readonly CipherSuiteName[],
  part: Partial<PolicyParameters> = { versions: ['TLS 1.0'] },
): Policy {
  return insecurePolicy({
    name: 'export',
    versions: ['TLS 1.2'],
    cipherSuites: [suites].flat(),
    groups: ['secp256r1', 'ffdhe2048'],
    signatureSchemes: ['rsa_pkcs1_sha256', 'rsa_pkcs1_sha1', 'ecdsa_secp256r1_sha256'],
    minimumDhBits: 512,
    ...part,
  });
}

async function talk(
  policy: Policy,
  faults: Faults,
  { crypto = nodeCrypto, client = {}, flights = [] }: Partial<Extra> = {},
): Promise<Pair> {
  const both = await join(
    new TlsClient({ serverName: 'localhost', anchors: [root.certificate], crypto, policy, ...client }),
    faultyServer({ credentials: [credential(p256), credential(rsa)], crypto, policy }, faults),
    flights,
  );
  if (both.client.writable) both.client.send(utf8('GET / HTTP/1.0\r\n\r\n'));
  if (both.server.writable) both.server.send(utf8('HTTP/1.0 200 OK\r\n\r\n'));
  await both.settle();
  return both;
}

interface Extra {
  readonly crypto: CryptoProvider;
  readonly client: Partial<TlsClientOptions>;
  readonly flights: Flight[];
}

const keys = { temporaryRsaKey: shortRsa as NonNullable<typeof shortRsa>, diffieHellmanGroup: shortGroup };

describe.each([noble, nodeCrypto])('with the $name provider', (crypto) => {
  // No certificate here has a DSA key.
  it.each(exported.filter((name) => !name.includes('DSS')))('%s is spoken', async (suite) => {
    const both = await talk(only(suite), keys, { crypto });
    expect([suite, ...errors(both)]).toEqual([suite, undefined, undefined]);
    expect(both.client.info).toMatchObject({ version: 'TLS 1.0', cipherSuite: suite });
    const data = both.events.server.flatMap((event) => (event.type === 'data' ? [event.data] : []));
    expect(new TextDecoder().decode(data[0])).toBe('GET / HTTP/1.0\r\n\r\n');
  });
});

it('tshark decrypts them with our key log', async (ctx) => {
  const tshark = needs(ctx, 'tshark');
  for (const suite of ['TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA'] as const) {
    const flights: Flight[] = [];
    const keyLog: string[] = [];
    const client = { keyLog: (line: string) => keyLog.push(line) };
    await talk(only(suite), keys, { client, flights });
    const names = [...allFields(dissectWithTshark(tshark, flights, keyLog))].map(({ name }) => name);
    expect(names).not.toContain('_ws.malformed');
    expect(names).toContain('http.request.method');
    expect(names).toContain('http.response.code');
  }
});

it('a server without short keys chooses none of them', async () => {
  const both = await talk(only('TLS_RSA_EXPORT_WITH_RC4_40_MD5'), {});
  expect(both.server.error?.code).toBe('tls/no-common-cipher-suite');
});

it('there is none of them after TLS 1.0', async () => {
  const suites = ['TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'TLS_RSA_WITH_AES_128_CBC_SHA'] as const;
  const both = await talk(only(suites, { versions: ['TLS 1.1'] }), {});
  expect(both.client.info?.cipherSuite).toBe('TLS_RSA_WITH_AES_128_CBC_SHA');
});

it('FREAK: a key nobody asked for is refused', async () => {
  for (const versions of [['TLS 1.0'], ['TLS 1.2']] as const) {
    const policy = only('TLS_RSA_WITH_AES_128_CBC_SHA', { versions });
    const both = await talk(policy, { temporaryRsaKey: keys.temporaryRsaKey });
    expect(both.client.error).toMatchObject({
      code: 'tls/unexpected-message',
      context: { actual: 'server_key_exchange' },
    });
  }
});

it('a short key that is none is refused', async () => {
  const temporaryRsaKey = { ...keys.temporaryRsaKey, n: new Uint8Array(64) };
  const both = await talk(only('TLS_RSA_EXPORT_WITH_RC4_40_MD5'), { temporaryRsaKey });
  expect(both.client.error?.code).toMatch(/^crypto\//);
});

it('Logjam: a group of 512 bits is refused unless the policy says otherwise', async () => {
  const faults = { diffieHellmanGroup: shortGroup };
  const suite = 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA';
  const lab = await talk(only(suite, {}), faults);
  expect([...errors(lab), lab.client.info?.cipherSuite]).toEqual([undefined, undefined, suite]);
  const refused = await talk(only(suite, { minimumDhBits: 2048 }), faults);
  expect(refused.client.error).toMatchObject({ code: 'tls/group-too-weak', context: { actual: 512, minimum: 2048 } });
});
