import { concat } from '@cutaway/primitives/bytes';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { dissectPartly } from '@cutaway/primitives/wire';
import { alertFor, type TlsSession } from '@cutaway/tls-handshake';
import type { Extension, Faults, OutgoingMessage } from '@cutaway/tls-handshake/lab';
import { handshakeByType, type MessageContext } from '@cutaway/tls-handshake/messages';
import { ContentType, ExtensionType } from '@cutaway/tls-handshake/registry';
import { mutateBytes } from '../mutate-bytes.js';
import { mutateFields } from '../mutate-fields.js';
import { Random } from '../random.js';
import { Finding, onlyTypedErrors, type Target } from '../target.js';
import { checkEnd, makeClient, makeServer, type Scenario, scenarios, sessionFor, talk } from '../tls-scenarios.js';

/** How each kind of connection reads its messages; tried in this order. */
const CONTEXTS: readonly MessageContext[] = [
  { version: 0x0304 },
  { version: 0x0303, keyExchange: 'ECDHE', authentication: 'RSA' },
  { version: 0x0303, keyExchange: 'RSA', authentication: 'RSA' },
  { version: 0x0302, keyExchange: 'DHE', authentication: 'RSA' },
];

/** Messages of good connections, to put in wrong places. */
type Corpus = OutgoingMessage[];

function mutateHandshake(random: Random, bytes: Uint8Array, corpus: Corpus): Uint8Array {
  if (bytes.length < 4 || random.chance(0.15))
    return mutateBytes(
      random,
      bytes,
      corpus.map((one) => one.bytes),
    );
  return mutateFields(random, bytes, (changed) => {
    const contexts = random.chance(0.5) ? CONTEXTS : [random.pick(CONTEXTS)];
    const trees = contexts.map((context) => dissectPartly(handshakeByType(changed[0] ?? 0, context).codec, changed));
    return (trees.find(({ error }) => error === undefined) ?? (trees[0] as (typeof trees)[0])).field;
  });
}

function mutateExtensions(random: Random, extensions: readonly Extension[]): Extension[] {
  const changed = [...extensions];
  const at = random.below(changed.length + 1);
  switch (random.below(4)) {
    case 0:
      changed.splice(at, 1);
      break;
    case 1:
      if (changed.length > 0) changed.splice(at, 0, random.pick(changed));
      break;
    case 2:
      changed.sort(() => random.below(3) - 1);
      break;
    default:
      changed.splice(at, 0, { extension_type: random.below(70), extension_data: random.bytes(random.below(20)) });
  }
  return changed.filter(({ extension_type, extension_data }) => {
    // Only bytes can stand where there is no format for them, and the other way round.
    const known = ExtensionType.nameOf(extension_type) !== undefined;
    return (
      !known ||
      !(extension_data instanceof Uint8Array) ||
      extensions.some((one) => one.extension_data === extension_data)
    );
  });
}

/** Breaks rules at a place or two of a connection, with the keys in hand. */
function faultsOf(random: Random, corpus: Corpus): Faults {
  const target = random.below(random.chance(0.8) ? 4 : 12);
  const kind = random.below(20);
  let count = -1;
  let kept: OutgoingMessage | undefined;
  if (kind === 0) return { extensions: (_, extensions) => mutateExtensions(random, extensions) };
  if (kind === 1) return { value: (_, bytes) => (random.chance(0.3) ? mutateBytes(random, bytes) : bytes) };
  if (kind === 2) return { record: (record) => (random.chance(0.2) ? [mutateBytes(random, record)] : [record]) };
  return {
    message: (message) => {
      if (++count === target + 1 && kept !== undefined) return [message, kept];
      if (count !== target) return [message];
      switch (random.below(16)) {
        case 0:
          return [];
        case 1:
          return [message, message];
        case 2:
          kept = message;
          return [];
        case 3:
          return [random.pick(corpus)];
        case 4:
          return [random.pick(corpus), message];
        case 5:
          return [message, random.pick(corpus)];
        case 6:
          return [{ ...message, type: random.pick([20, 21, 22, 23, 24, random.below(256)]) }];
        case 7:
          return Array.from({ length: 100 }, () => message);
        default:
          return [
            {
              ...message,
              bytes:
                message.type === ContentType.of.handshake
                  ? mutateHandshake(random, message.bytes, corpus)
                  : mutateBytes(random, message.bytes),
            },
          ];
      }
    },
  };
}

async function corpusOf(sessions: ReadonlyMap<Scenario, TlsSession | undefined>): Promise<Corpus> {
  const corpus: Corpus = [];
  const listen: Faults = {
    message: (message) => {
      corpus.push(message);
      return [message];
    },
  };
  for (const scenario of scenarios) {
    const session = sessions.get(scenario);
    const client = makeClient(
      scenario,
      new Random('corpus client').bytes,
      session === undefined ? {} : { session },
      listen,
    );
    const server = makeServer(scenario, new Random('corpus server').bytes, {}, listen);
    await talk(client, server);
    if (client.error ?? server.error)
      throw new Error(`${scenario.name} fails`, { cause: client.error ?? server.error });
    client.close();
    await talk(client, server);
  }
  return corpus;
}

/** A connection whose one side breaks rules: its messages are changed before they are protected. */
export const tlsMessages: Target = {
  name: 'tls-messages',
  inputs: 1500,
  prepare: async () => {
    const sessions = new Map<Scenario, TlsSession | undefined>();
    for (const scenario of scenarios) sessions.set(scenario, await sessionFor(scenario));
    const corpus = await corpusOf(sessions);
    return async (random, keep) => {
      const scenario = random.pick(scenarios);
      const session = sessions.get(scenario);
      const hostile = random.pick(['client', 'server'] as const);
      const faults = faultsOf(random, corpus);
      const events: TraceEvent[] = [];
      const trace = random.chance(0.3) ? { trace: (event: TraceEvent) => events.push(event) } : {};
      const flights: Uint8Array[] = [];
      const carry = (sent: { from: string; bytes: Uint8Array }): void => {
        if (sent.from !== hostile) return;
        flights.push(sent.bytes);
        keep(concat(...flights));
      };
      const client = makeClient(
        scenario,
        random.bytes,
        { ...trace, ...(session === undefined ? {} : { session }) },
        hostile === 'client' ? faults : undefined,
      );
      const server = makeServer(scenario, random.bytes, trace, hostile === 'server' ? faults : undefined);
      await talk(client, server, carry);
      for (const side of [client, server]) {
        if (side.writable) onlyTypedErrors(() => side.send(random.bytes(20)));
        if (side.writable && random.chance(0.5)) onlyTypedErrors(() => side.updateKeys({ requestPeer: true }));
      }
      const again = random.pick([client, server]);
      if (again.writable) onlyTypedErrors(() => again.renegotiate());
      if (server.writable && random.chance(0.3)) {
        onlyTypedErrors(() => server.requestClientCertificate({ required: false, insecureAcceptAnyCertificate: true }));
      }
      await talk(client, server, carry);
      client.close();
      server.close();
      await talk(client, server, carry);
      client.receiveEnd();
      server.receiveEnd();
      for (const [name, side] of [
        ['client', client],
        ['server', server],
      ] as const) {
        side.events();
        side.output();
        checkEnd(name, side);
        if (side.error !== undefined) alertFor(side.error);
        if (side.state === 'handshaking')
          throw new Finding(`the ${name} is still in the handshake at the end of the transport`);
      }
      JSON.stringify(events);
      return [client.error?.code ?? client.state, server.error?.code ?? server.state].join(', ');
    };
  },
};
