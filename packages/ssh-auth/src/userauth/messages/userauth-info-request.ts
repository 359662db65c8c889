import { type Codec, struct } from '@cutaway/primitives/wire';
import { counted } from '../../transport/counted.js';
import { humanText } from '../../transport/human-text.js';
import { type Message, message } from '../../transport/message.js';
import { boolean } from '../../wire/index.js';

/** One question. */
export interface Prompt {
  prompt: string;
  /** Whether the answer may be seen while it is typed. */
  echo: boolean;
}

/** `SSH_MSG_USERAUTH_INFO_REQUEST`: questions of the server to the user. */
export interface UserauthInfoRequest {
  name: string;
  instruction: string;
  language_tag: string;
  prompts: Prompt[];
}

const Prompt: Codec<Prompt> = struct<Prompt>('prompt', { prompt: humanText(), echo: boolean });

/** As many questions as OpenSSH takes. */
const MAXIMUM = 100;

export const UserauthInfoRequest: Message<UserauthInfoRequest> = message<UserauthInfoRequest>(
  'SSH_MSG_USERAUTH_INFO_REQUEST',
  'RFC 4256 §3.2',
  {
    name: humanText(),
    instruction: humanText(),
    language_tag: humanText(),
    prompts: counted(Prompt, 'num_prompts', MAXIMUM),
  },
);
