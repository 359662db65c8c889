import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A file's path with `?javascript` behind it stands for its source without types, as text, for readers to edit. */
export function rungSource(): { name: string; enforce: 'pre'; load(id: string): string | undefined } {
  return {
    name: 'cutaway-rung-source',
    enforce: 'pre',
    load(id) {
      const [file = '', query] = id.split('?');
      if (query !== 'javascript') return undefined;
      return `export default ${JSON.stringify(withoutTypes(readFileSync(file, 'utf8')))}`;
    },
  };
}

/** Comments stay; blank lines, which the compiler drops, come back in front of what stands at the margin. */
function withoutTypes(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  return outputText
    .replace(/^( {4})+/gm, (indent) => '  '.repeat(indent.length / 4))
    .replace(/\n(?=\/\*\*|export |function|const (?!\{))(?<!\*\/\n)(?<!^import [^\n]*\n(?=import))/gm, '\n\n');
}
