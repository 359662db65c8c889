import type { Credential } from '../authentication/credential.js';
import type { MessageFlow } from '../connection/message-flow.js';
import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { type Extension, extension } from '../extensions/definition.js';
import { ECPointFormat, ecPointFormatsExtension } from '../extensions/ec-point-formats.js';
import { encryptThenMac as encryptThenMacExtension } from '../extensions/encrypt-then-mac.js';
import { extendedMasterSecret } from '../extensions/extended-master-secret.js';
import { recordSizeLimit } from '../extensions/record-size-limit.js';
import { renegotiationInfo } from '../extensions/renegotiation-info.js';
import { serverName } from '../extensions/server-name.js';
import { sessionTicket } from '../extensions/session-ticket.js';
import { signedCertificateTimestamp } from '../extensions/signed-certificate-timestamp.js';
import { statusRequest } from '../extensions/status-request.js';
import type { Randoms } from '../key-schedule/tls12.js';
import { DOWNGRADE_TO_TLS_1_1, DOWNGRADE_TO_TLS_1_2, ServerHello } from '../messages/server-hello.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import { renegotiatedByServer } from './renegotiation12.js';
import type { ServerStart } from './server.js';
import type { ServerSettings } from './server-settings.js';
import { signalsSecureRenegotiation } from './server12-choices.js';

const SESSION_ID_LENGTH = 32;
const NOTHING = new Uint8Array(0);

/** What a ServerHello of TLS 1.2 says. */
export interface Choices12 extends ServerStart {
  readonly suite: CipherSuiteParameters;
  readonly extendedMasterSecret: boolean;
  readonly applicationProtocol: string | undefined;
  readonly resumed: boolean;
  /** Absent when a session is resumed. */
  readonly credential: Credential | undefined;
}

/** What it came to. */
export interface Hello12 extends Choices12 {
  readonly randoms: Randoms;
  /** Of a session that can be resumed by it; else empty. */
  readonly sessionId: Uint8Array;
  readonly promisesTicket: boolean;
  readonly staples: boolean;
  /** In CBC suites, when the client can (RFC 7366). */
  readonly encryptThenMac: boolean;
}

/** Sends the ServerHello (RFC 5246 §7.4.1.3). */
export function sendServerHello12(flow: MessageFlow, settings: ServerSettings, choices: Choices12): Hello12 {
  const { hello, version, suite, resumed, credential } = choices;
  const asks = (definition: { readonly type: number }): boolean => hello.extensionTypes.has(definition.type);
  const promisesTicket = !resumed && asks(sessionTicket) && settings.tickets !== undefined && settings.ticketCount > 0;
  const staples = credential?.ocspResponse !== undefined && asks(statusRequest);
  const keepsId = !resumed && !promisesTicket && settings.sessionIds !== undefined;
  const sessionId = keepsId ? flow.random(SESSION_ID_LENGTH) : NOTHING;
  const random = flow.altered('server_random', withSentinel(flow.random(32), version, settings));
  const macLast = suite.encryption.type === 'block' && asks(encryptThenMacExtension);
  const encryptThenMac = flow.decided('encrypt_then_mac', Number(macLast)) === 1;
  const answered = answers(settings, choices, { promisesTicket, staples, encryptThenMac, asks });
  const sent = flow.send(ServerHello, {
    legacy_version: flow.decided('version', version),
    random,
    // The same id tells the client that its session goes on (RFC 5246 §7.4.1.3, RFC 5077 §3.4).
    legacy_session_id_echo: resumed ? hello.value.legacy_session_id : sessionId,
    cipher_suite: suite.id,
    legacy_compression_method: 0,
    extensions: flow.alteredExtensions('ServerHello', answered),
  });
  const randoms: Randoms = {
    client: hello.value.random,
    server: random,
    clientFrom: hello.id,
    // Known once the message has gone into a record.
    get serverFrom() {
      return sent.id;
    },
  };
  return { ...choices, randoms, sessionId, promisesTicket, staples, encryptThenMac };
}

function answers(
  settings: ServerSettings,
  { hello, extendedMasterSecret: extended, applicationProtocol, credential, resumed, binding }: Choices12,
  say: {
    readonly promisesTicket: boolean;
    readonly staples: boolean;
    readonly encryptThenMac: boolean;
    readonly asks: (definition: { readonly type: number }) => boolean;
  },
): Extension[] {
  const { promisesTicket, staples, encryptThenMac, asks } = say;
  const timestamps = credential?.signedCertificateTimestamps;
  const limit = { record_size_limit: settings.recordSizeLimit };
  const formats = { ec_point_format_list: [ECPointFormat.of.uncompressed] };
  const protocols = { protocol_name_list: [applicationProtocol ?? ''] };
  const possible: readonly (readonly [boolean, Extension])[] = [
    [
      signalsSecureRenegotiation(hello),
      extension(renegotiationInfo, 'ServerHello', { renegotiated_connection: renegotiatedByServer(binding) }),
    ],
    [extended, extension(extendedMasterSecret, 'ServerHello', {})],
    [encryptThenMac, extension(encryptThenMacExtension, 'ServerHello', {})],
    [promisesTicket, extension(sessionTicket, 'ServerHello', {})],
    [!resumed && asks(ecPointFormatsExtension), extension(ecPointFormatsExtension, 'ServerHello', formats)],
    [!resumed && hello.serverName !== undefined, extension(serverName, 'ServerHello', {})],
    [applicationProtocol !== undefined, extension(applicationLayerProtocolNegotiation, 'ServerHello', protocols)],
    [staples, extension(statusRequest, 'ServerHello', {})],
    [
      timestamps !== undefined && asks(signedCertificateTimestamp),
      extension(signedCertificateTimestamp, 'ServerHello', { sct_list: [...(timestamps ?? [])] }),
    ],
    [asks(recordSizeLimit), extension(recordSizeLimit, 'ServerHello', limit)],
  ];
  return possible.filter(([said]) => said).map(([, one]) => one);
}

/** A client that speaks something better learns from it that somebody changed its hello (RFC 8446 §4.1.3). */
function withSentinel(random: Uint8Array, version: number, { policy }: ServerSettings): Uint8Array {
  const marked = random.slice();
  if (version < TLS_1_2 && policy.maxVersion >= TLS_1_2) marked.set(DOWNGRADE_TO_TLS_1_1, 24);
  else if (version === TLS_1_2 && policy.maxVersion >= TLS_1_3) marked.set(DOWNGRADE_TO_TLS_1_2, 24);
  return marked;
}
