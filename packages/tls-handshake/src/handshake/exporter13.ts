import type { MessageFlow } from '../connection/message-flow.js';
import type { KeySchedule13, NamedSecret } from '../key-schedule/tls13.js';

/**
 * Keying material for applications (RFC 8446 §7.5). Few ask for it: unless somebody listens, its secret is derived only
 * then.
 *
 * @param finishedHash of ClientHello … server Finished.
 */
export function makeExporter(
  flow: MessageFlow,
  schedule: KeySchedule13,
  finishedHash: Uint8Array,
  clientRandom: Uint8Array,
): NonNullable<MessageFlow['exporter']> {
  let secret: NamedSecret | undefined;
  const exporterSecret = (): NamedSecret => {
    secret ??= schedule.exporterSecret(finishedHash);
    return secret;
  };
  if (flow.listened) flow.logKey('EXPORTER_SECRET', clientRandom, exporterSecret().bytes);
  return (label, context, length) =>
    schedule.exportKeyingMaterial(exporterSecret(), label, context ?? new Uint8Array(0), length);
}

/**
 * Keying material from the ClientHello alone, for use with 0-RTT data (RFC 8446 §7.5). Its secret must be derived before
 * the key schedule goes on.
 *
 * @param helloHash of ClientHello.
 */
export function makeEarlyExporter(
  flow: MessageFlow,
  schedule: KeySchedule13,
  helloHash: Uint8Array,
  clientRandom: Uint8Array,
): NonNullable<MessageFlow['earlyExporter']> {
  const secret = schedule.earlyExporterSecret(helloHash);
  flow.logKey('EARLY_EXPORTER_SECRET', clientRandom, secret.bytes);
  return (label, context, length) => schedule.exportKeyingMaterial(secret, label, context, length);
}
