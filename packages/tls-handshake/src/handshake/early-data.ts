import type { MessageFlow } from '../connection/message-flow.js';
import { protection13 } from '../record/make-protection.js';
import { type CipherSuiteParameters, cipherSuite } from '../registry/cipher-suites.js';
import { TLS_1_2 } from '../registry/protocol-version.js';
import type { ClientOffer } from './client-hello.js';
import type { OfferedPsk } from './client-psk.js';
import type { ClientSettings } from './client-settings.js';
import { makeEarlyExporter } from './exporter13.js';

/** Sends application data right after the ClientHello, under a key of the last session (RFC 8446 §4.2.10). */
export function sendEarlyData(flow: MessageFlow, settings: ClientSettings, offer: ClientOffer): void {
  const psk = offer.psks[0] as OfferedPsk;
  const suite = cipherSuite(psk.session?.cipherSuite ?? 0) as CipherSuiteParameters;
  const hash = flow.transcript.hash(suite.hash);
  const secret = psk.schedule.clientEarlyTrafficSecret(hash);
  flow.logKey('CLIENT_EARLY_TRAFFIC_SECRET', offer.random, secret.bytes);
  flow.earlyExporter = makeEarlyExporter(flow, psk.schedule, hash, offer.random);
  // The ClientHello's record alone may say TLS 1.0 (RFC 8446 §5.1).
  flow.flush();
  flow.writer.version = TLS_1_2;
  flow.sendCompatibilityChangeCipherSpec();
  flow.setWriteProtection(protection13(flow.crypto, suite, psk.schedule.trafficKeys(secret, suite)));
  flow.sendApplicationData(settings.earlyData as Uint8Array);
}
