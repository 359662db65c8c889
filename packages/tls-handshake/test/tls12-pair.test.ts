import { utf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  type PolicyParameters,
  SessionStore,
  supported,
  TicketKeys,
  TlsClient,
  TlsServer,
  type TlsServerOptions,
  type TlsSession,
} from '../src/index.js';
import { type Faults, faultyClient } from '../src/lab/index.js';
import { ClientHello, decodeHandshake, encodeHandshake } from '../src/messages/index.js';
import { ContentType, ExtensionType } from '../src/registry/index.js';
import { issue } from './authority.js';
import type { Pair } from './in-memory.js';
import { join } from './in-memory.js';
import { credential, errors, only, server as p256, pair, person, root } from './pair.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const ed25519 = issue(root, 'Ed25519', { type: 'Ed25519' });
const policy12 = (part: Partial<PolicyParameters> = {}) => only({ versions: ['TLS 1.2'], ...part });
const both = { credentials: [credential(p256), credential(rsa)] };
const sessionsOf = ({ events }: Pair): TlsSession[] =>
  events.client.flatMap((event) => (event.type === 'session' ? [event.session] : []));

describe.each([noble, nodeCrypto])('client and server of TLS 1.2 with the $name provider', (crypto) => {
  it('speak every suite, and talk', async () => {
    for (const name of supported.cipherSuites.filter((suite) => suite.includes('_WITH_'))) {
      const policy = policy12({ cipherSuites: [name], groups: ['x25519', 'secp256r1'] });
      const joined = await pair({ crypto, policy }, { crypto, policy, ...both });
      expect(errors(joined)).toEqual([undefined, undefined]);
      for (const { info } of [joined.client, joined.server]) {
        expect(info).toMatchObject({
          version: 'TLS 1.2',
          cipherSuite: name,
          group: 'x25519',
          extendedMasterSecret: true,
        });
      }
      joined.client.send(utf8('ping'));
      joined.server.send(utf8('pong'));
      await joined.settle();
      expect(joined.events.server.at(-1)).toEqual({ type: 'data', data: utf8('ping') });
      expect(joined.events.client.at(-1)).toEqual({ type: 'data', data: utf8('pong') });
      const material = joined.client.exportKeyingMaterial('EXPERIMENTAL', 24);
      expect(joined.server.exportKeyingMaterial('EXPERIMENTAL', 24)).toEqual(material);
    }
  });
});

it('speak every curve, and sign with every kind of key', async () => {
  for (const group of ['x25519', 'x448', 'secp256r1', 'secp384r1', 'secp521r1'] as const) {
    const policy = policy12({ groups: [group] });
    // The client cannot verify with curves it does not name (RFC 8422 §5.1.1).
    expect((await pair({ policy }, { policy, ...both })).server.info?.group).toBe(group);
  }
  const joined = await pair({ policy: policy12() }, { credentials: [credential(ed25519)] });
  expect(joined.client.info?.signatureScheme).toBe('ed25519');
  const none = await pair(
    { policy: policy12({ groups: ['secp521r1'] }) },
    { policy: policy12({ groups: ['x25519'] }) },
  );
  expect(none.client.error?.context.alert).toBe('handshake_failure');
});

it('staple, negotiate protocols and names, and keep to limits on records', async () => {
  const ocspResponse = Uint8Array.of(48, 3, 10, 1, 6);
  const credentials = [{ ...credential(p256), ocspResponse, signedCertificateTimestamps: [Uint8Array.of(1)] }];
  const client = { policy: policy12(), applicationProtocols: ['h2'], recordSizeLimit: 100 };
  const joined = await pair(client, { credentials, applicationProtocols: ['h2'] });
  expect(joined.client.info).toMatchObject({ applicationProtocol: 'h2', ocspResponse });
  expect(joined.server.info).toMatchObject({ applicationProtocol: 'h2', serverName: 'localhost' });
  joined.server.send(new Uint8Array(1000));
  expect(joined.server.output()).toHaveLength(1000 + 10 * (5 + 8 + 16));
});

describe('client certificates', () => {
  const clientAuthentication = { required: true, anchors: [root.certificate] };

  it('are verified, or missed', async () => {
    const known = await pair({ policy: policy12(), credential: credential(person) }, { clientAuthentication });
    expect(known.server.info).toMatchObject({ peerAuthenticated: true, peerCertificates: [person.certificate.bytes] });
    const unknown = await pair({ policy: policy12() }, { clientAuthentication });
    expect(unknown.client.error?.context.alert).toBe('handshake_failure');
    const optional = { ...clientAuthentication, required: false };
    const silent = await pair({ policy: policy12() }, { clientAuthentication: optional });
    expect(silent.server.info?.peerAuthenticated).toBe(false);
  });
});

