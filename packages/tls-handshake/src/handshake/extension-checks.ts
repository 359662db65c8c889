import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { extensionDefinition } from '../extensions/block.js';
import type { Extension, ExtensionContext } from '../extensions/definition.js';
import { ExtensionType } from '../registry/extension-type.js';

/**
 * Refuses a block that names an extension twice (RFC 8446 §4.2).
 *
 * @throws {TlsError} `tls/duplicate-extension`
 */
export function checkDuplicates(message: string, extensions: readonly Extension[]): void {
  const seen = new Set<number>();
  extensions.forEach(({ extension_type }, index) => {
    if (seen.has(extension_type)) {
      throw new TlsError(
        'tls/duplicate-extension',
        { extension: ExtensionType.label(extension_type) },
        { place: { message, path: `extensions[${index}]` } },
      );
    }
    seen.add(extension_type);
  });
}

/**
 * Refuses extensions that have no place in the message (RFC 8446 §4.2).
 *
 * @throws {TlsError} `tls/extension-not-allowed`
 */
export function checkPlaces(
  message: string,
  extensions: readonly Extension[],
  mayStand: (type: number) => boolean,
): void {
  extensions.forEach(({ extension_type }, index) => {
    if (!mayStand(extension_type)) {
      throw new TlsError(
        'tls/extension-not-allowed',
        { extension: ExtensionType.label(extension_type) },
        { place: { message, path: `extensions[${index}]` } },
      );
    }
  });
}

/** Whether an extension is unknown, or known with a format for the message. */
export function hasPlace(context: ExtensionContext, type: number): boolean {
  const definition = extensionDefinition(type);
  return definition === undefined || definition.formats[context] !== undefined;
}

/**
 * Checks a block of answers: each extension once, each asked for, each in a message it may stand in.
 *
 * @param offered types we sent.
 * @param allowed those of them that may be answered in this message; by the table of formats unless given.
 */
export function checkAnswers(
  flow: MessageFlow,
  context: ExtensionContext,
  extensions: readonly Extension[] | undefined,
  offered: ReadonlySet<number>,
  message: number | undefined,
  allowed?: ReadonlySet<number>,
): void {
  const answers = extensions ?? [];
  checkDuplicates(context, answers);
  const index = answers.findIndex(({ extension_type }) => !offered.has(extension_type));
  const unsolicited = answers[index];
  flow.require('extensions_offered', unsolicited === undefined, 'tls/unsolicited-extension', () => ({
    context:
      unsolicited === undefined
        ? { extensions: answers.map(({ extension_type }) => ExtensionType.label(extension_type)) }
        : { extension: ExtensionType.label(unsolicited.extension_type) },
    subject: { message, path: unsolicited === undefined ? 'extensions' : `extensions[${index}]` },
  }));
  checkPlaces(context, answers, (type) => (allowed === undefined ? hasPlace(context, type) : allowed.has(type)));
}
