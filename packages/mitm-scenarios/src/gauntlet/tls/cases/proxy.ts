import { concat, utf8 } from '@cutaway/primitives/bytes';
import { ContentType } from '@cutaway/tls-handshake/registry';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Conversation, Link, Serve } from '../../link.js';
import type { Material } from '../../material.js';
import type { Offer, Witness } from '../../witness.js';
import { intermediate, leaf, root } from '../pki.js';
import { chain, honest, tlsScene } from '../scenes.js';
import { tlsCase } from './tls-case.js';

/** The longest request to a proxy that is listened to. */
const MAXIMUM_REQUEST = 16_384;
const END_OF_HEAD = '\r\n\r\n';
const ESTABLISHED = `HTTP/1.1 200 Connection established${END_OF_HEAD}`;

/** What is told to the client in the place of, or before, the server's TLS. */
interface Answer {
  readonly text: string;
  /** No tunnel comes of it. */
  readonly refuses?: boolean;
}

/** What is said to CONNECT. @param target `host:port` as the client wants it */
type Proxy = (witness: Witness, target: string) => Answer;

const tunnels: Proxy = () => ({ text: ESTABLISHED });

/**
 * A proxy on the way to a server. Who comes without asking the proxy finds the honest server: the attack is not theirs.
 */
function behindProxy(material: Material, proxy: Proxy, beyond: Scene = honest(material)): Scene {
  const direct = honest(material);
  const serve: Serve = (link, witness) => {
    let head: Uint8Array = new Uint8Array(0);
    let inside: Conversation | undefined;
    let tunnelled = false;
    return {
      receive: (bytes) => {
        if (inside === undefined) {
          head = concat(head, bytes).subarray(0, MAXIMUM_REQUEST);
          if (head[0] === ContentType.of.handshake) {
            inside = direct.serve(link, witness);
            inside.receive(head);
            return;
          }
          tunnelled = answerHead(head, proxy, link, witness);
          if (tunnelled) inside = beyond.serve(link, witness);
          return;
        }
        inside.receive(bytes);
        if (tunnelled && witness.hasReached('application-data')) witness.observe('request-through-proxy');
      },
      ended: () => (inside === undefined ? link.end() : inside.ended?.()),
    };
  };
  return { ...direct, serve, behindProxy: true };
}

/** @returns whether what follows is for the server behind. */
function answerHead(head: Uint8Array, proxy: Proxy, link: Link, witness: Witness): boolean {
  const text = new TextDecoder().decode(head);
  if (!text.includes(END_OF_HEAD)) {
    if (head.length >= MAXIMUM_REQUEST) link.end();
    return false;
  }
  const target = /^CONNECT (\S+) /.exec(text)?.[1];
  if (target === undefined) {
    // Where the proxy's own Location leads.
    if (text.includes(witness.serverNonce)) witness.observe('proxy-redirect-followed');
    link.send(utf8(`HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close${END_OF_HEAD}`));
    link.end();
    return false;
  }
  witness.offer ??= { proxy: ['CONNECT'] };
  const answer = proxy(witness, target);
  link.send(utf8(answer.text));
  if (answer.refuses === true) link.end();
  return answer.refuses !== true;
}

const page = (status: string, body: string, ...more: string[]): string =>
  [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/html',
    ...more,
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');

/** What stands in front of the server's nonce when the proxy says it. */
const FORGED = 'by the proxy: ';

/** Success with the proxy's words is the sign that they were taken for the server's. */
const shown = (scene: Scene): Scene => ({
  ...scene,
  aftermath: ({ witness, printed, status }) => {
    if (status === 0 && printed.includes(`${FORGED}${witness.serverNonce}`)) witness.observe('proxy-answer-shown');
  },
});

const asksProxy = ({ proxy = [] }: Offer): boolean => proxy.length > 0;

const proxyCase = (definition: Parameters<typeof tlsCase>[1]): HostileCase =>
  tlsCase('proxy', {
    cwe: [345],
    inGreeting: true,
    offered: asksProxy,
    twin: (material) => behindProxy(material, tunnels),
    ...definition,
  });

/** Whoever stands between a client and its proxy, or is the proxy, speaks before TLS does (RFC 9110 §9.3.6). */
export const proxyCases: readonly HostileCase[] = [
  proxyCase({
    id: 'tls-connect-refused-with-page',
    severity: 'high',
    rules: ['RFC 9110 §9.3.6'],
    cve: ['CVE-2009-1836'],
    fallShows: 'proxy-answer-shown',
    attack: (material) =>
      shown(
        behindProxy(material, ({ serverNonce }) => ({
          text: page(
            '407 Proxy Authentication Required',
            `${FORGED}${serverNonce}\n`,
            'Proxy-Authenticate: Basic realm="proxy"',
          ),
          refuses: true,
        })),
      ),
  }),
  proxyCase({
    id: 'tls-connect-redirected',
    severity: 'high',
    rules: ['RFC 9110 §9.3.6'],
    cve: ['CVE-2009-2061', 'CVE-2009-2062'],
    cwe: [345, 601],
    fallShows: 'proxy-redirect-followed',
    attack: (material) =>
      behindProxy(material, ({ serverNonce }, target) => ({
        text: page('302 Found', '', `Location: http://${target}/${serverNonce}`),
        refuses: true,
      })),
  }),
  proxyCase({
    id: 'tls-connect-answer-injected',
    severity: 'high',
    rules: ['RFC 9110 §9.3.6'],
    cwe: [74, 345],
    fallShows: 'proxy-answer-shown',
    attack: (material) =>
      shown(
        behindProxy(material, ({ serverNonce }) => ({
          text: `${ESTABLISHED}${page('200 OK', `${FORGED}${serverNonce}\n`)}`,
        })),
      ),
  }),
  proxyCase({
    id: 'tls-connect-untrusted-root',
    severity: 'critical',
    rules: ['RFC 5280 §6.1'],
    cwe: [295],
    where: { message: 'Certificate', field: 'issuer' },
    fallShows: 'request-through-proxy',
    attack: (material) => {
      const authority = intermediate(material, root(material, 'Impostor Root'), { keys: 'Impostor CA' });
      const impostor = { ...chain(material), authority, own: leaf(material, authority) };
      return behindProxy(material, tunnels, tlsScene(material, impostor));
    },
  }),
];
