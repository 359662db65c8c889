import { CutawayError } from '@cutaway/primitives/errors';
import { encode } from '@cutaway/primitives/wire';
import {
  extendedMasterSecret,
  findExtension,
  keyShare,
  supportedGroups,
  supportedVersions,
} from '@cutaway/tls-handshake/extensions';
import { ClientHello, decodeHandshake, encodeHandshake } from '@cutaway/tls-handshake/messages';
import { TLSPlaintext } from '@cutaway/tls-handshake/record';
import {
  CipherSuite,
  ExtensionType,
  NamedGroup,
  namedGroup,
  ProtocolVersion,
  TLS_1_3,
} from '@cutaway/tls-handshake/registry';
import type { Weakened } from '../protocol.js';
import { plainHandshakes, recordOf } from './record.js';

/** Strikes the best out of a ClientHello, in each list where something else is left. */
export function weaken(bytes: Uint8Array): Weakened[] {
  const record = recordOf(bytes);
  const [message] = record === undefined ? [] : plainHandshakes(record);
  if (record === undefined || message?.msg_type !== ClientHello.msg_type) return [];
  try {
    const hello = decodeHandshake(ClientHello, message.raw);
    return Array.from(weakerHellos(hello), ({ what, telling = false, ...weaker }) => ({
      what,
      telling,
      bytes: encode(TLSPlaintext, { ...record, fragment: encodeHandshake(ClientHello, { ...hello, ...weaker }) }),
    }));
  } catch (error) {
    if (error instanceof CutawayError) return [];
    throw error;
  }
}

type Weaker = Omit<Weakened, 'bytes'> & Partial<ClientHello>;

function* weakerHellos({ cipher_suites, extensions = [] }: ClientHello): Generator<Weaker> {
  const without = (type: number): ClientHello['extensions'] =>
    extensions.filter(({ extension_type }) => extension_type !== type);
  const replaced = (type: number, extension_data: unknown): NonNullable<ClientHello['extensions']> =>
    extensions.map((one) => (one.extension_type === type ? { ...one, extension_data } : one));

  const [suite = 0, ...weakerSuites] = cipher_suites;
  if (weakerSuites.length > 0) {
    yield { what: `cipher_suites without ${CipherSuite.label(suite)}`, cipher_suites: weakerSuites };
  }
  const groups = findExtension(extensions, supportedGroups, 'ClientHello')?.named_group_list ?? [];
  const [group = 0, ...weakerGroups] = groups;
  if (weakerGroups.length > 0) {
    const shares = findExtension(extensions, keyShare, 'ClientHello')?.client_shares ?? [];
    const client_shares = shares.filter((share) => share.group !== group);
    const extensionsLeft = replaced(supportedGroups.type, { named_group_list: weakerGroups });
    yield {
      what: `supported_groups without ${NamedGroup.label(group)}`,
      telling: namedGroup(group)?.kind === 'kem',
      extensions: extensionsLeft.map((one) =>
        one.extension_type === keyShare.type ? { ...one, extension_data: { client_shares } } : one,
      ),
    };
  }
  if (findExtension(extensions, extendedMasterSecret, 'ClientHello') !== undefined) {
    const what = `without ${ExtensionType.label(extendedMasterSecret.type)}`;
    yield { what, extensions: without(extendedMasterSecret.type) };
  }
  const versions = findExtension(extensions, supportedVersions, 'ClientHello')?.versions ?? [];
  if (versions.includes(TLS_1_3) && versions.length > 1) {
    const older = versions.filter((version) => version !== TLS_1_3);
    const what = `supported_versions without ${ProtocolVersion.label(TLS_1_3)}`;
    // The server marks its random: the client is to see that it could have had more (RFC 8446 §4.1.3).
    yield { what, telling: true, extensions: replaced(supportedVersions.type, { versions: older }) };
  }
}
