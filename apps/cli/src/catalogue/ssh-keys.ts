import type { Phrase } from '@cutaway/primitives/explain';

/** What the commands for SSH keys and files have in common. */
export const sshKeysPhrases = {
  'sshKeys.option.json': { en: 'print the result as JSON', zh: '以 JSON 输出结果' },
  'key.nothingFound': { en: 'There is no key in {file}.', zh: '{file} 中没有密钥。' },
  'key.several': { en: '{file} has {count} keys; one is needed.', zh: '{file} 中有 {count} 把密钥，这里只能用一把。' },
} as const satisfies Record<string, Phrase>;
