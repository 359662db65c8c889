import { type Catalogue, mergeCatalogues, type Phrase } from '@cutaway/primitives/explain';
import { alertPhrases } from '../alerts.js';
import { cipherSuites } from './cipher-suites.js';
import { extensionTypes } from './extension-types.js';
import { handshakeTypes } from './handshake-types.js';
import { namedGroups } from './named-groups.js';
import { signatureSchemes } from './signature-schemes.js';
import { smallRegistries } from './small-registries.js';

/** What an alert's number means is what its sender says with it. */
const alertDescriptions: Readonly<Record<string, Phrase>> = Object.fromEntries(
  Object.entries(alertPhrases).map(([key, phrase]) => [key.slice('alert.'.length), phrase]),
);

const byType: Readonly<Record<string, Readonly<Record<string, Phrase>>>> = {
  CipherSuite: cipherSuites,
  NamedGroup: namedGroups,
  SignatureScheme: signatureSchemes,
  ExtensionType: extensionTypes,
  HandshakeType: handshakeTypes,
  AlertDescription: alertDescriptions,
  ...smallRegistries,
};

/** What constants mean: `value.<type>.<name>`. */
export const valuePhrases: Catalogue = mergeCatalogues(
  ...Object.entries(byType).map(([type, phrases]) =>
    Object.fromEntries(Object.entries(phrases).map(([name, phrase]) => [`value.${type}.${name}`, phrase])),
  ),
);
