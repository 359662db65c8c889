import { base64, concat, utf8 } from '@cutaway/primitives/bytes';
import type { Conversation, Link, Serve } from '../link.js';
import type { Material } from '../material.js';
import { TlsEndpoint, type TlsEndpointSetup } from '../tls/endpoint.js';
import type { Witness } from '../witness.js';
import type { MailDialogue, MailProtocol, MailSession, StartTlsDefect } from './dialogue.js';
import { imap } from './imap.js';
import { pop3 } from './pop3.js';
import { smtp } from './smtp.js';

/** How a mail server of the gauntlet differs from an honest one. */
export interface MailServerSetup {
  readonly tls: TlsEndpointSetup;
  readonly defect?: StartTlsDefect;
}

/** A password or the nonce came while no TLS was on. */
export const IN_THE_CLEAR = 'sent-in-the-clear';
/** The client went on inside of TLS although nothing was answered there. */
export const INJECTION_TAKEN = 'injected-answer-taken';
/** A command, beyond asking what the server can do, came to a server that pretends that the client is logged in. */
export const COMMAND_IN_THE_CLEAR = 'command-in-the-clear';

const DIALOGUES: Readonly<Record<MailProtocol, MailDialogue>> = { smtp, imap, pop3 };

/** The content type that a handshake begins with. */
const HANDSHAKE = 22;

/** The longest line that is listened to. */
const MAXIMUM_LINE = 8192;

/** A mail server that wants TLS before anything is told to it, and takes what it is told without. */
export function mailServe(protocol: MailProtocol, material: Material, setup: MailServerSetup): Serve {
  return (link, witness) => new MailConversation(DIALOGUES[protocol], material, setup, link, witness);
}

class MailConversation implements Conversation {
  private readonly dialogue: MailDialogue;
  private readonly material: Material;
  private readonly setup: MailServerSetup;
  private readonly link: Link;
  private readonly witness: Witness;
  private tls: TlsEndpoint | undefined;
  private unread: Uint8Array = new Uint8Array(0);
  private asked: ((line: string) => void) | undefined;
  private waitedFor = false;

  constructor(dialogue: MailDialogue, material: Material, setup: MailServerSetup, link: Link, witness: Witness) {
    this.dialogue = dialogue;
    this.material = material;
    this.setup = setup;
    this.link = link;
    this.witness = witness;
    dialogue.greet(this.session());
  }

  receive(bytes: Uint8Array): void {
    if (this.tls !== undefined) this.tls.receive(bytes);
    // Who begins the handshake although the server said no has nothing more to say in the clear.
    else if (bytes[0] === HANDSHAKE) this.link.end();
    else this.lines(bytes);
  }

  ended(): void {
    if (this.tls === undefined) this.link.end();
    else this.tls.ended();
  }

  private session(): MailSession {
    return {
      defect: this.setup.defect,
      secure: this.tls !== undefined,
      answer: this.witness.serverNonce,
      say: (text) => this.say(text),
      startTls: (yes, injected) => this.startTls(yes, injected),
      ask: (prompt, then) => {
        this.say(prompt);
        this.asked = then;
      },
      bye: (text) => {
        this.say(text);
        this.tls?.close();
        this.link.end();
      },
    };
  }

  private say(text: string): void {
    if (text === '') return;
    if (this.tls === undefined) this.link.send(utf8(text));
    else this.tls.send(utf8(text));
  }

  private startTls(yes: string, injected: string): void {
    const { defect, tls } = this.setup;
    this.witness.reach('starttls');
    this.say(defect === 'injected' ? yes + injected : yes);
    if (defect === 'cut') {
      this.link.end();
      return;
    }
    // What came behind the command belongs to nobody (RFC 3207 §4.2).
    this.unread = new Uint8Array(0);
    this.tls = new TlsEndpoint(this.material, tls, this.link, this.witness, {
      data: (bytes) => (defect === 'injected' ? this.withoutAnswer(bytes) : this.lines(bytes)),
    });
  }

  private lines(bytes: Uint8Array): void {
    this.unread = concat(this.unread, bytes);
    for (;;) {
      const end = this.unread.indexOf(0x0a);
      if (end < 0) break;
      const line = new TextDecoder().decode(this.unread.subarray(0, end)).replace(/\r$/, '');
      this.unread = this.unread.subarray(end + 1);
      const insideBefore = this.tls !== undefined;
      this.line(line);
      if (insideBefore !== (this.tls !== undefined)) return;
    }
    this.unread = this.unread.subarray(-MAXIMUM_LINE);
  }

  private line(line: string): void {
    this.witness.reach('hello');
    this.weigh(line);
    const then = this.asked;
    this.asked = undefined;
    if (then === undefined) this.dialogue.command(line, this.session());
    else then(line);
  }

  /** Hangs up on the first command. Nothing was answered inside of TLS: whoever goes on has read what was said before. */
  private withoutAnswer(bytes: Uint8Array): void {
    const text = new TextDecoder().decode(bytes);
    if (this.waitedFor) {
      if (!/^(\S+ LOGOUT|QUIT)\b/i.test(text)) this.witness.observe(INJECTION_TAKEN);
      return;
    }
    this.waitedFor = true;
    // Who gives several commands at once waits for no answer, true or false.
    if (text.trim().includes('\n')) this.witness.observe('server-ended', { code: 'pipelined' });
    this.tls?.close();
    this.link.end();
  }

  /** Looks for what must not be seen. */
  private weigh(line: string): void {
    const { clientNonce } = this.witness;
    const { password } = this.material;
    const texts = [line, ...line.split(' ').map(decoded)];
    const kind = texts.some((text) => text.includes(password))
      ? 'password'
      : // SMTP clients name themselves before anything is protected.
        !/^(EHLO|HELO) /i.test(line) && texts.some((text) => text.includes(clientNonce))
        ? 'message'
        : undefined;
    if (this.tls !== undefined) {
      if (kind !== undefined) this.witness.reach('application-data');
      return;
    }
    if (kind !== undefined) this.witness.observe(IN_THE_CLEAR, { kind });
    if (this.setup.defect === 'preauth' && /^\S+ (?!CAPABILITY|STARTTLS|NOOP|ID|LOGOUT)[A-Z]{3,}/i.test(line)) {
      this.witness.observe(COMMAND_IN_THE_CLEAR);
    }
  }
}

/** What SASL sends (RFC 4616 and the older LOGIN), as text; nothing when it is something else. */
function decoded(word: string): string {
  try {
    return new TextDecoder().decode(base64.decode(word));
  } catch {
    return '';
  }
}
