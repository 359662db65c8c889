// @ts-check

/**
 * Gives CommonJS inside of an ES module the modules of Node, which it requires. Asking the process for them needs no
 * `require` in every file, and loads them when they are first required.
 *
 * @returns {import('esbuild').Plugin}
 */
export const nodeBuiltins = () => ({
  name: 'node-builtins',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'require-call' ? { path, namespace: 'node-builtin' } : { path, external: true },
    );
    build.onLoad({ filter: /./, namespace: 'node-builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
});