describe.each<[string, () => Partial<TlsServerOptions>]>([
  ['tickets', () => ({ tickets: new TicketKeys({ crypto: nodeCrypto }) })],
  ['session ids', () => ({ sessionIds: new SessionStore() })],
])('sessions by %s', (_, make) => {
  it('are resumed', async () => {
    const server = make();
    const [session] = sessionsOf(await pair({ policy: policy12() }, server)) as [TlsSession];
    const again = await pair({ policy: policy12(), session }, server);
    expect(errors(again)).toEqual([undefined, undefined]);
    expect(again.client.info?.resumed).toBe(true);
    expect(again.server.info).toMatchObject({ resumed: true, serverName: 'localhost', extendedMasterSecret: true });
    const elsewhere = await pair({ policy: policy12(), session }, make());
    expect([errors(elsewhere), elsewhere.server.info?.resumed]).toEqual([[undefined, undefined], false]);
  });

  it('remember who the client is, and end with the extended master secret', async () => {
    const server = { ...make(), clientAuthentication: { required: true, anchors: [root.certificate] } };
    const client = { policy: policy12(), credential: credential(person) };
    const [session] = sessionsOf(await pair(client, server)) as [TlsSession];
    const again = await pair({ ...client, session }, server);
    expect(again.server.info).toMatchObject({ resumed: true, peerAuthenticated: true });
    const dropping = removing(ExtensionType.of.extended_master_secret);
    const options = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, ...client, session };
    const fooled = await pairWith(options, dropping, server);
    expect(fooled.server.error?.code).toBe('tls/extended-master-secret-missing');
  });
});

/** Leaves an extension out of every ClientHello. */
function removing(type: number): Faults {
  return {
    message: (message) => {
      if (message.name !== 'ClientHello') return [message];
      const hello = decodeHandshake(ClientHello, message.bytes);
      const extensions = hello.extensions?.filter(({ extension_type }) => extension_type !== type);
      return [{ ...message, bytes: encodeHandshake(ClientHello, { ...hello, extensions }) }];
    },
  };
}

function pairWith(
  options: ConstructorParameters<typeof TlsClient>[0],
  faults: Faults,
  server: Partial<TlsServerOptions> = {},
): Promise<Pair> {
  const other = new TlsServer({ credentials: [credential(p256)], crypto: nodeCrypto, ...server });
  return join(faultyClient(options, faults), other);
}

const base = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto };

it('a downgraded client notices, by the server’s random', async () => {
  const joined = await pairWith(base, removing(ExtensionType.of.supported_versions));
  expect(joined.client.error?.code).toBe('tls/downgrade-detected');
});

it('a client that lacks secure renegotiation is refused, unless the policy allows it', async () => {
  const without = removing(ExtensionType.of.renegotiation_info);
  const refused = await pairWith({ ...base, policy: policy12() }, without);
  expect(refused.server.error?.code).toBe('tls/renegotiation-info-missing');
  const lenient = definePolicy({
    ...supported,
    name: 'lenient',
    versions: ['TLS 1.2'],
    requireSecureRenegotiation: false,
  });
  const taken = await pairWith({ ...base, policy: lenient }, without, { policy: lenient });
  expect(errors(taken)).toEqual([undefined, undefined]);
});

it('a client that says it fell back meets no server that is better', async () => {
  const faults: Faults = {
    message: (message) => {
      if (message.name !== 'ClientHello') return [message];
      const hello = decodeHandshake(ClientHello, message.bytes);
      hello.cipher_suites.push(0x5600);
      return [{ ...message, bytes: encodeHandshake(ClientHello, hello) }];
    },
  };
  const joined = await pairWith({ ...base, policy: policy12() }, faults);
  expect(joined.client.error?.context.alert).toBe('inappropriate_fallback');
});

it('renegotiation is refused by a warning, and the connection goes on', async () => {
  const again: Faults = {
    message: (message) =>
      message.name === 'application_data' && message.bytes.length === 1
        ? [{ type: ContentType.of.handshake, name: 'ClientHello', bytes: hello }]
        : [message],
  };
  const first = new TlsClient({ ...base, policy: policy12() });
  const hello = first.output().subarray(5);
  const joined = await pairWith({ ...base, policy: policy12() }, again);
  joined.client.send(Uint8Array.of(0));
  joined.client.send(utf8('still here'));
  await joined.settle();
  expect(errors(joined)).toEqual([undefined, undefined]);
  expect(joined.events.server.at(-1)).toEqual({ type: 'data', data: utf8('still here') });
});
