import type { Phrase } from '@cutaway/primitives/explain';

/** What the player says around the protocols' own sentences. */
export const playerPhrases = {
  'player.sequence': { en: 'Messages', zh: '消息' },
  'player.empty': { en: 'The trace has no message.', zh: '该轨迹中没有消息。' },
  'player.fields': { en: 'Fields', zh: '字段' },
  'player.bytes': { en: 'Bytes', zh: '字节' },
  'player.consequences': { en: 'What came of it', zh: '由此引发' },
} as const satisfies Record<string, Phrase>;

/** A key of {@link playerPhrases}. */
export type PlayerPhraseKey = keyof typeof playerPhrases;
