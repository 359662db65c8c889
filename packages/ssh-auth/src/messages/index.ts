/**
 * The messages of SSH as codecs, for whoever reads or makes packets without a connection.
 *
 * @module
 */
export { type MessageContext, messageOf } from '../registry/messages.js';
export type { AnyMessage, Message } from '../transport/message.js';
export { KexDhGexGroup } from '../transport/messages/kex-dh-gex-group.js';
export { KexDhGexRequest } from '../transport/messages/kex-dh-gex-request.js';
export { KexEcdhInit } from '../transport/messages/kex-ecdh-init.js';
export { KexEcdhReply } from '../transport/messages/kex-ecdh-reply.js';
export { KexInit } from '../transport/messages/kexinit.js';
export { boolean, byte, mpint, nameList, string, text, uint32, uint64 } from '../wire/index.js';
