import { utf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { supported } from '../src/index.js';
import { issue, makeRoot } from './authority.js';
import { credential, errors, only, server as p256, pair, person, root } from './pair.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const other = issue(root, 'other', { type: 'EC', curve: 'P-256' }, { hosts: ['other.example'] });
const stranger = issue(makeRoot('strangers'), 'stranger', { type: 'EC', curve: 'P-256' }, { purposes: ['client'] });

describe.each([noble, nodeCrypto])('client and server with the $name provider', (crypto) => {
  it('agree by default on X25519MLKEM768, and talk', async () => {
    const both = await pair({ crypto }, { crypto });
    expect(errors(both)).toEqual([undefined, undefined]);
    const agreed = { version: 'TLS 1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', group: 'X25519MLKEM768' };
    expect(both.client.info).toMatchObject({ ...agreed, signatureScheme: 'ecdsa_secp256r1_sha256' });
    expect(both.server.info).toMatchObject({ ...agreed, serverName: 'localhost', peerCertificates: [] });
    both.client.send(utf8('ping'));
    both.server.send(utf8('pong'));
    await both.settle();
    both.client.close();
    await both.settle();
    both.server.close();
    await both.settle();
    const shape = (event: { type: string; data?: Uint8Array }) =>
      event.type === 'data' ? String.fromCharCode(...(event.data ?? [])) : event.type;
    expect(both.events.server.map(shape)).toEqual(['connected', 'ping', 'end']);
    expect(both.events.client.map(shape)).toEqual(['connected', 'pong', 'end']);
    expect([both.client.state, both.server.state]).toEqual(['closed', 'closed']);
  });

  it('speak every suite', async () => {
    for (const name of supported.cipherSuites.filter((suite) => !suite.includes('_WITH_'))) {
      const policy = only({ cipherSuites: [name], groups: ['x25519'] });
      const both = await pair({ crypto, policy }, { crypto });
      // The CCM suites are not in the default policy.
      if (name.includes('CCM')) expect(both.server.error?.code).toBe('tls/no-common-cipher-suite');
      const all = await pair({ crypto, policy }, { crypto, policy: only({}) });
      expect(all.server.info?.cipherSuite).toBe(name);
    }
  });
});

it('speak every group, each also after a HelloRetryRequest', async () => {
  for (const group of supported.groups.filter((name) => !/ffdhe[468]/.test(name))) {
    const policy = only({ groups: [group] });
    const straight = await pair({ policy }, { policy });
    expect(straight.server.info?.group).toBe(group);
    const first = group === 'x25519' ? 'secp256r1' : 'x25519';
    const retried = await pair({ policy: only({ groups: [first, group], keyShares: [first] }) }, { policy });
    expect(errors(retried)).toEqual([undefined, undefined]);
    expect(retried.server.info?.group).toBe(group);
  }
});

it('ask for a share of the hybrid group when there is none', async () => {
  const both = await pair({ policy: only({ groups: ['x25519', 'X25519MLKEM768'], keyShares: ['x25519'] }) });
  expect(both.client.info?.group).toBe('X25519MLKEM768');
});

describe('the server chooses', () => {
  it('the certificate whose key the client can verify', async () => {
    const credentials = [credential(p256), credential(rsa)];
    const both = await pair({ policy: only({ signatureSchemes: ['rsa_pss_rsae_sha256'] }) }, { credentials });
    // The root signs with ECDSA, which this client also must take in certificates.
    expect(both.client.info?.signatureScheme).toBe('rsa_pss_rsae_sha256');
    const none = await pair({ policy: only({ signatureSchemes: ['ed25519'] }) }, { credentials });
    expect(none.server.error?.code).toBe('tls/no-common-signature-scheme');
    expect(none.client.error).toMatchObject({ code: 'tls/alert-received', context: { alert: 'handshake_failure' } });
  });

  it('the certificate for the name', async () => {
    const credentials = [credential(p256), credential(other)];
    const both = await pair({ serverName: 'other.example' }, { credentials });
    expect(both.client.info?.peerCertificates).toEqual([other.certificate.bytes]);
  });

  it('the context for the name, at hand or looked up', async () => {
    const context = { credentials: [credential(other)], applicationProtocols: ['other/1'] };
    const client = { serverName: 'other.example', applicationProtocols: ['h2', 'other/1'] };
    const expected = { serverName: 'other.example', applicationProtocol: 'other/1' };
    for (const server of [
      { contexts: { 'other.example': context } },
      { selectContext: () => context },
      { selectContext: async () => context },
    ]) {
      const both = await pair(client, { applicationProtocols: ['h2'], ...server });
      expect(both.server.info).toMatchObject(expected);
    }
    const unknown = await pair({}, { contexts: { 'other.example': context }, requireKnownName: true });
    expect(unknown.client.error?.context.alert).toBe('unrecognized_name');
  });

  it('the application protocol by its own preference, or none', async () => {
    const both = await pair({ applicationProtocols: ['a', 'b'] }, { applicationProtocols: ['b', 'a'] });
    expect(both.client.info?.applicationProtocol).toBe('b');
    const nothing = await pair({ applicationProtocols: ['a'] }, { applicationProtocols: ['c'] });
    expect(nothing.client.error?.context.alert).toBe('no_application_protocol');
    const silent = await pair({ applicationProtocols: ['a'] });
    expect(silent.client.info?.applicationProtocol).toBeUndefined();
  });
});

it('signs with a key that is elsewhere', async () => {
  const { certificate, privateKey } = p256;
  const asked: (string | undefined)[] = [];
  const sign = async (scheme: string | undefined, message: Uint8Array): Promise<Uint8Array> => {
    asked.push(scheme);
    return nodeCrypto.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, message);
  };
  const both = await pair({}, { credentials: [{ certificates: [certificate.bytes], privateKey: { sign } }] });
  expect(both.client.state).toBe('connected');
  expect(asked).toEqual(['ecdsa_secp256r1_sha256']);
  const broken = { sign: () => Promise.reject(new Error('the key server is down')) };
  const failed = await pair({}, { credentials: [{ certificates: [certificate.bytes], privateKey: broken }] });
  expect(failed.server.error?.code).toBe('tls/operation-failed');
  expect(failed.client.error?.context.alert).toBe('internal_error');
});

