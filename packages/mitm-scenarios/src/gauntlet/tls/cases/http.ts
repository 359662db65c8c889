import { utf8 } from '@cutaway/primitives/bytes';
import type { Aftermath, HostileCase, Scene } from '../../hostile-case.js';
import type { Serve } from '../../link.js';
import { honest } from '../scenes.js';
import { isAnswerable, type Respond } from '../server.js';
import { tlsCase } from './tls-case.js';

const group = 'http';

/** What comes behind the nonce. */
const FILLER = 'a line of an answer that is long\n'.repeat(40);

/** An answer without a length ends where the connection ends (RFC 9112 §6.3): only close_notify tells that it is whole. */
const respondUntilClose =
  (whole: boolean): Respond =>
  (answer, out, link) => {
    out.send(utf8(`HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${answer}\n${FILLER}`));
    if (whole) out.close();
    link.end();
  };

/** An answer that breaks off before its length is reached. */
const respondInPart: Respond = (answer, out, link) => {
  const length = FILLER.length + 100;
  out.send(
    utf8(
      `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${answer}\n`,
    ),
  );
  link.end();
};

/** Nothing but its word tells whether a client took an answer for whole: the status it ended with. */
const believed = ({ witness, printed, status }: Aftermath): void => {
  if (status === 0 && printed.includes(witness.serverNonce)) witness.observe('truncation-unnoticed');
};

const truncated = (scene: Scene): Scene => ({ ...scene, aftermath: believed });

/** Plain HTTP where TLS is spoken. */
const plainHttp: Serve = (link, witness) => {
  let answered = false;
  return {
    receive: (bytes) => {
      witness.reach('hello');
      if (isAnswerable(bytes, witness)) witness.reach('application-data');
      if (answered) return;
      answered = true;
      const body = `${witness.serverNonce}\n`;
      link.send(utf8(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`));
      link.end();
    },
  };
};

/** Sends the client on to the same port without TLS, with what it asked for (RFC 9110 §15.4). */
const respondInTheClear =
  (...more: string[]): Respond =>
  (_, out, link, request) => {
    const asked = /^\S+ (\S+)/.exec(request)?.[1] ?? '/';
    const host = /^host: *(\S+)/im.exec(request)?.[1] ?? 'localhost';
    const head = ['HTTP/1.1 302 Found', `Location: http://${host}${asked}`, 'Content-Length: 0', ...more];
    out.send(utf8(`${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n`));
    out.close();
    link.end();
  };

/** TLS for who speaks it; who comes in the clear, with the nonce, is seen. */
const alsoInTheClear = (tls: Serve): Serve => {
  const CLIENT_HELLO = 22;
  return (link, witness) => {
    let conversation: ReturnType<Serve> | undefined;
    return {
      receive: (bytes) => {
        conversation ??= bytes[0] === CLIENT_HELLO ? tls(link, witness) : plainHttp(link, witness);
        if (bytes[0] !== CLIENT_HELLO && isAnswerable(bytes, witness)) witness.observe('followed-in-the-clear');
        conversation.receive(bytes);
      },
      ended: () => conversation?.ended?.(),
    };
  };
};

const redirected = (id: string, rules: readonly string[], respond: Respond): HostileCase =>
  tlsCase(group, {
    id,
    severity: 'medium',
    rules,
    cwe: [319],
    fallShows: 'followed-in-the-clear',
    attack: (material) => {
      const scene = honest(material, { respond });
      return { ...scene, serve: alsoInTheClear(scene.serve) };
    },
  });

/** What happens around TLS. */
export const httpCases: readonly HostileCase[] = [
  tlsCase(group, {
    id: 'tls-truncated-without-length',
    severity: 'high',
    rules: ['RFC 8446 §6.1', 'RFC 9112 §9.8'],
    cwe: [353],
    goal: 'answer-shown',
    fallShows: 'truncation-unnoticed',
    attack: (material) => truncated(honest(material, { respond: respondUntilClose(false) })),
    twin: (material) => honest(material, { respond: respondUntilClose(true) }),
  }),
  tlsCase(group, {
    id: 'tls-truncated-with-length',
    severity: 'high',
    rules: ['RFC 9112 §8'],
    cwe: [353],
    goal: 'answer-shown',
    fallShows: 'truncation-unnoticed',
    attack: (material) => truncated(honest(material, { respond: respondInPart })),
  }),
  redirected('tls-redirected-to-http', ['RFC 9110 §15.4', 'RFC 9110 §17.9'], respondInTheClear()),
  redirected(
    'tls-strict-transport-security-ignored',
    ['RFC 6797 §8.3', 'RFC 6797 §7.2'],
    respondInTheClear('Strict-Transport-Security: max-age=31536000'),
  ),
  tlsCase(group, {
    id: 'tls-plain-http',
    severity: 'critical',
    rules: ['RFC 9110 §4.2.2'],
    cwe: [319],
    goal: 'answer-shown',
    attack: (material) => ({ ...honest(material), serve: plainHttp }),
  }),
];
