import type { MessageFlow, Received } from '../connection/message-flow.js';
import { cookie } from '../extensions/cookie.js';
import { findExtension } from '../extensions/definition.js';
import { keyShare } from '../extensions/key-share.js';
import type { ServerHello } from '../messages/server-hello.js';
import { NamedGroup, type NamedGroupParameters, namedGroup } from '../registry/named-groups.js';
import { TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import { type ClientOffer, makeClientOffer } from './client-hello.js';
import type { ClientSettings } from './client-settings.js';
import { checkServerHello13 } from './client13-checks.js';
import { makeClientShare } from './key-exchange13.js';

/** The second ClientHello, as a HelloRetryRequest asks for it (RFC 8446 §4.1.2, §4.1.4). */
export function retryHello(
  flow: MessageFlow,
  settings: ClientSettings,
  offer: ClientOffer,
  retry: Received<ServerHello>,
): ClientOffer {
  const { value, id } = retry;
  const suite = checkServerHello13(flow, offer, retry, 'HelloRetryRequest');
  const subject = { message: id, path: 'extensions' };
  const given = findExtension(value.extensions, cookie, 'HelloRetryRequest')?.cookie;
  const selected = findExtension(value.extensions, keyShare, 'HelloRetryRequest')?.selected_group;
  const changes = given !== undefined || selected !== undefined;
  flow.require('retry_changes_something', changes, 'tls/pointless-retry', () => ({ subject }));
  const group = selected === undefined ? undefined : namedGroup(selected);
  if (selected !== undefined) {
    const context = { actual: NamedGroup.label(selected), offered: offer.groups.map((one) => NamedGroup.label(one)) };
    flow.choose(() => ({
      name: 'group',
      offered: context.offered,
      chosen: context.actual,
      reason: 'peer_choice',
      rule: 'RFC 8446 §4.1.4',
    }));
    const rule = 'RFC 8446 §4.2.8';
    const known = group !== undefined && offer.groups.includes(selected);
    flow.require('group_offered', known, 'tls/group-not-offered', () => ({ context, subject, rule }));
    const had = offer.shares.some((share) => share.group.id === selected);
    flow.require('retry_group_is_new', !had, 'tls/pointless-retry', () => ({ context, subject, rule }));
  }
  flow.context = { version: TLS_1_3 };
  flow.writer.version = TLS_1_2;
  flow.ignoreChangeCipherSpec = true;
  // Early data is refused by a retry; the second hello goes out unprotected again (RFC 8446 §4.2.10).
  flow.setWriteProtection(undefined);
  flow.sendCompatibilityChangeCipherSpec();
  flow.transcript.replaceClientHello(suite.hash, retry.raw);
  return makeClientOffer(flow, settings, {
    ...offer,
    shares: group === undefined ? offer.shares : [makeClientShare(flow, group as NamedGroupParameters)],
    psks: offer.psks.filter(({ hash }) => hash === suite.hash),
    ...(given === undefined ? {} : { cookie: given }),
    earlyData: false,
  });
}
