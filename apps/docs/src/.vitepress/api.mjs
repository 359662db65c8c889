// Makes the reference of the packages' API from their sources' comments, into the built site: dist/api.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const out = fileURLToPath(new URL('../../dist/api', import.meta.url));

/** Import names by source file, as the packages' `exports` say. */
const modules = new Map(
  readdirSync(join(root, 'packages')).flatMap((folder) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'));
    return Object.entries(exports).flatMap(([path, { '@cutaway/source': source }]) =>
      source === undefined ? [] : [[join('packages', folder, source), `${name}${path.slice(1)}`]],
    );
  }),
);

const application = await Application.bootstrap({
  entryPoints: [...modules.keys()].map((file) => join(root, file)),
  tsconfig: join(root, 'tsconfig.json'),
  name: 'Cutaway',
  readme: 'none',
  // What is not exported belongs to nobody; what is said is checked by `npm run check:docs` and the compiler.
  excludePrivate: true,
  excludeInternal: true,
  excludeExternals: true,
  skipErrorChecking: true,
  disableSources: true,
  validation: false,
  logLevel: 'Error',
  navigationLinks: { Cutaway: '../', 中文: '../zh/reference/api' },
  githubPages: false,
});
const project = await application.convert();
if (project === undefined) throw new Error('the sources cannot be read');
for (const module of project.children ?? []) {
  const file = project.getSymbolIdFromReflection(module)?.fileName;
  if (file !== undefined) module.name = modules.get(relative(root, file)) ?? module.name;
}
await application.generateDocs(project, out);
if (application.logger.hasErrors()) process.exitCode = 1;
process.stderr.write(`cutaway: API of ${modules.size} modules in ${relative(root, out)}\n`);
