import type { CommandPage, Group } from '../../help/page.js';
import type { RunContext } from '../../run-context.js';

/** A page of the site's reference: the first section is the command itself, the others are the commands below it. */
export function markdownPage(sections: readonly CommandPage[], context: RunContext): string {
  return `${sections.map((page, index) => section(page, index === 0 ? '#' : '##', context)).join('\n\n')}\n`;
}

function section(page: CommandPage, heading: '#' | '##', { say }: RunContext): string {
  const blocks = [`${heading} ${page.name}`, escaped(page.summary), `\`\`\`text\n${page.usage}\n\`\`\``];
  const columns = `| ${say('man.column.term')} | ${say('man.column.meaning')} |\n|---|---|`;
  const table = ({ title, items }: Group, link: (term: string) => string = code): void => {
    if (items.length === 0) return;
    const rows = items.map(({ term, meaning }) => `| ${link(term)} | ${escaped(meaning)} |`);
    blocks.push(`**${title.replace(/[:：]$/, '')}**`, [columns, ...rows].join('\n'));
  };
  table(page.arguments);
  table(page.options);
  for (const group of page.commands) table(group, page.path === '' ? pageLink : code);
  blocks.push(...page.notes.filter((one) => one !== '').map(escaped));
  if (page.examples.items.length > 0) {
    const lines = page.examples.items.flatMap(({ line, meaning }) => [`# ${meaning}`, line]);
    blocks.push(`**${page.examples.title.replace(/[:：]$/, '')}**`, `\`\`\`sh\n${lines.join('\n')}\n\`\`\``);
  }
  table(page.exitCodes);
  return blocks.join('\n\n');
}

const code = (term: string): string => `\`\`${term.replaceAll('|', '\\|')}\`\``;
const pageLink = (term: string): string => (term === 'help' ? code(term) : `[\`${term}\`](./cutaway-${term}.md)`);

/** Text that neither Markdown nor Vue takes for markup. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{', '&#123;')
    .replace(/[\\`*_|[\]]/g, '\\$&');
}
