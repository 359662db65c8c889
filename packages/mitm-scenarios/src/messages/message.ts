import type { Codec } from '@cutaway/primitives/wire';
import { MessageType } from './message-type.js';

/** A message of the small rungs: a type byte, then the fields of its body. */
export interface Message<Body> {
  readonly name: string;
  readonly type: number;
  /** Reads and writes both. Reading does not ask which type it is: look at the first byte before. */
  readonly codec: Codec<Body>;
}

export function message<Body>(type: keyof typeof MessageType.of, body: Codec<Body>): Message<Body> {
  const value = MessageType.of[type];
  return {
    name: body.type,
    type: value,
    codec: {
      type: body.type,
      write: (writer, content) => {
        MessageType.write(writer, value);
        body.write(writer, content);
      },
      read: (reader) => {
        reader.field('msg_type', MessageType);
        return body.read(reader);
      },
    },
  };
}
