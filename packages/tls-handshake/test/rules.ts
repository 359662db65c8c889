import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { TicketKeys, type TlsClientOptions, type TlsServerOptions } from '../src/index.js';
import { type Extension, type ExtensionContext, type Faults, faultyClient, faultyServer } from '../src/lab/index.js';
import { ClientHello, decodeHandshake, encodeHandshake, type HandshakeDefinition } from '../src/messages/index.js';
import { AlertDescription, type AlertName, ContentType, ExtensionType } from '../src/registry/index.js';
import { join, type Pair } from './in-memory.js';
import { credential, server as identity, only, root } from './pair.js';

/** A rule whose breaking ends a connection. */
export interface Rule {
  /** The clause. */
  readonly rule: string;
  /** What the peer does. */
  readonly title: string;
  /** How; `null` when the options alone make it happen. */
  readonly faults: Faults | null;
  readonly code: string;
  readonly alert: AlertName;
  readonly client?: Partial<TlsClientOptions>;
  readonly server?: Partial<TlsServerOptions>;
  /** Resumes a session of an earlier connection with the same options. */
  readonly resumes?: boolean;
  /** What happens once both are silent. */
  readonly afterwards?: (both: Pair) => void;
}

/** Extension types by name. */
export const type: typeof ExtensionType.of = ExtensionType.of;
/** A codepoint that nobody has. */
export const UNKNOWN: number = 0x1234;
export const NOTHING: Uint8Array = new Uint8Array(0);
export const PSK: { readonly identity: Uint8Array; readonly key: Uint8Array } = {
  identity: Uint8Array.of(1),
  key: new Uint8Array(32),
};
/** Both sides have {@link PSK}. */
export const withPsk: Partial<Rule> = { client: { externalPsks: [PSK] }, server: { externalPsks: [PSK] } };

/** Changes the fields of a message. @param change values for fields, or what changes them. */
export function fields<T>(
  definition: HandshakeDefinition<T>,
  change: Partial<T> | ((value: T) => void),
  name: string = definition.name,
): Faults {
  return {
    message: (message) => {
      if (message.name !== name) return [message];
      const value = decodeHandshake(definition, message.bytes);
      if (typeof change === 'function') change(value);
      else Object.assign(value as object, change);
      return [{ ...message, bytes: encodeHandshake(definition, value) }];
    },
  };
}

/** Changes the fields of the ClientHello that answers a HelloRetryRequest. */
export function secondHello(change: (hello: ClientHello) => void): Faults {
  let hellos = 0;
  return fields(ClientHello, (hello) => {
    if (hellos++ > 0) change(hello);
  });
}

/** Changes a message's bytes, or their number. */
export function bytes(name: string, ...alter: ((bytes: Uint8Array) => Uint8Array)[]): Faults {
  return {
    message: (message) =>
      message.name === name ? alter.map((one) => ({ ...message, bytes: one(message.bytes) })) : [message],
  };
}

/** Changes the bytes of a message when it is sent the second time. */
export function secondTime(name: string, alter: (bytes: Uint8Array) => Uint8Array): Faults {
  let times = 0;
  return {
    message: (message) =>
      message.name === name && ++times === 2 ? [{ ...message, bytes: alter(message.bytes) }] : [message],
  };
}

/** Puts something in front of a message. @param type a ContentType; of a handshake message unless given. */
export function before(name: string, inserted: Uint8Array, type: number | 'raw' = ContentType.of.handshake): Faults {
  return {
    message: (message) => (message.name === name ? [{ type, name: 'inserted', bytes: inserted }, message] : [message]),
  };
}

/** Puts something in a message's place. */
export function instead(name: string, other: Uint8Array, type: number | 'raw' = ContentType.of.handshake): Faults {
  return {
    message: (message) => (message.name === name ? [{ type, name: 'other', bytes: other }] : [message]),
  };
}

/** Leaves a message out. */
export function without(name: string): Faults {
  return { message: (message) => (message.name === name ? [] : [message]) };
}

/** Changes the extensions of a message. */
export function extensionsOf(
  context: ExtensionContext,
  alter: (extensions: readonly Extension[]) => Extension[],
): Faults {
  return { extensions: (message, extensions) => (message === context ? alter(extensions) : extensions) };
}

/** Adds an extension to a message. */
export function added(
  context: ExtensionContext,
  extension_type: number,
  extension_data: unknown = new Uint8Array(0),
): Faults {
  return extensionsOf(context, (extensions) => [...extensions, { extension_type, extension_data }]);
}

/** Leaves extensions out of a message. */
export function removed(context: ExtensionContext, ...types: readonly number[]): Faults {
  return extensionsOf(context, (extensions) => extensions.filter((one) => !types.includes(one.extension_type)));
}

/** Changes what an extension holds. */
export function replaced(context: ExtensionContext, extension_type: number, extension_data: unknown): Faults {
  return extensionsOf(context, (extensions) =>
    extensions.map((one) => (one.extension_type === extension_type ? { extension_type, extension_data } : one)),
  );
}

/** Flips a bit of a value. */
export function flipped(wanted: string): Faults {
  return { value: (name, value) => (name === wanted ? value.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) : value) };
}

/** Tests that one side keeps to its rules when the other breaks them. */
export function describeRules(judge: 'client' | 'server', rules: readonly Rule[]): void {
  describe.each([...new Set(rules.map(({ rule }) => rule.split(' §')[0] as string))])(
    `%s, for a ${judge}`,
    (document) => {
      const own = rules.filter(({ rule }) => rule.startsWith(`${document} `));
      it.each(own.map((one) => [`${one.rule}: ${one.title}`, one.alert, one] as const))(
        '%s → %s',
        async (_, alert, rule) => {
          const tickets = new TicketKeys({ crypto: nodeCrypto });
          const serverOptions = {
            credentials: [credential(identity)],
            crypto: nodeCrypto,
            tickets,
            policy: only(),
            ...rule.server,
          };
          const clientOptions = {
            serverName: 'localhost',
            anchors: [root.certificate],
            crypto: nodeCrypto,
            policy: only(),
            ...rule.client,
          };
          const connect = (faults: Faults, resumed: Partial<TlsClientOptions> = {}): ReturnType<typeof join> => {
            let alertSent: number[] | undefined;
            const listen: Faults = {
              message: (message) => {
                if (message.type === ContentType.of.alert) alertSent = [...message.bytes];
                return [message];
              },
            };
            const of = (side: 'client' | 'server'): Faults => (side === judge ? listen : faults);
            sent = () => alertSent;
            return join(
              faultyClient({ ...clientOptions, ...resumed }, of('client')),
              faultyServer(serverOptions, of('server')),
            );
          };
          let sent: () => number[] | undefined = () => undefined;
          let session: Partial<TlsClientOptions> = {};
          if (rule.resumes === true) {
            const { earlyData: _early, ...first } = clientOptions as TlsClientOptions;
            const good = await join(faultyClient(first as TlsClientOptions, {}), faultyServer(serverOptions, {}));
            const event = good.events.client.find(({ type }) => type === 'session');
            if (event?.type !== 'session') throw new Error('no session to resume');
            session = { session: event.session };
          }
          const both = await connect(rule.faults ?? {}, session);
          rule.afterwards?.(both);
          await both.settle();
          expect(both[judge].error?.code).toBe(rule.code);
          expect(sent()).toEqual([2, AlertDescription.of[alert]]);
          expect(both[judge].state).toBe('failed');
        },
      );
    },
  );
}
