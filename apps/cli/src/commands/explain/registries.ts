import { CIPHERS, DisconnectReason, HOST_KEY_ALGORITHMS, KEY_EXCHANGE_METHODS, MACS } from '@cutaway/ssh-auth';
import {
  AlertDescription,
  ExtensionType,
  HandshakeType,
  NamedGroup,
  SignatureScheme,
} from '@cutaway/tls-handshake/registry';
import { OID } from '@cutaway/x509';
import type { RunContext } from '../../run-context.js';
import type { Entry, Source } from './entry.js';
import type { Lookup } from './sentences.js';

/** A registry of numbers with names, and the kind of sentence that belongs to it. */
interface Registry {
  readonly kind: string;
  readonly values: Readonly<Record<string, number>>;
  readonly digits: number;
  readonly keys: readonly string[];
}

const REGISTRIES: readonly Registry[] = [
  { kind: 'alert', values: AlertDescription.of, digits: 0, keys: ['alert.', 'value.AlertDescription.'] },
  { kind: 'group', values: NamedGroup.of, digits: 4, keys: ['value.NamedGroup.'] },
  { kind: 'signatureScheme', values: SignatureScheme.of, digits: 4, keys: ['value.SignatureScheme.'] },
  { kind: 'extension', values: ExtensionType.of, digits: 0, keys: ['field.', 'value.ExtensionType.'] },
  { kind: 'handshakeType', values: HandshakeType.of, digits: 0, keys: ['value.HandshakeType.'] },
  { kind: 'disconnect', values: DisconnectReason.of, digits: 0, keys: ['disconnect.'] },
];

/** Names and numbers of the TLS and SSH registries. */
export function registrySource(lookup: Lookup): Source {
  return (term) =>
    REGISTRIES.flatMap(({ kind, values, digits, keys }) =>
      Object.entries(values)
        .filter(([name, value]) => name.toLowerCase() === term || (digits > 0 && hex(value, digits) === term))
        .map(
          ([name, value]): Entry => ({
            kind,
            name,
            number: digits > 0 ? hex(value, digits) : String(value),
            sentences: [...new Set(keys.flatMap((prefix) => lookup(`${prefix}${name}`) ?? []))],
          }),
        ),
    );
}

const hex = (value: number, digits: number): string => `0x${value.toString(16).padStart(digits, '0')}`;

/** Object identifiers, by name or dotted decimals. */
export function objectIdentifierSource(lookup: Lookup): Source {
  return (term) =>
    Object.entries(OID)
      .filter(([name, oid]) => name.toLowerCase() === term || oid === term)
      .map(
        ([name, number]): Entry => ({
          kind: 'oid',
          name,
          number,
          sentences: [lookup(`field.${name}`) ?? []].flat(),
        }),
      );
}

/** SSH algorithms, with what they are made of and how they stand. */
export function sshAlgorithmSource({ say }: RunContext): Source {
  const lists = [
    ['kex', KEY_EXCHANGE_METHODS],
    ['hostKey', HOST_KEY_ALGORITHMS],
    ['cipher', CIPHERS],
    ['mac', MACS],
  ] as const;
  return (term) =>
    lists.flatMap(([kind, list]) =>
      Object.entries(
        list as Readonly<
          Record<string, { readonly standing: 'default' | 'supported' | 'insecure'; readonly rule?: string }>
        >,
      )
        .filter(([name]) => name.toLowerCase() === term)
        .map(
          ([name, { standing, rule }]): Entry => ({
            kind: `ssh.${kind}`,
            name,
            sentences: [say(`explain.standing.${standing}`)],
            ...(rule === undefined ? {} : { rules: [rule] }),
          }),
        ),
    );
}
