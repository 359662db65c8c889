import { parseIpAddress } from '@cutaway/x509';
import type { MessageFlow, Received } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { findExtension } from '../extensions/definition.js';
import { NameType, serverName } from '../extensions/server-name.js';
import { signatureAlgorithms } from '../extensions/signature-algorithms.js';
import { supportedGroups } from '../extensions/supported-groups.js';
import { supportedVersions } from '../extensions/supported-versions.js';
import type { ClientHello } from '../messages/client-hello.js';
import { ExtensionType } from '../registry/extension-type.js';
import { SSL_3_0, TLS_1_0, TLS_1_1, TLS_1_2 } from '../registry/protocol-version.js';
import type { ClientHelloInfo } from '../server-context.js';
import { checkDuplicates, checkPlaces, hasPlace } from './extension-checks.js';

/** A ClientHello with the offers taken out of it. */
export interface ReceivedClientHello extends Received<ClientHello>, ClientHelloInfo {
  /** Types of all extensions, for what may be answered. */
  readonly extensionTypes: ReadonlySet<number>;
}

const NO_COMPRESSION = 0;
/** A label as names in use have it: host names, and others with underscores. */
const LABEL = /^[a-z0-9_-]{1,63}$/;

const NOTHING: readonly never[] = [];

/** Versions a client without supported_versions speaks, when it names its best one (RFC 8446 §4.2.1). */
const VERSIONS_BEFORE_1_3: readonly number[] = [TLS_1_2, TLS_1_1, TLS_1_0, SSL_3_0];

/** Takes the offers out of a ClientHello, and checks what every version asks of it. */
export function readClientHello(flow: MessageFlow, hello: Received<ClientHello>): ReceivedClientHello {
  const { value, id } = hello;
  const extensions = value.extensions ?? NOTHING;
  checkDuplicates('ClientHello', extensions);
  checkPlaces('ClientHello', extensions, (type) => hasPlace('ClientHello', type));
  const psk = extensions.findIndex(({ extension_type }) => extension_type === ExtensionType.of.pre_shared_key);
  if (psk !== -1) {
    flow.require('psk_last', psk === extensions.length - 1, 'tls/psk-not-last', () => ({
      subject: { message: id, path: `extensions[${psk}]` },
    }));
  }
  const plain = value.legacy_compression_methods.includes(NO_COMPRESSION);
  flow.require('compression', plain, 'tls/compression-missing', () => ({
    subject: { message: id, path: 'legacy_compression_methods' },
  }));
  const versions = findExtension(extensions, supportedVersions, 'ClientHello')?.versions;
  return {
    ...hello,
    extensionTypes: new Set(extensions.map(({ extension_type }) => extension_type)),
    serverName: readServerName(hello),
    applicationProtocols:
      findExtension(extensions, applicationLayerProtocolNegotiation, 'ClientHello')?.protocol_name_list ?? NOTHING,
    versions: versions ?? VERSIONS_BEFORE_1_3.filter((version) => version <= value.legacy_version),
    cipherSuites: value.cipher_suites,
    groups: findExtension(extensions, supportedGroups, 'ClientHello')?.named_group_list ?? NOTHING,
    signatureSchemes:
      findExtension(extensions, signatureAlgorithms, 'ClientHello')?.supported_signature_algorithms ?? NOTHING,
  };
}

/** The host name the client wants to reach (RFC 6066 §3). Some clients send addresses, which mean nothing. */
function readServerName({ value }: Received<ClientHello>): string | undefined {
  const list = findExtension(value.extensions, serverName, 'ClientHello')?.server_name_list ?? NOTHING;
  const names = list.filter(({ name_type }) => name_type === NameType.of.host_name).map(({ name }) => String(name));
  const [name] = names;
  if (name === undefined) return undefined;
  const place = { message: 'ClientHello', path: 'extensions.server_name' };
  if (names.length > 1) throw new TlsError('tls/server-name-invalid', { actual: names }, { place });
  const text = name.toLowerCase();
  if (parseIpAddress(text) !== undefined) return undefined;
  if (text.split('.').every((label) => LABEL.test(label))) return text;
  throw new TlsError('tls/server-name-invalid', { actual: [name] }, { place });
}
