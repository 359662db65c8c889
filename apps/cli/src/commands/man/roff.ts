import manifest from '../../../package.json' with { type: 'json' };
import type { CommandPage, Item } from '../../help/page.js';
import type { RunContext } from '../../run-context.js';

/** A manual page in man(7): the first section is the command itself, the others are the commands below it. */
export function roffPage(sections: readonly CommandPage[], { say }: RunContext): string {
  const [page, ...below] = sections as [CommandPage, ...CommandPage[]];
  const name = page.name.replaceAll(' ', '-');
  const lines = [
    `.TH "${name.toUpperCase()}" "1" "" "cutaway ${manifest.version}" "Cutaway"`,
    '.nh',
    `.SH "${say('man.name')}"`,
    `${escaped(name)} \\- ${escaped(page.summary)}`,
    `.SH "${say('man.synopsis')}"`,
    ...[page, ...below].flatMap(({ usage }, index) => [...(index === 0 ? [] : ['.br']), escaped(usage)]),
    ...body(
      page,
      '.SH',
      page.commands.flatMap(({ items }) => items),
      say('help.commands'),
    ),
    ...below.flatMap((one) => [`.SH "${escaped(one.name)}"`, escaped(one.summary), ...body(one, '.SS', [], '')]),
  ];
  const related = page.path === '' ? page.commands.flatMap(({ items }) => items.map(({ term }) => term)) : [];
  const others =
    page.path === '' ? related.filter((term) => term !== 'help').map((term) => `cutaway-${term}`) : ['cutaway'];
  lines.push(
    `.SH "${say('man.seeAlso')}"`,
    ...others.map((one, index) => `.BR ${escaped(one)} (1)${index < others.length - 1 ? ',' : ''}`),
  );
  return `${lines.join('\n')}\n`;
}

function body(page: CommandPage, heading: '.SH' | '.SS', commands: readonly Item[], commandsTitle: string): string[] {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${heading} "${escaped(title.replace(/[:：]$/, ''))}"`, ...lines];
  const { examples, exitCodes, notes } = page;
  return [
    ...section(page.arguments.title, page.arguments.items.flatMap(tagged)),
    ...section(page.options.title, page.options.items.flatMap(tagged)),
    ...section(commandsTitle, commands.flatMap(tagged)),
    ...notes.filter((one) => one !== '').flatMap((paragraph) => ['.PP', escaped(paragraph)]),
    ...section(
      examples.title,
      examples.items.flatMap(({ line, meaning }, index) => [
        ...(index === 0 ? [] : ['.PP']),
        escaped(meaning),
        '.RS 4',
        '.nf',
        escaped(line),
        '.fi',
        '.RE',
      ]),
    ),
    ...section(exitCodes.title, exitCodes.items.flatMap(tagged)),
  ];
}

const tagged = ({ term, meaning }: Item): string[] => ['.TP', `\\fB${escaped(term)}\\fR`, escaped(meaning)];

/** Text that roff takes literally: its escape character, hyphens that are to be copied, and dots that begin a line. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replace(/^([.'])/, '\\&$1');
}
