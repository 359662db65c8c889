import { type Codec, rest, sized16, struct, vec16 } from '@cutaway/primitives/wire';
import { ExtensionType } from '../registry/extension-type.js';
import { applicationLayerProtocolNegotiation } from './application-layer-protocol-negotiation.js';
import { certificateAuthorities } from './certificate-authorities.js';
import { compressCertificate } from './compress-certificate.js';
import { cookie } from './cookie.js';
import type { Extension, ExtensionContext, ExtensionDefinition } from './definition.js';
import { earlyData } from './early-data.js';
import { ecPointFormatsExtension } from './ec-point-formats.js';
import { encryptThenMac } from './encrypt-then-mac.js';
import { extendedMasterSecret } from './extended-master-secret.js';
import { keyShare } from './key-share.js';
import { maxFragmentLength } from './max-fragment-length.js';
import { oidFilters } from './oid-filters.js';
import { padding } from './padding.js';
import { postHandshakeAuth } from './post-handshake-auth.js';
import { preSharedKey } from './pre-shared-key.js';
import { pskKeyExchangeModesExtension } from './psk-key-exchange-modes.js';
import { recordSizeLimit } from './record-size-limit.js';
import { renegotiationInfo } from './renegotiation-info.js';
import { serverName } from './server-name.js';
import { sessionTicket } from './session-ticket.js';
import { signatureAlgorithms, signatureAlgorithmsCert } from './signature-algorithms.js';
import { signedCertificateTimestamp } from './signed-certificate-timestamp.js';
import { statusRequest } from './status-request.js';
import { supportedGroups } from './supported-groups.js';
import { supportedVersions } from './supported-versions.js';

/** Every extension with a format. */
export const extensionDefinitions: readonly ExtensionDefinition[] = [
  serverName,
  maxFragmentLength,
  statusRequest,
  supportedGroups,
  ecPointFormatsExtension,
  signatureAlgorithms,
  signatureAlgorithmsCert,
  applicationLayerProtocolNegotiation,
  signedCertificateTimestamp,
  padding,
  encryptThenMac,
  extendedMasterSecret,
  compressCertificate,
  recordSizeLimit,
  sessionTicket,
  preSharedKey,
  pskKeyExchangeModesExtension,
  earlyData,
  supportedVersions,
  cookie,
  certificateAuthorities,
  oidFilters,
  postHandshakeAuth,
  keyShare,
  renegotiationInfo,
];

const byType = new Map(extensionDefinitions.map((definition) => [definition.type, definition]));

/** What is known of an extension, or `undefined`. */
export function extensionDefinition(type: number): ExtensionDefinition | undefined {
  return byType.get(type);
}

function blockFor(context: ExtensionContext): Codec<Extension[]> {
  const format = (type: number | undefined): Codec<unknown> =>
    sized16((type === undefined ? undefined : byType.get(type)?.formats[context]) ?? rest);
  return vec16({
    ...struct<Extension>('Extension', {
      extension_type: ExtensionType,
      extension_data: ({ extension_type }) => format(extension_type),
    }),
    describe: ({ extension_type }, field) => {
      field.label = ExtensionType.label(extension_type);
    },
  });
}

const CONTEXTS = [
  'ClientHello',
  'ServerHello',
  'HelloRetryRequest',
  'EncryptedExtensions',
  'CertificateRequest',
  'CertificateEntry',
  'NewSessionTicket',
] as const satisfies readonly ExtensionContext[];

/** For each message, the codec of its `extensions` field: `Extension<0..2^16-1>` (RFC 8446 §4.2). */
export const extensionBlock: Readonly<Record<ExtensionContext, Codec<Extension[]>>> = Object.fromEntries(
  CONTEXTS.map((context) => [context, blockFor(context)]),
) as Record<ExtensionContext, Codec<Extension[]>>;
