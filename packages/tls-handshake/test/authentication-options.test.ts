import { expect, it } from 'vitest';
import { TlsClient, type TlsClientOptions, TlsServer } from '../src/index.js';
import { makeRoot } from './authority.js';
import { credential, errors, pair, server } from './pair.js';

// What a program without types, or a configuration file, may hand over.
const untyped = (options: Record<string, unknown>): TlsClientOptions => options as unknown as TlsClientOptions;
const noOptOut = [false, undefined, null, 0, 'false', 'true', 1];

it.each(noOptOut)('insecureAcceptAnyCertificate: %j opts out of nothing', async (insecureAcceptAnyCertificate) => {
  const stranger = makeRoot('stranger').certificate;
  const both = await pair(untyped({ anchors: [stranger], insecureAcceptAnyCertificate }));
  expect(errors(both)[0]).toBe('x509/unknown-issuer');
  const neither = untyped({ serverName: 'localhost', insecureAcceptAnyCertificate });
  expect(() => new TlsClient(neither)).toThrow(expect.objectContaining({ code: 'tls/invalid-options' }));
});

it('a server that asks clients who they are says whom it trusts', () => {
  const clientAuthentication = { required: true } as never;
  expect(() => new TlsServer({ credentials: [credential(server)], clientAuthentication })).toThrow(
    expect.objectContaining({ code: 'tls/invalid-options', context: expect.objectContaining({ option: 'anchors' }) }),
  );
});