describe('client certificates', () => {
  const required = { clientAuthentication: { required: true, anchors: [root.certificate] } };
  const wanted = { clientAuthentication: { required: false, anchors: [root.certificate] } };

  it('are verified', async () => {
    for (const server of [required, wanted]) {
      const both = await pair({ credential: credential(person) }, server);
      expect(both.server.info).toMatchObject({
        peerCertificates: [person.certificate.bytes],
        signatureScheme: 'ecdsa_secp256r1_sha256',
      });
    }
  });

  it('may be missing, or not', async () => {
    expect((await pair({}, wanted)).server.info?.peerCertificates).toEqual([]);
    const refused = await pair({}, required);
    expect(refused.server.error?.code).toBe('tls/certificate-required');
    expect(refused.client.error?.context.alert).toBe('certificate_required');
  });

  it('of strangers, or for servers, are refused', async () => {
    const refused = await pair({ credential: credential(stranger) }, wanted);
    expect(refused.client.error?.context.alert).toBe('unknown_ca');
    const misused = await pair({ credential: credential(p256) }, wanted);
    expect(misused.client.error?.context.alert).toBe('unsupported_certificate');
    const anyone = { clientAuthentication: { required: true, insecureAcceptAnyCertificate: true } } as const;
    expect((await pair({ credential: credential(stranger) }, anyone)).server.state).toBe('connected');
  });
});

it('staples what the certificate comes with, for clients that ask', async () => {
  const ocspResponse = Uint8Array.of(48, 3, 10, 1, 6);
  const credentials = [{ ...credential(p256), ocspResponse, signedCertificateTimestamps: [Uint8Array.of(1, 2)] }];
  expect((await pair({}, { credentials })).client.info?.ocspResponse).toEqual(ocspResponse);
  expect((await pair({ askForStatus: false }, { credentials })).client.info?.ocspResponse).toBeUndefined();
});

it('keeps to limits on records', async () => {
  const both = await pair({ recordSizeLimit: 100 }, { recordSizeLimit: 200 });
  expect(errors(both)).toEqual([undefined, undefined]);
  both.server.send(new Uint8Array(1000));
  const length = both.server.output().length;
  expect(length).toBe(1000 + 10 * (5 + 17));
});

it('pass over reserved values', async () => {
  const both = await pair({ grease: true });
  expect(errors(both)).toEqual([undefined, undefined]);
});

it('change keys when either side wants', async () => {
  const both = await pair();
  for (const side of [both.client, both.server]) {
    side.updateKeys();
    await both.settle();
    side.updateKeys({ requestPeer: true });
    await both.settle();
  }
  both.client.send(utf8('still here'));
  await both.settle();
  expect(both.events.server.at(-1)).toEqual({ type: 'data', data: utf8('still here') });
});

it('export the same keying material', async () => {
  const { client, server } = await pair();
  expect(server.exportKeyingMaterial('EXPERIMENTAL', 24)).toEqual(client.exportKeyingMaterial('EXPERIMENTAL', 24));
});
