import { decode } from '@cutaway/primitives/wire';
import { ChannelClose } from '../connection/messages/channel-close.js';
import { ChannelData } from '../connection/messages/channel-data.js';
import { ChannelEof } from '../connection/messages/channel-eof.js';
import { ChannelExtendedData } from '../connection/messages/channel-extended-data.js';
import { ChannelFailure } from '../connection/messages/channel-failure.js';
import { ChannelOpen } from '../connection/messages/channel-open.js';
import { ChannelOpenAuthAgent } from '../connection/messages/channel-open-auth-agent.js';
import { ChannelOpenConfirmation } from '../connection/messages/channel-open-confirmation.js';
import { ChannelOpenDirectTcpip } from '../connection/messages/channel-open-direct-tcpip.js';
import { ChannelOpenFailure } from '../connection/messages/channel-open-failure.js';
import { ChannelOpenForwardedTcpip } from '../connection/messages/channel-open-forwarded-tcpip.js';
import { ChannelOpenSession } from '../connection/messages/channel-open-session.js';
import { ChannelRequest } from '../connection/messages/channel-request.js';
import { ChannelRequestAuthAgent } from '../connection/messages/channel-request-auth-agent.js';
import { ChannelRequestEnv } from '../connection/messages/channel-request-env.js';
import { ChannelRequestEow } from '../connection/messages/channel-request-eow.js';
import { ChannelRequestExec } from '../connection/messages/channel-request-exec.js';
import { ChannelRequestExitSignal } from '../connection/messages/channel-request-exit-signal.js';
import { ChannelRequestExitStatus } from '../connection/messages/channel-request-exit-status.js';
import { ChannelRequestPtyReq } from '../connection/messages/channel-request-pty-req.js';
import { ChannelRequestShell } from '../connection/messages/channel-request-shell.js';
import { ChannelRequestSignal } from '../connection/messages/channel-request-signal.js';
import { ChannelRequestSubsystem } from '../connection/messages/channel-request-subsystem.js';
import { ChannelRequestWindowChange } from '../connection/messages/channel-request-window-change.js';
import { ChannelSuccess } from '../connection/messages/channel-success.js';
import { ChannelWindowAdjust } from '../connection/messages/channel-window-adjust.js';
import { GlobalRequest } from '../connection/messages/global-request.js';
import { GlobalRequestCancelTcpipForward } from '../connection/messages/global-request-cancel-tcpip-forward.js';
import { GlobalRequestHostkeys, GlobalRequestHostkeysProve } from '../connection/messages/global-request-hostkeys.js';
import { GlobalRequestTcpipForward } from '../connection/messages/global-request-tcpip-forward.js';
import { RequestFailure } from '../connection/messages/request-failure.js';
import { RequestSuccess } from '../connection/messages/request-success.js';
import type { AnyMessage } from '../transport/message.js';
import { Debug } from '../transport/messages/debug.js';
import { Disconnect } from '../transport/messages/disconnect.js';
import { ExtInfo } from '../transport/messages/ext-info.js';
import { Ignore } from '../transport/messages/ignore.js';
import { KexDhGexGroup } from '../transport/messages/kex-dh-gex-group.js';
import { KexDhGexInit } from '../transport/messages/kex-dh-gex-init.js';
import { KexDhGexReply } from '../transport/messages/kex-dh-gex-reply.js';
import { KexDhGexRequest } from '../transport/messages/kex-dh-gex-request.js';
import { KexEcdhInit } from '../transport/messages/kex-ecdh-init.js';
import { KexEcdhReply } from '../transport/messages/kex-ecdh-reply.js';
import { KexHybridInit } from '../transport/messages/kex-hybrid-init.js';
import { KexHybridReply } from '../transport/messages/kex-hybrid-reply.js';
import { KexdhInit } from '../transport/messages/kexdh-init.js';
import { KexdhReply } from '../transport/messages/kexdh-reply.js';
import { KexInit } from '../transport/messages/kexinit.js';
import { NewKeys } from '../transport/messages/newkeys.js';
import { Ping } from '../transport/messages/ping.js';
import { Pong } from '../transport/messages/pong.js';
import { ServiceAccept } from '../transport/messages/service-accept.js';
import { ServiceRequest } from '../transport/messages/service-request.js';
import { Unimplemented } from '../transport/messages/unimplemented.js';
import { UserauthBanner } from '../userauth/messages/userauth-banner.js';
import { UserauthFailure } from '../userauth/messages/userauth-failure.js';
import { UserauthInfoRequest } from '../userauth/messages/userauth-info-request.js';
import { UserauthInfoResponse } from '../userauth/messages/userauth-info-response.js';
import { UserauthPasswdChangereq } from '../userauth/messages/userauth-passwd-changereq.js';
import { UserauthPkOk } from '../userauth/messages/userauth-pk-ok.js';
import { UserauthRequest } from '../userauth/messages/userauth-request.js';
import { UserauthRequestKeyboardInteractive } from '../userauth/messages/userauth-request-keyboard-interactive.js';
import { UserauthRequestNone } from '../userauth/messages/userauth-request-none.js';
import {
  UserauthRequestPassword,
  UserauthRequestPasswordChange,
} from '../userauth/messages/userauth-request-password.js';
import {
  UserauthRequestPublickey,
  UserauthRequestPublickeyQuery,
} from '../userauth/messages/userauth-request-publickey.js';
import {
  UserauthRequestPublickeyHostbound,
  UserauthRequestPublickeyHostboundQuery,
} from '../userauth/messages/userauth-request-publickey-hostbound.js';
import { UserauthSuccess } from '../userauth/messages/userauth-success.js';
import type { KeyExchangeScheme } from './key-exchange-methods.js';

