import { type EnumCodec, enumOf, u32 } from '@cutaway/primitives/wire';

const channelOpenFailures = {
  SSH_OPEN_ADMINISTRATIVELY_PROHIBITED: 1,
  SSH_OPEN_CONNECT_FAILED: 2,
  SSH_OPEN_UNKNOWN_CHANNEL_TYPE: 3,
  SSH_OPEN_RESOURCE_SHORTAGE: 4,
} as const;

/** Reason codes of `SSH_MSG_CHANNEL_OPEN_FAILURE` (RFC 4250 §4.3.2). */
export const ChannelOpenFailureReason: EnumCodec<typeof channelOpenFailures> = enumOf(
  u32,
  'channel open failure reason',
  channelOpenFailures,
);

/** A reason by its registered name. */
export type ChannelOpenFailureReasonName = keyof typeof ChannelOpenFailureReason.of;
