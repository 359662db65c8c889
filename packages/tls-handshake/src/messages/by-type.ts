import { type Codec, rest, struct } from '@cutaway/primitives/wire';
import type { AuthenticationMethod, KeyExchangeMethod } from '../registry/cipher-suites.js';
import { HandshakeType } from '../registry/handshake-type.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import { Certificate12, Certificate13 } from './certificate.js';
import { CertificateRequest13, certificateRequest12 } from './certificate-request.js';
import { CertificateStatus } from './certificate-status.js';
import { certificateVerify } from './certificate-verify.js';
import { ClientHello } from './client-hello.js';
import { clientKeyExchange } from './client-key-exchange.js';
import { CompressedCertificate } from './compressed-certificate.js';
import { type HandshakeDefinition, handshakeCodec } from './definition.js';
import { EncryptedExtensions } from './encrypted-extensions.js';
import { EndOfEarlyData } from './end-of-early-data.js';
import { Finished } from './finished.js';
import { HelloRequest } from './hello-request.js';
import { KeyUpdate } from './key-update.js';
import { NewSessionTicket12, NewSessionTicket13 } from './new-session-ticket.js';
import { ServerHello } from './server-hello.js';
import { ServerHelloDone } from './server-hello-done.js';
import { serverKeyExchange } from './server-key-exchange.js';

/** What the format of a message depends on besides its type. */
export interface MessageContext {
  readonly version: number;
  readonly keyExchange?: KeyExchangeMethod | null;
  readonly authentication?: AuthenticationMethod | null;
}

const unknownBody: Codec<{ body: Uint8Array }> = struct<{ body: Uint8Array }>('Handshake', { body: rest });

/** The definition for a message that was seen, whoever sent it; one with a single field `body` for unknown types. */
export function handshakeByType(msg_type: number, context: MessageContext): HandshakeDefinition<unknown> {
  const { version, keyExchange, authentication } = context;
  const tls13 = version >= TLS_1_3;
  switch (HandshakeType.nameOf(msg_type)) {
    case 'hello_request':
      return HelloRequest;
    case 'client_hello':
      return ClientHello;
    case 'server_hello':
      return ServerHello;
    case 'new_session_ticket':
      return tls13 ? NewSessionTicket13 : NewSessionTicket12;
    case 'end_of_early_data':
      return EndOfEarlyData;
    case 'encrypted_extensions':
      return EncryptedExtensions;
    case 'certificate':
      return tls13 ? Certificate13 : Certificate12;
    case 'server_key_exchange':
      if (keyExchange && authentication) return serverKeyExchange({ version, keyExchange, authentication });
      break;
    case 'certificate_request':
      return tls13 ? CertificateRequest13 : certificateRequest12(version);
    case 'server_hello_done':
      return ServerHelloDone;
    case 'certificate_verify':
      return certificateVerify(version);
    case 'client_key_exchange':
      if (keyExchange) return clientKeyExchange(keyExchange);
      break;
    case 'finished':
      return Finished;
    case 'certificate_status':
      return CertificateStatus;
    case 'key_update':
      return KeyUpdate;
    case 'compressed_certificate':
      return CompressedCertificate;
  }
  return {
    msg_type,
    name: HandshakeType.label(msg_type),
    rule: 'RFC 8446 §4',
    codec: handshakeCodec(msg_type, unknownBody),
  };
}
