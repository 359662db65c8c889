import { type Codec, struct } from '@cutaway/primitives/wire';
import { ExtensionType } from '../registry/extension-type.js';

/** The messages extensions stand in. HelloRetryRequest is a ServerHello with formats of its own (RFC 8446 §4.1.4). */
export type ExtensionContext =
  | 'ClientHello'
  | 'ServerHello'
  | 'HelloRetryRequest'
  | 'EncryptedExtensions'
  | 'CertificateRequest'
  | 'CertificateEntry'
  | 'NewSessionTicket';

/** The format of `extension_data` for each message the extension may stand in. */
export type ExtensionFormats = { readonly [Context in ExtensionContext]?: Codec<unknown> };

/** One extension: its number, where it may stand and what it holds there. */
export interface ExtensionDefinition<Formats extends ExtensionFormats = ExtensionFormats> {
  readonly type: number;
  readonly name: string;
  readonly rule: string;
  readonly formats: Formats;
}

/** An extension in a message. Data of an extension without a format there is bytes. */
export interface Extension {
  readonly extension_type: number;
  readonly extension_data: unknown;
}

/** Describes an extension. */
export function defineExtension<const Formats extends ExtensionFormats>(
  name: keyof typeof ExtensionType.of,
  rule: string,
  formats: Formats,
): ExtensionDefinition<Formats> {
  return { type: ExtensionType.of[name], name, rule, formats };
}

/** The value an extension has in a message. */
export type ExtensionValue<Formats extends ExtensionFormats, Context extends keyof Formats> =
  Formats[Context] extends Codec<infer T> ? T : never;

/** An extension for a message to be sent. */
export function extension<Formats extends ExtensionFormats, Context extends keyof Formats & ExtensionContext>(
  definition: ExtensionDefinition<Formats>,
  _context: Context,
  extension_data: ExtensionValue<Formats, Context>,
): Extension {
  return { extension_type: definition.type, extension_data };
}

/** The value of an extension in a received message, or `undefined` when it is not there. */
export function findExtension<Formats extends ExtensionFormats, Context extends keyof Formats & ExtensionContext>(
  extensions: readonly Extension[] | undefined,
  definition: ExtensionDefinition<Formats>,
  _context: Context,
): ExtensionValue<Formats, Context> | undefined {
  return extensions?.find(({ extension_type }) => extension_type === definition.type)?.extension_data as
    | ExtensionValue<Formats, Context>
    | undefined;
}

/** The data of an extension whose presence says everything: no bytes. */
export type Empty = Record<string, never>;

/** Its codec. @param type names the extension, for field trees. */
export function empty(type: keyof typeof ExtensionType.of): Codec<Empty> {
  return struct<Empty>(type, {});
}

/** The same codec under another type, for field trees. */
export function named<T>(type: string, codec: Codec<T>): Codec<T> {
  return { ...codec, type };
}
