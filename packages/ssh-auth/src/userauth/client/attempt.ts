import { SshProtocolError } from '../../errors/protocol.js';
import type { Flow } from '../../transport/flow.js';
import type { Packet } from '../../transport/packet.js';
import type { Transport } from '../../transport/transport.js';
import { UserauthBanner } from '../messages/userauth-banner.js';
import { UserauthFailure } from '../messages/userauth-failure.js';
import { UserauthSuccess } from '../messages/userauth-success.js';

/** What the server answered to a request. */
export type Answer =
  | { readonly kind: 'success' }
  | { readonly kind: 'failure'; readonly canContinue: readonly string[]; readonly partialSuccess: boolean }
  /** A message of the method itself: numbers 60 to 79. */
  | { readonly kind: 'method'; readonly packet: Packet };

/** More banners than this before an answer are no banners any more. */
const MAXIMUM_BANNERS = 64;

/** What a client's authentication methods are written in. */
export class UserauthClient {
  readonly transport: Transport;
  readonly userName: string;
  readonly serviceName: string = 'ssh-connection';
  /** Whether anything was sent that proves who the user is. */
  proven = false;
  readonly #acceptUnproven: boolean;
  readonly #onBanner: (message: string) => void;

  constructor(
    transport: Transport,
    options: {
      readonly userName: string;
      readonly acceptUnproven: boolean;
      readonly onBanner: (message: string) => void;
    },
  ) {
    this.transport = transport;
    this.userName = options.userName;
    this.#acceptUnproven = options.acceptUnproven;
    this.#onBanner = options.onBanner;
  }

  /** The fields every request begins with. */
  get header(): { user_name: string; service_name: string } {
    return { user_name: this.userName, service_name: this.serviceName };
  }

  /** Tells a listener which method's messages the numbers 60 to 79 are. */
  begin(method: string): void {
    const { trace } = this.transport;
    if (trace !== undefined) trace.context = { ...trace.context, userauth: method };
  }

  /**
   * Waits for the answer to a request.
   *
   * @throws {SshProtocolError} `ssh/authenticated-without-proof` when the server lets a user in who proved nothing:
   * whoever sits in between may want a user to believe that a key or password was checked (CVE-2021-36367,
   * CVE-2021-36369).
   */
  *answer(): Flow<Answer> {
    const { transport } = this;
    for (let banners = 0; banners <= MAXIMUM_BANNERS; banners++) {
      const packet = yield* transport.message();
      if (transport.extInfoBeforeSuccess && packet.number !== UserauthSuccess.number) {
        throw transport.unexpected(packet, [UserauthSuccess.name]);
      }
      switch (packet.number) {
        case UserauthBanner.number:
          this.#onBanner(transport.decode(UserauthBanner, packet).value.message);
          break;
        case UserauthSuccess.number:
          transport.decode(UserauthSuccess, packet);
          this.#requireProof(packet);
          return { kind: 'success' };
        case UserauthFailure.number: {
          const { value } = transport.decode(UserauthFailure, packet);
          const { authentications_that_can_continue: canContinue, partial_success: partialSuccess } = value;
          return { kind: 'failure', canContinue, partialSuccess };
        }
        default:
          if (packet.number >= 60 && packet.number < 80) return { kind: 'method', packet };
          throw transport.unexpected(packet, [UserauthSuccess.name, UserauthFailure.name]);
      }
    }
    throw new SshProtocolError('ssh/messages-without-progress', { maximum: MAXIMUM_BANNERS });
  }

  #requireProof({ id }: Packet): void {
    if (this.#acceptUnproven) return;
    this.transport.require('authentication_proof', this.proven, 'ssh/authenticated-without-proof', () => ({
      context: { user: this.userName },
      subject: { message: id },
    }));
  }

  /** The error for a message that is none of this method's. */
  unexpected(packet: Packet, ...expected: string[]): SshProtocolError {
    return this.transport.unexpected(packet, [...expected, UserauthSuccess.name, UserauthFailure.name]);
  }
}
