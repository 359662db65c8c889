import { type Codec, struct } from '@cutaway/primitives/wire';
import { string, text } from '../../wire/index.js';
import { counted } from '../counted.js';
import { type Message, message } from '../message.js';

/** One extension. What the value holds depends on the name (RFC 8308 §3). */
export interface Extension {
  extension_name: string;
  extension_value: Uint8Array;
}

/** `SSH_MSG_EXT_INFO`: extensions the sender supports. */
export interface ExtInfo {
  extensions: Extension[];
}

const Extension: Codec<Extension> = struct<Extension>('extension', {
  extension_name: text(),
  extension_value: string(),
});

/** No peer needs as many. */
const MAXIMUM = 256;

export const ExtInfo: Message<ExtInfo> = message<ExtInfo>('SSH_MSG_EXT_INFO', 'RFC 8308 §2.3', {
  extensions: counted(Extension, 'nr_extensions', MAXIMUM),
});
