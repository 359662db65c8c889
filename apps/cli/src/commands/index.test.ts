import { describe, expect, it } from 'vitest';
import { processContext } from '../run-context.js';
import { commandsNeeded, topCommands } from './index.js';

describe.each(['en', 'zh'] as const)('what is known before a command is loaded, in %s', (language) => {
  const context = processContext(language);
  it.each(topCommands)('is true of $name', async ({ name, summary, load }) => {
    const command = (await load())(context, () => {});
    expect(command.name()).toBe(name);
    expect(command.description()).toBe(context.say(summary));
    // Whoever types another name would be told that there is none.
    expect(command.aliases()).toEqual([]);
  });
});

describe('the commands a line needs', () => {
  it.each([
    ['', []],
    ['--help', []],
    ['certt', []],
    ['cert inspect a.pem', ['cert']],
    ['--lang zh cert inspect tls', ['cert']],
    ['-- cert', ['cert']],
    ['help cert', ['cert']],
    ['complete -- ', ['complete']],
    ['complete -- cert ins', ['complete', 'cert']],
    ['man cert', topCommands.map(({ name }) => name)],
  ])('%s', (line, needed) => {
    expect(commandsNeeded(line.split(' '))).toEqual(needed);
  });
});
