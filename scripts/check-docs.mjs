// Fails when something that a package exports has no doc comment.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const packages = readdirSync('packages');
const entries = packages.flatMap((name) => {
  const { exports } = JSON.parse(readFileSync(join('packages', name, 'package.json'), 'utf8'));
  return Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : [join('packages', name, entry['@cutaway/source'])],
  );
});
const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
const program = ts.createProgram(entries, { ...options, noEmit: true });
const checker = program.getTypeChecker();

const missing = new Set();
let counted = 0;
for (const entry of entries) {
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`cannot read ${entry}`);
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported);
    counted++;
    if (symbol.getDocumentationComment(checker).length > 0 || symbol.getJsDocTags(checker).length > 0) continue;
    const [declaration] = symbol.declarations ?? [];
    const file = declaration?.getSourceFile();
    if (file === undefined || declaration === undefined) continue;
    const { line } = file.getLineAndCharacterOfPosition(declaration.getStart());
    missing.add(`${file.fileName.replace(`${process.cwd()}/`, '')}:${line + 1} ${symbol.name}`);
  }
}
console.log(`${counted} exports, ${missing.size} without a doc comment`);
for (const place of [...missing].sort()) console.log(`  ${place}`);
process.exitCode = missing.size > 0 ? 1 : 0;
