import { type Codec, struct, vec8 } from '@cutaway/primitives/wire';
import { ProtocolVersion } from '../registry/protocol-version.js';
import { defineExtension, type ExtensionDefinition } from './definition.js';

type SelectedVersion = Codec<{ selected_version: number }>;

const SelectedVersion: SelectedVersion = struct<{ selected_version: number }>('SupportedVersions', {
  selected_version: ProtocolVersion,
});

/** `supported_versions`: what the client speaks, the preferred first, and what the server chose, from TLS 1.3 on. */
export const supportedVersions: ExtensionDefinition<{
  ClientHello: Codec<{ versions: number[] }>;
  ServerHello: SelectedVersion;
  HelloRetryRequest: SelectedVersion;
}> = defineExtension('supported_versions', 'RFC 8446 §4.2.1', {
  ClientHello: struct<{ versions: number[] }>('SupportedVersions', {
    versions: vec8(ProtocolVersion, { min: 2, max: 254 }),
  }),
  ServerHello: SelectedVersion,
  HelloRetryRequest: SelectedVersion,
});
