import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import {
  type ClientTemplate,
  casesByProtocol,
  findCase,
  findClient,
  type GauntletReport,
  isControl,
} from '../src/gauntlet/index.js';
import { runGauntlet, startHostile } from '../src/node/index.js';

/** Keeps its buffer over the handshake, verifies nothing, and goes on in the clear whatever is said. */
const CARELESS = `import base64, re, socket, ssl, sys
protocol, host, port, user, password = sys.argv[1:]
plain = base64.b64encode(("\\0" + user + "\\0" + password).encode()).decode()
ask, start, yes, login = {
    "smtp": ("EHLO here", "STARTTLS", b"220", ["AUTH PLAIN " + plain]),
    "imap": ("CAPABILITY", "STARTTLS", b"OK", ["LOGIN " + user + " " + password]),
    "pop3": ("CAPA", "STLS", b"+OK", ["USER " + user, "PASS " + password]),
}[protocol]
count = 0

def line():
    global buffer
    while b"\\n" not in buffer:
        more = connection.recv(4096)
        if not more:
            raise EOFError
        buffer += more
    first, buffer = buffer.split(b"\\n", 1)
    return first

def command(text):
    global count
    count += 1
    tag = "a%d " % count if protocol == "imap" else ""
    connection.sendall((tag + text + "\\r\\n").encode())
    last = {"smtp": rb"\\d{3} ", "imap": tag.encode(), "pop3": rb"\\." if text == "CAPA" else rb"[+-]"}[protocol]
    while True:
        answer = line()
        if re.match(last, answer):
            return answer

for secure in (True, False):
    connection, buffer = socket.create_connection((host, int(port))), b""
    try:
        line()
        command(ask)
        if secure and yes in command(start):
            connection = ssl._create_unverified_context().wrap_socket(connection, server_hostname=host)
        command(ask)
        for text in login:
            command(text)
        break
    except (EOFError, OSError):
        pass
`;

describe.each(['smtp', 'imap', 'pop3'] as const)('the %s gauntlet', (protocol) => {
  const cases = casesByProtocol[protocol];
  const attacks = cases.filter((hostile) => !isControl(hostile));
  const library = { smtp: 'smtplib', imap: 'imaplib', pop3: 'poplib' }[protocol];
  const run = (client: ClientTemplate, some = cases) => runGauntlet({ client, cases: some, trace: false });
  const prepared = (id: string, some = cases) => run(findClient(id, protocol).template, some);
  /** What was fallen for, without the name of the protocol. */
  const fallen = ({ results }: GauntletReport): string[] =>
    results.filter(({ verdict }) => verdict === 'FELL').map(({ id }) => id.slice(protocol.length + 1));

  it.for([
    ['curl', `curl-${protocol}`],
    ['python3', `python-${library}`],
  ] as const)(
    'finds nothing that %s falls for when it is told to insist',
    { timeout: 30_000 },
    async ([program, id], ctx) => {
      needs(ctx, program);
      const report = await prepared(id);
      expect(fallen(report)).toEqual([]);
      expect(report.summary).toMatchObject({ ACCEPTED: 1, REFUSED: attacks.length });
    },
  );

  it('finds that curl takes what it gets when TLS is only asked for', async (ctx) => {
    needs(ctx, 'curl');
    const report = await prepared(`curl-${protocol}-if-offered`);
    const preauth = protocol === 'imap' ? ['preauth'] : [];
    expect(fallen(report)).toEqual(['starttls-stripped', 'starttls-refused', ...preauth]);
    expect(report.summary.INCONCLUSIVE).toBe(0);
  }, 30_000);

  it('finds that Python verifies no certificate without a context', async (ctx) => {
    needs(ctx, 'python3');
    const certificates = attacks.filter(({ where }) => where?.message === 'Certificate');
    const report = await prepared(`python-${library}-no-context`, certificates);
    expect(fallen(report)).toEqual(['untrusted-root', 'wrong-host', 'expired']);
    expect(report.summary.INCONCLUSIVE).toBe(0);
  }, 30_000);

  it('finds that a client which never asks for TLS needs no attacker', async (ctx) => {
    needs(ctx, 'curl');
    const report = await run({ argv: ['curl', '-sS', '--cacert', '{ca}', '--user', '{user}:{password}', '{url}'] });
    expect(new Set(report.results.map(({ verdict, reason }) => `${verdict} ${reason}`))).toEqual(
      new Set(['FELL harmed-anyway']),
    );
  }, 30_000);

  it('finds that a careless client falls for everything', async (ctx) => {
    needs(ctx, 'python3');
    const report = await run({
      argv: ['python3', '{script}', protocol, '{host}', '{port}', '{user}', '{password}'],
      script: { name: 'careless.py', text: CARELESS },
    });
    expect(fallen(report)).toEqual(attacks.map(({ id }) => id.slice(protocol.length + 1)));
    expect(report.summary.ACCEPTED).toBe(1);
  }, 30_000);
});

it('finds nothing that openssl s_client falls for', async (ctx) => {
  needs(ctx, 'openssl');
  const cases = ['imap-starttls-refused', 'imap-answer-injected', 'imap-preauth', 'imap-wrong-host'].map(findCase);
  const report = await runGauntlet({ client: findClient('openssl-imap', 'imap').template, cases, trace: false });
  expect(report.results.map(({ verdict }) => verdict)).toEqual(cases.map(() => 'REFUSED'));
}, 30_000);

describe('a mail server in the tests of a library', () => {
  it('tells whether the password came in the clear', async (ctx) => {
    needs(ctx, 'curl');
    const server = await startHostile('smtp-starttls-stripped');
    try {
      const argv = ['curl', '-sS', '--user', `${server.userName}:${server.password}`, server.url];
      await runGauntlet({ client: { argv }, cases: [findCase('smtp-starttls')], trace: false });
      expect(server.url).toMatch(/^smtp:/);
      expect(server.seen().goalReached).toBe(true);
      expect(server.seen().observations).toEqual([{ name: 'sent-in-the-clear', context: { kind: 'password' } }]);
    } finally {
      await server.close();
    }
  });
});
