import { toHex } from '@cutaway/primitives/bytes';
import { formatIpAddressOrRange, type GeneralName } from '../general-name/index.js';
import { nameToText } from '../name/index.js';
import { objectIdentifierName } from '../oids.js';
import type { Fact } from './description.js';

/** A GeneralName's value as text; addresses with masks as `10.0.0.0/255.0.0.0`. */
export function generalNameText(name: GeneralName): string {
  switch (name.type) {
    case 'rfc822Name':
    case 'dNSName':
    case 'uniformResourceIdentifier':
      return printable(name.value);
    case 'directoryName':
      return nameToText(name.value);
    case 'iPAddress':
      return formatIpAddressOrRange(name.value) ?? toHex(name.value);
    case 'registeredID':
      return objectIdentifierName(name.value) ?? name.value;
    case 'otherName':
      return objectIdentifierName(name.typeId) ?? name.typeId;
    default:
      return toHex(name.bytes);
  }
}

export function generalNameFact(name: GeneralName): Fact {
  return { label: name.type, value: generalNameText(name) };
}

/** A name cannot steer a terminal: control characters are escaped. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
