import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { earlyData } from '../extensions/early-data.js';
import { protection13 } from '../record/make-protection.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { makeEarlyExporter } from './exporter13.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import type { SelectedPsk } from './server-psk.js';
import type { ServerSettings } from './server-settings.js';

/** Early data passed over when we do not take it: no less than others allow, since we cannot ask (RFC 8446 §4.2.10). */
const LEAST_SKIPPED: number = 2 ** 14;

/** What records add to early data, at the most, when it comes in small ones. */
const EXPANSION = 2;

/** Whether a client's early data is taken (RFC 8446 §4.2.10, §8). */
export function* admitsEarlyData(
  flow: MessageFlow,
  settings: ServerSettings,
  hello: ReceivedClientHello,
  suite: CipherSuiteParameters,
  psk: SelectedPsk | undefined,
  applicationProtocol: string | undefined,
): Handshake<boolean> {
  if (!hello.extensionTypes.has(earlyData.type)) return false;
  const { earlyData: options } = settings;
  const session = psk?.session;
  const fits =
    options !== undefined &&
    psk?.index === 0 &&
    session !== undefined &&
    session.maxEarlyDataSize > 0 &&
    session.cipherSuite === suite.id &&
    session.applicationProtocol === applicationProtocol;
  let taken = false;
  if (fits) {
    // The ticket's age by the client's clock and by ours (RFC 8446 §8.3).
    const age = (psk.obfuscatedTicketAge - session.ticketAgeAdd + 2 ** 32) % 2 ** 32;
    const sentAt = session.issuedAt + age;
    const inTime = Math.abs(settings.now().getTime() - sentAt) <= options.window;
    const attempt = { binder: psk.binder, sentAt, serverName: hello.serverName };
    taken = inTime && (yield* flow.perform(() => options.admit(attempt)));
  }
  flow.choose(() => ({
    name: 'early_data',
    offered: ['early_data'],
    chosen: taken ? 'early_data' : null,
    reason: taken ? 'first_time' : 'not_admitted',
    rule: 'RFC 8446 §8',
  }));
  return taken;
}

/** Goes on under the early key. What comes is told apart from other data, and its amount is limited. */
export function receiveEarlyData(
  flow: MessageFlow,
  hello: ReceivedClientHello,
  suite: CipherSuiteParameters,
  { schedule, session }: SelectedPsk,
): void {
  const helloHash = flow.transcript.hash(suite.hash);
  const secret = schedule.clientEarlyTrafficSecret(helloHash);
  flow.earlyExporter = makeEarlyExporter(flow, schedule, helloHash, hello.value.random);
  flow.logKey('CLIENT_EARLY_TRAFFIC_SECRET', hello.value.random, secret.bytes);
  flow.setReadProtection(protection13(flow.crypto, suite, schedule.trafficKeys(secret, suite)));
  flow.earlyDataLeft = session?.maxEarlyDataSize ?? 0;
  flow.canReceive = true;
}

/** Passes over the early data that will come although we do not take it. */
export function skipEarlyData(flow: MessageFlow, settings: ServerSettings, hello: ReceivedClientHello): void {
  if (!hello.extensionTypes.has(earlyData.type)) return;
  flow.reader.skippable = EXPANSION * Math.max(settings.earlyData?.maxSize ?? 0, LEAST_SKIPPED);
}
