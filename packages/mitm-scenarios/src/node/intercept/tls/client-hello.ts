import { CutawayError } from '@cutaway/primitives/errors';
import {
  applicationLayerProtocolNegotiation,
  findExtension,
  NameType,
  serverName,
  signatureAlgorithms,
  supportedVersions,
} from '@cutaway/tls-handshake/extensions';
import { ClientHello, decodeHandshake } from '@cutaway/tls-handshake/messages';
import { HandshakeReassembly, RecordReader } from '@cutaway/tls-handshake/record';
import { ContentType, ProtocolVersion, SignatureScheme } from '@cutaway/tls-handshake/registry';
import { parseIpAddress } from '@cutaway/x509';

/** What a client says before anything is agreed on. */
export interface SeenClientHello {
  /** Absent when the client names none, or an address. */
  readonly serverName: string | undefined;
  readonly applicationProtocols: readonly string[];
  /** Registered numbers. */
  readonly versions: readonly number[];
  /** Whether it takes signatures by ECDSA. */
  readonly takesEcdsa: boolean;
}

/** The longest ClientHello read: one with several post-quantum key shares has less than 10 kB. */
const MAX_CLIENT_HELLO = 65_536;

/**
 * Reads the ClientHello that a connection begins with, and changes nothing.
 *
 * @returns `not-tls` when it begins with anything else or with what cannot be read; `undefined` until it is whole.
 */
export function seeClientHello(bytes: Uint8Array): SeenClientHello | 'not-tls' | undefined {
  if (bytes[0] !== ContentType.of.handshake) return bytes.length === 0 ? undefined : 'not-tls';
  const records = new RecordReader();
  const messages = new HandshakeReassembly(MAX_CLIENT_HELLO);
  records.push(bytes);
  try {
    for (;;) {
      const record = records.next();
      if (record === undefined) return undefined;
      if (record.type !== ContentType.of.handshake || record.content.length === 0) return 'not-tls';
      messages.push(record.content, -1);
      const message = messages.next();
      if (message !== undefined) return seen(decodeHandshake(ClientHello, message.raw));
    }
  } catch (error) {
    if (error instanceof CutawayError) return 'not-tls';
    throw error;
  }
}

function seen({ legacy_version, extensions }: ClientHello): SeenClientHello {
  const names = findExtension(extensions, serverName, 'ClientHello')?.server_name_list ?? [];
  const name = names.find(({ name_type }) => name_type === NameType.of.host_name)?.name;
  const isName = typeof name === 'string' && parseIpAddress(name) === undefined;
  const schemes = findExtension(extensions, signatureAlgorithms, 'ClientHello')?.supported_signature_algorithms ?? [];
  return {
    serverName: isName ? name.toLowerCase() : undefined,
    applicationProtocols:
      findExtension(extensions, applicationLayerProtocolNegotiation, 'ClientHello')?.protocol_name_list ?? [],
    versions: findExtension(extensions, supportedVersions, 'ClientHello')?.versions ?? versionsUpTo(legacy_version),
    takesEcdsa: schemes.includes(SignatureScheme.of.ecdsa_secp256r1_sha256),
  };
}

/** A client without supported_versions names its best one (RFC 8446 §4.2.1). */
function versionsUpTo(best: number): number[] {
  return Object.values(ProtocolVersion.of).filter(
    (version) => version <= Math.min(best, ProtocolVersion.of['TLS 1.2']),
  );
}
