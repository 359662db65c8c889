import { type Message, message } from '../message.js';

/** `SSH_MSG_NEWKEYS`: everything the sender sends after this is protected with the new keys. */
export type NewKeys = Record<never, never>;

export const NewKeys: Message<NewKeys> = message<NewKeys>('SSH_MSG_NEWKEYS', 'RFC 4253 §7.3', {});
