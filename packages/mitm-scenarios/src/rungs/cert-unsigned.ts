import { equal } from '@cutaway/primitives/bytes';
import type { CryptoProvider, KeyPair } from '@cutaway/primitives/crypto';
import { encode } from '@cutaway/primitives/wire';
import { Hello, UnsignedCertificate } from '../messages/index.js';
import { type UnsignedTbsCertificate, unsignedTbsCertificate } from '../messages/unsigned-certificate.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import { receiveSessionKey, sendSessionKey } from './hybrid.js';
import { rsaKeysOf } from './identity.js';
import { fromMessage, toMessage } from './rsa.js';
import type { Rung } from './rung.js';

/** As `hybrid`, but the public key comes in a "certificate" with a name and a digest, and nobody's signature. */
export const certUnsigned: Rung<object, { keys: KeyPair; certificate: UnsignedCertificate }> = {
  id: 'cert-unsigned',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: true, longLivedKey: true, sessionKey: true, certificate: 'unsigned', negotiation: false },
  equipClient: () => ({}),
  equipServer(lab, identity) {
    const keys = rsaKeysOf(lab, identity);
    const tbs_certificate = { subject: lab.serverName, subject_public_key: toMessage(keys.publicKey) };
    return { keys, certificate: { tbs_certificate, digest: digestOf(lab.crypto, tbs_certificate) } };
  },

  *client(party, _has, ask) {
    party.send(Hello, { server_name: party.serverName });
    const { tbs_certificate, digest } = yield* party.receive(UnsignedCertificate);
    party.check('certificate.digest', 'FIPS 180-4 §6.2', equal(digestOf(party.crypto, tbs_certificate), digest));
    party.check('certificate.name', 'RFC 9525 §6.3', tbs_certificate.subject === party.serverName);
    return yield* sendSessionKey(party, fromMessage(tbs_certificate.subject_public_key), ask);
  },

  *server(party, { certificate, keys }, serve) {
    yield* party.receive(Hello);
    party.send(UnsignedCertificate, certificate);
    yield* receiveSessionKey(party, keys.privateKey, serve);
  },
};

const digestOf = (crypto: CryptoProvider, tbs: UnsignedTbsCertificate): Uint8Array =>
  crypto.digest('SHA-256', encode(unsignedTbsCertificate, tbs));
