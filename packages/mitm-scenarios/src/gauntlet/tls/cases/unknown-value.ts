import { TicketKeys } from '@cutaway/tls-handshake';
import type { Extension, Faults } from '@cutaway/tls-handshake/lab';
import { certificateRequest12, decodeHandshake, encodeHandshake } from '@cutaway/tls-handshake/messages';
import { ExtensionType, GREASE_VALUES } from '@cutaway/tls-handshake/registry';
import type { HostileCase } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { honest } from '../scenes.js';
import type { TlsServerSetup } from '../server.js';
import { tls12, tls13 } from './version.js';

const [FIRST, SECOND] = GREASE_VALUES as readonly [number, number, ...number[]];
const TLS_1_2 = 0x0303;
/** Of a client certificate: a number that stands for none (RFC 5246 §12). */
const UNKNOWN_CERTIFICATE_TYPE = 0xe0;

const unknown: readonly Extension[] = [
  { extension_type: FIRST, extension_data: new Uint8Array(0) },
  { extension_type: SECOND, extension_data: Uint8Array.of(1, 2, 3) },
];

const askingAnybody = { required: false, insecureAcceptAnyCertificate: true } as const;

/** Signature schemes with reserved ones in front. */
const greased = (schemes: readonly number[]): number[] => [FIRST, ...schemes, SECOND];

const inExtensions = (wanted: 'NewSessionTicket' | 'CertificateRequest') => (): Faults => ({
  extensions: (message, extensions) =>
    message !== wanted
      ? extensions
      : [
          ...unknown,
          ...extensions.map((one) =>
            one.extension_type === ExtensionType.of.signature_algorithms
              ? { ...one, extension_data: withSchemes(one.extension_data as SignatureAlgorithms) }
              : one,
          ),
        ],
});

interface SignatureAlgorithms {
  readonly supported_signature_algorithms: readonly number[];
}

const withSchemes = ({ supported_signature_algorithms }: SignatureAlgorithms): SignatureAlgorithms => ({
  supported_signature_algorithms: greased(supported_signature_algorithms),
});

/** TLS 1.2 has no extensions there, but numbers that will be more one day (RFC 5246 §7.4.4). */
const inCertificateRequest12 = (): Faults => {
  const definition = certificateRequest12(TLS_1_2);
  return {
    message: (message) => {
      if (message.name !== 'CertificateRequest') return [message];
      const request = decodeHandshake(definition, message.bytes);
      const bytes = encodeHandshake(definition, {
        ...request,
        certificate_types: [UNKNOWN_CERTIFICATE_TYPE, ...request.certificate_types],
        supported_signature_algorithms: greased(request.supported_signature_algorithms ?? []),
      });
      return [{ ...message, bytes }];
    },
  };
};

const control = (
  id: string,
  rules: readonly string[],
  setup: (material: Material) => Partial<TlsServerSetup>,
  more: Partial<HostileCase> = {},
): HostileCase => ({
  id,
  protocol: 'tls',
  group: 'hello',
  severity: 'low',
  goal: 'application-data',
  rules,
  twin: (material) => honest(material, setup(material)),
  ...more,
});

/** Reserved values that a server may send and a client must pass over (RFC 8701 §4). */
export const unknownValueControls: readonly HostileCase[] = [
  control(
    'tls13-unknown-in-ticket',
    ['RFC 8701 §4', 'RFC 8446 §4.6.1'],
    ({ crypto, random }) => ({
      options: { policy: tls13, tickets: new TicketKeys({ crypto, random }) },
      faults: inExtensions('NewSessionTicket'),
    }),
    // Tickets come after the handshake: they are read with the answer.
    { goal: 'answer-shown' },
  ),
  control('tls13-unknown-in-certificate-request', ['RFC 8701 §4', 'RFC 8446 §4.3.2'], () => ({
    options: { policy: tls13, clientAuthentication: askingAnybody },
    faults: inExtensions('CertificateRequest'),
  })),
  control('tls12-unknown-in-certificate-request', ['RFC 8701 §4', 'RFC 5246 §7.4.4'], () => ({
    options: { policy: tls12, clientAuthentication: askingAnybody },
    faults: inCertificateRequest12,
  })),
];
