// @ts-check

/**
 * Has a bundle ask the process for the modules of Node, where it would import or require them.
 *
 * CommonJS inside of an ES module then needs no `require`; and an `import` would read every export there is, such as
 * `promises` of `node:fs`, which loads streams and what not.
 *
 * @param {string[]} late modules that few runs need: each is loaded when something of it is used. Their exports must be
 * used as properties only, which those of `events` or `process` are not.
 * @returns {import('esbuild').Plugin}
 */
export const nodeBuiltins = (late = []) => ({
  name: 'node-builtins',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'require-call' || kind === 'import-statement'
        ? { path, namespace: 'node-builtin' }
        : { path, external: true },
    );
    build.onLoad({ filter: /./, namespace: 'node-builtin' }, async ({ path }) => {
      const module = `process.getBuiltinModule(${JSON.stringify(path)})`;
      if (!late.includes(path)) return { contents: `module.exports = ${module};` };
      const names = Object.keys(await import(path)).filter((name) => name !== 'default');
      return {
        contents: `module.exports = { ${names.map((name) => `get ${name}() { return ${module}.${name}; }`)} };`,
      };
    });
  },
});
