// @ts-check
import { resolve } from 'node:path';

/**
 * Modules that export nothing but data are evaluated when the bundle is made, and stand in it as JSON: an engine reads a
 * string many times faster than it compiles and puts together what the string says.
 *
 * @param {string[]} modules
 * @returns {import('esbuild').Plugin}
 */
export const evaluated = (modules) => ({
  name: 'evaluated',
  setup(build) {
    const paths = modules.map((path) => resolve(path));
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!paths.includes(path)) return undefined;
      const { outputFiles, metafile } = await build.esbuild.build({
        entryPoints: [path],
        bundle: true,
        format: 'esm',
        platform: 'node',
        write: false,
        metafile: true,
      });
      const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
      const data = await import(`data:text/javascript;base64,${code}`);
      const constants = Object.entries(data).map(([name, value]) => {
        const json = JSON.stringify(value);
        if (typeof value !== 'object' || json === undefined) throw new Error(`${path}: ${name} is no data`);
        return `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(json)});`;
      });
      return {
        contents: constants.join('\n'),
        watchFiles: Object.keys(metafile.inputs).map((input) => resolve(input)),
      };
    });
  },
});
