import { type EnumCodec, enumOf, u32 } from '@cutaway/primitives/wire';
import { type Message, message } from '../../transport/message.js';
import { string, uint32 } from '../../wire/index.js';

const dataTypes = { SSH_EXTENDED_DATA_STDERR: 1 } as const;

/** Types of extended data (RFC 4254 §5.2). */
export const ExtendedDataType: EnumCodec<typeof dataTypes> = enumOf(u32, 'data type code', dataTypes);

/** `SSH_MSG_CHANNEL_EXTENDED_DATA`: bytes of a second stream, in practice standard error. */
export interface ChannelExtendedData {
  recipient_channel: number;
  data_type_code: number;
  data: Uint8Array;
}

export const ChannelExtendedData: Message<ChannelExtendedData> = message<ChannelExtendedData>(
  'SSH_MSG_CHANNEL_EXTENDED_DATA',
  'RFC 4254 §5.2',
  { recipient_channel: uint32, data_type_code: ExtendedDataType, data: string() },
);
