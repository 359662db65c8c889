import type { MessageFlow, Received } from '../connection/message-flow.js';
import type { KeySchedule13, NamedSecret } from '../key-schedule/tls13.js';
import { KeyUpdate, KeyUpdateRequest } from '../messages/key-update.js';
import { protection13 } from '../record/make-protection.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';

type Side = 'client' | 'server';

/** The application traffic secrets of both directions, and their renewal (RFC 8446 §4.6.3, §7.2). */
export class ApplicationKeys {
  private readonly flow: MessageFlow;
  private readonly schedule: KeySchedule13;
  private readonly suite: CipherSuiteParameters;
  private readonly own: Side;
  private readonly peer: Side;
  private secrets: Record<Side, NamedSecret>;

  constructor(
    flow: MessageFlow,
    schedule: KeySchedule13,
    suite: CipherSuiteParameters,
    own: Side,
    secrets: Readonly<Record<Side, NamedSecret>>,
  ) {
    this.flow = flow;
    this.schedule = schedule;
    this.suite = suite;
    this.own = own;
    this.peer = own === 'client' ? 'server' : 'client';
    this.secrets = { ...secrets };
  }

  /** The secret our records are under; also the base of a later Finished (RFC 8446 §4.4). */
  get ownSecret(): NamedSecret {
    return this.secrets[this.own];
  }

  /** The secret the peer's records are under. */
  get peerSecret(): NamedSecret {
    return this.secrets[this.peer];
  }

  protectWriting(): void {
    const keys = this.schedule.trafficKeys(this.ownSecret, this.suite);
    this.flow.setWriteProtection(protection13(this.flow.crypto, this.suite, keys, this.flow.padding));
  }

  protectReading(): void {
    const keys = this.schedule.trafficKeys(this.peerSecret, this.suite);
    this.flow.setReadProtection(protection13(this.flow.crypto, this.suite, keys));
  }

  /** Tells the peer, and goes on with our next key. @param requestPeer ask for its next key too. */
  updateOwn(requestPeer: boolean): void {
    const { update_requested, update_not_requested } = KeyUpdateRequest.of;
    this.flow.send(KeyUpdate, { request_update: requestPeer ? update_requested : update_not_requested });
    this.flow.flush();
    this.secrets[this.own] = this.schedule.nextApplicationTrafficSecret(this.own, this.ownSecret);
    this.protectWriting();
  }

  /** The peer goes on with its next key, and may ask for ours. */
  peerUpdated({ value, id }: Received<KeyUpdate>): void {
    const known = KeyUpdateRequest.nameOf(value.request_update) !== undefined;
    this.flow.require('key_update', known, 'tls/key-update-value', () => ({
      context: { actual: value.request_update },
      subject: { message: id, path: 'request_update' },
    }));
    this.secrets[this.peer] = this.schedule.nextApplicationTrafficSecret(this.peer, this.peerSecret);
    this.protectReading();
    if (value.request_update === KeyUpdateRequest.of.update_requested) this.updateOwn(false);
  }
}
