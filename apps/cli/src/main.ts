#!/usr/bin/env node
const argv = process.argv.slice(2);

// A reader that has seen enough (`cutaway … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  // Asked for by scripts, which wait: nothing else is loaded.
  const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
  process.stdout.write(`${manifest.version}\n`);
} else {
  const { chooseLanguage } = await import('./language.js');
  const { runProgram } = await import('./program.js');
  process.exitCode = await runProgram(argv, chooseLanguage(argv, process.env));
}