/** What the meaning of message numbers depends on (RFC 4250 §4.1.1). */
export interface MessageContext {
  /** The key exchange method in use: numbers 30 to 49. */
  readonly keyExchange?: KeyExchangeScheme['kind'] | undefined;
  /** The authentication method in use: numbers 60 to 79. */
  readonly userauth?: string | undefined;
}

const byNumber = (messages: readonly AnyMessage[]): ReadonlyMap<number, AnyMessage> =>
  new Map(messages.map((message) => [message.number, message]));

const ALWAYS = byNumber([
  Disconnect,
  Ignore,
  Unimplemented,
  Debug,
  ServiceRequest,
  ServiceAccept,
  ExtInfo,
  KexInit,
  NewKeys,
  UserauthRequest,
  UserauthFailure,
  UserauthSuccess,
  UserauthBanner,
  GlobalRequest,
  RequestSuccess,
  RequestFailure,
  ChannelOpen,
  ChannelOpenConfirmation,
  ChannelOpenFailure,
  ChannelWindowAdjust,
  ChannelData,
  ChannelExtendedData,
  ChannelEof,
  ChannelClose,
  ChannelRequest,
  ChannelSuccess,
  ChannelFailure,
  Ping,
  Pong,
]);

const KEY_EXCHANGE: Readonly<Record<KeyExchangeScheme['kind'], ReadonlyMap<number, AnyMessage>>> = {
  dh: byNumber([KexdhInit, KexdhReply]),
  ecdh: byNumber([KexEcdhInit, KexEcdhReply]),
  hybrid: byNumber([KexHybridInit, KexHybridReply]),
  'dh-gex': byNumber([KexDhGexRequest, KexDhGexGroup, KexDhGexInit, KexDhGexReply]),
};

const PUBLICKEY = byNumber([UserauthPkOk]);
const USERAUTH: Readonly<Record<string, ReadonlyMap<number, AnyMessage>>> = {
  password: byNumber([UserauthPasswdChangereq]),
  publickey: PUBLICKEY,
  'publickey-hostbound-v00@openssh.com': PUBLICKEY,
  'keyboard-interactive': byNumber([UserauthInfoRequest, UserauthInfoResponse]),
};

/** Messages of which a name among the first fields decides what follows: tried in order by their literal fields. */
const VARIANTS: readonly AnyMessage[] = [
  UserauthRequestNone,
  UserauthRequestPassword,
  UserauthRequestPasswordChange,
  UserauthRequestPublickeyQuery,
  UserauthRequestPublickey,
  UserauthRequestPublickeyHostboundQuery,
  UserauthRequestPublickeyHostbound,
  UserauthRequestKeyboardInteractive,
  GlobalRequestTcpipForward,
  GlobalRequestCancelTcpipForward,
  GlobalRequestHostkeys,
  GlobalRequestHostkeysProve,
  ChannelOpenSession,
  ChannelOpenDirectTcpip,
  ChannelOpenForwardedTcpip,
  ChannelOpenAuthAgent,
  ChannelRequestPtyReq,
  ChannelRequestEnv,
  ChannelRequestShell,
  ChannelRequestExec,
  ChannelRequestSubsystem,
  ChannelRequestWindowChange,
  ChannelRequestSignal,
  ChannelRequestExitStatus,
  ChannelRequestExitSignal,
  ChannelRequestEow,
  ChannelRequestAuthAgent,
];

/** Every message there is, variants included. */
export const ALL_MESSAGES: readonly AnyMessage[] = [
  ...ALWAYS.values(),
  ...Object.values(KEY_EXCHANGE).flatMap((messages) => [...messages.values()]),
  ...Object.values(USERAUTH).flatMap((messages) => [...messages.values()]),
  ...VARIANTS,
];

/** The description of a payload, as exact as its first fields allow; `undefined` when its number is not known. */
export function messageOf(payload: Uint8Array, context: MessageContext): AnyMessage | undefined {
  const number = payload[0] ?? 0;
  const variant = VARIANTS.find((message) => message.number === number && decodes(message, payload));
  if (variant !== undefined) return variant;
  const { keyExchange, userauth } = context;
  if (number >= 30 && number < 50) return keyExchange === undefined ? undefined : KEY_EXCHANGE[keyExchange].get(number);
  if (number >= 60 && number < 80) return userauth === undefined ? undefined : USERAUTH[userauth]?.get(number);
  return ALWAYS.get(number);
}

function decodes(message: AnyMessage, payload: Uint8Array): boolean {
  try {
    decode(message.codec, payload);
    return true;
  } catch {
    return false;
  }
}
