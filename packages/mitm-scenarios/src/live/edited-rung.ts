import * as bytes from '@cutaway/primitives/bytes';
import * as crypto from '@cutaway/primitives/crypto';
import * as wire from '@cutaway/primitives/wire';
import { ScenarioError } from '../errors.js';
import * as certified from '../lab/certified.js';
import * as messages from '../messages/index.js';
import * as unsignedCertificate from '../messages/unsigned-certificate.js';
import * as ladderProtocol from '../protocols/ladder/protocol.js';
import * as deriveKey from '../rungs/derive-key.js';
import * as hybrid from '../rungs/hybrid.js';
import * as identity from '../rungs/identity.js';
import * as privateKeyEncryption from '../rungs/private-key-encryption.js';
import * as rsa from '../rungs/rsa.js';
import type { Rung } from '../rungs/rung.js';
import * as sealed from '../rungs/sealed.js';
import * as verified from '../rungs/verified.js';

type Module = Readonly<Record<string, unknown>>;

/** What the small designs are written with, by the names under which their sources import it. */
const MODULES: Readonly<Record<string, Module>> = {
  '@cutaway/primitives/bytes': bytes,
  '@cutaway/primitives/crypto': crypto,
  '@cutaway/primitives/wire': wire,
  '../lab/certified.js': certified,
  '../messages/index.js': messages,
  '../messages/unsigned-certificate.js': unsignedCertificate,
  '../protocols/ladder/protocol.js': ladderProtocol,
  './derive-key.js': deriveKey,
  './hybrid.js': hybrid,
  './identity.js': identity,
  './private-key-encryption.js': privateKeyEncryption,
  './rsa.js': rsa,
  './sealed.js': sealed,
  './verified.js': verified,
};

const IMPORT = /^import\s*\{([^}]*)\}\s*from\s*(['"])([^'"]+)\2;?/gm;
const EXPORT = /^export (?=(?:const|function\*?) (\w+))/gm;

/**
 * The source of a module that does without imports: its default export takes what the design imports and gives what it
 * exports.
 *
 * @param source a design in JavaScript, as it stands in `src/rungs` without its types.
 */
export function rungModuleSource(source: string): string {
  const names = [...source.matchAll(EXPORT)].map(([, name]) => name);
  const body = source
    .replace(IMPORT, (_, list: string, __, name: string) => {
      const bindings = list.replace(/\s+as\s+/g, ': ').trim();
      return `const { ${bindings} } = modules(${JSON.stringify(name)});`;
    })
    .replace(EXPORT, '');
  return `export default (modules) => {\n${body}\nreturn { ${names.join(', ')} };\n};\n`;
}

/**
 * The design that a module made with {@link rungModuleSource} exports, in the place of the one called `id`.
 *
 * @throws {ScenarioError} `mitm/no-design` when it imports what there is not, or exports no design.
 */
export function editedRung(id: string, make: (modules: (name: string) => Module) => Module): Rung {
  const made = make((name) => {
    const module = MODULES[name];
    if (module === undefined) throw new ScenarioError('mitm/no-design', { reason: name });
    return module;
  });
  const design = Object.values(made).find(isRung);
  if (design === undefined) throw new ScenarioError('mitm/no-design', { reason: 'client, server' });
  return { ...design, id };
}

function isRung(value: unknown): value is Rung {
  if (typeof value !== 'object' || value === null) return false;
  const parts = ['client', 'server', 'equipClient', 'equipServer'] as const;
  const design = value as Partial<Rung>;
  return (
    parts.every((part) => typeof design[part] === 'function') &&
    design.protocol !== undefined &&
    design.traits !== undefined
  );
}
