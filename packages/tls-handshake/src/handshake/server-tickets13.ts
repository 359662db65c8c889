import { bytesToUnsigned } from '@cutaway/primitives/bytes';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { extension } from '../extensions/definition.js';
import { earlyData } from '../extensions/early-data.js';
import type { KeySchedule13 } from '../key-schedule/tls13.js';
import { NewSessionTicket13 } from '../messages/new-session-ticket.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import type { ServerSettings } from './server-settings.js';

/** A longer ticket would not fit its field (RFC 8446 §4.6.1). */
const MAX_TICKET_LENGTH: number = 2 ** 16 - 1;

/** Gives the client keys for later connections (RFC 8446 §4.6.1). */
export function* sendTickets(
  flow: MessageFlow,
  settings: ServerSettings,
  { suite, schedule }: { readonly suite: CipherSuiteParameters; readonly schedule: KeySchedule13 },
  count: number,
): Handshake {
  const { tickets, ticketLifetime } = settings;
  if (tickets === undefined || count === 0) return;
  const resumption = schedule.resumptionSecret(flow.transcript.hash(suite.hash));
  for (let number = 0; number < count; number++) {
    // Differs from one ticket of a connection to the next.
    const ticket_nonce = flow.altered('ticket_nonce', Uint8Array.of(number));
    const ticket_age_add = Number(bytesToUnsigned(flow.random(4)));
    const maxEarlyDataSize = settings.earlyData?.maxSize ?? 0;
    const ticket = yield* flow.perform(() =>
      tickets.issue({
        version: TLS_1_3,
        cipherSuite: suite.id,
        secret: schedule.resumptionPsk(resumption, ticket_nonce).bytes,
        issuedAt: settings.now().getTime(),
        lifetime: ticketLifetime,
        ticketAgeAdd: ticket_age_add,
        maxEarlyDataSize,
        serverName: flow.info?.serverName,
        applicationProtocol: flow.info?.applicationProtocol,
        extendedMasterSecret: true,
        peerCertificates: flow.info?.peerCertificates ?? [],
      }),
    );
    flow.forgetWhenFailed(() => tickets.delete?.(ticket));
    if (ticket.length > MAX_TICKET_LENGTH) return;
    const early = extension(earlyData, 'NewSessionTicket', { max_early_data_size: maxEarlyDataSize });
    flow.send(NewSessionTicket13, {
      ticket_lifetime: ticketLifetime,
      ticket_age_add,
      ticket_nonce,
      ticket,
      extensions: flow.alteredExtensions('NewSessionTicket', maxEarlyDataSize > 0 ? [early] : []),
    });
  }
}
