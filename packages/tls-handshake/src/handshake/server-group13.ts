import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { findExtension } from '../extensions/definition.js';
import { type KeyShareEntry, keyShare } from '../extensions/key-share.js';
import { ExtensionType } from '../registry/extension-type.js';
import { NamedGroup, type NamedGroupParameters, namedGroup } from '../registry/named-groups.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import type { ServerSettings } from './server-settings.js';

/** The group, and the client's share for it; without one, a HelloRetryRequest must ask for it. */
export interface AgreedGroup {
  readonly group: NamedGroupParameters;
  readonly share: KeyShareEntry | undefined;
}

/**
 * Our first group that the client speaks too (RFC 8446 §4.1.1, §4.2.8).
 *
 * A group with a share at hand saves a round trip and goes first, unless the better one is safe from quantum computers:
 * then it is worth one.
 */
export function agreeOnGroup(flow: MessageFlow, { policy }: ServerSettings, hello: ReceivedClientHello): AgreedGroup {
  const shares = readShares(flow, hello);
  const common = policy.groups
    .map(namedGroup)
    .filter((group) => group !== undefined && hello.groups.includes(group.id));
  const [best] = common;
  const shareFor = (group: NamedGroupParameters | undefined): KeyShareEntry | undefined =>
    shares.find((share) => share.group === group?.id);
  const atHand = common.find((group) => shareFor(group) !== undefined);
  const chosen = best?.kind === 'kem' ? best : (atHand ?? best);
  const context = {
    offered: hello.groups.map((one) => NamedGroup.label(one)),
    accepted: policy.groups.map((one) => NamedGroup.label(one)),
  };
  flow.choose(() => ({
    name: 'group',
    ...context,
    chosen: chosen?.name ?? null,
    reason: chosen === undefined ? 'nothing_common' : chosen === best ? 'own_preference' : 'share_at_hand',
    rule: 'RFC 8446 §4.2.8',
  }));
  flow.require('common_group', chosen !== undefined, 'tls/no-common-group', () => ({
    context,
    subject: { message: hello.id, path: 'extensions' },
  }));
  const group = namedGroup(flow.decided('group', (chosen as NamedGroupParameters).id)) ?? chosen;
  return { group: group as NamedGroupParameters, share: shareFor(group) };
}

/** The client's shares: each for another group, each for one it said it speaks (RFC 8446 §4.2.8). */
function readShares(flow: MessageFlow, hello: ReceivedClientHello): readonly KeyShareEntry[] {
  const { value, id, extensionTypes, groups } = hello;
  for (const [type, extension] of [
    [ExtensionType.of.supported_groups, 'supported_groups'],
    [ExtensionType.of.key_share, 'key_share'],
  ] as const) {
    if (!extensionTypes.has(type)) {
      throw new TlsError('tls/missing-extension', { extension }, { place: { message: 'ClientHello' } });
    }
  }
  const shares = findExtension(value.extensions, keyShare, 'ClientHello')?.client_shares ?? [];
  const named = shares.map(({ group }) => group);
  const sound = new Set(named).size === named.length && named.every((group) => groups.includes(group));
  flow.require('key_share_groups', sound, 'tls/key-share-groups', () => ({
    context: { offered: groups.map((one) => NamedGroup.label(one)), actual: named.map((one) => NamedGroup.label(one)) },
    subject: { message: id, path: 'extensions.key_share.client_shares' },
  }));
  return shares;
}
