import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScenarioError } from '@cutaway/mitm-scenarios';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { findCase } from '@cutaway/mitm-scenarios/gauntlet';
import { lessonOf, titleOf } from '@cutaway/mitm-scenarios/gauntlet/report';
import { startHostile } from '@cutaway/mitm-scenarios/node';
import { phrase } from '@cutaway/primitives/explain';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { wrap } from '../../terminal/wrap.js';

/** Starts one hostile server and waits until it is interrupted; then says how far anybody went with it. */
export async function serveCase(
  id: string,
  { twin, port, listen }: { readonly twin?: true; readonly port: string; readonly listen: string },
  context: RunContext,
): Promise<ExitCode> {
  const { print, note, say, style, language } = context;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Failure(ExitCode.usage, 'gauntlet.number', { value: port, option: '--port' });
  }
  try {
    const hostile = findCase(id);
    const server = await startHostile(id, { address: listen, port: Number(port), twin: twin === true });
    // Listened for before it is said that there is a server: who reads that may stop it at once.
    const stopped = new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    const folder = mkdtempSync(join(tmpdir(), 'cutaway-gauntlet-'));
    try {
      print(style.bold(`${titleOf(hostile, language)} (${id})`));
      for (const line of wrap(lessonOf(hostile, language), style.width)) print(line);
      print('');
      if (hostile.protocol !== 'ssh') {
        const file = join(folder, 'ca.pem');
        writeFileSync(file, server.ca);
        print(`  ${say('gauntlet.serve.url')}  ${server.url}`);
        print(`  ${say('gauntlet.serve.ca')}  ${file}`);
        if (hostile.protocol !== 'tls') {
          print(`  ${say('gauntlet.serve.user')}  ${server.userName}`);
          print(`  ${say('gauntlet.serve.password')}  ${server.password}`);
        }
      } else {
        const file = join(folder, 'known_hosts');
        writeFileSync(file, server.knownHosts);
        print(`  ${say('gauntlet.serve.address')}  ${server.userName}@${server.host} -p ${server.port}`);
        print(`  ${say('gauntlet.serve.password')}  ${server.password}`);
        print(`  known_hosts  ${file}`);
      }
      note(say('gauntlet.serve.stop'));
      await stopped;
      const { stage, connections, goalReached } = server.seen();
      const furthest = phrase(scenariosCatalogue, `stage.${hostile.protocol}.${stage}`, language) ?? stage;
      print(say('gauntlet.serve.seen', { connections, stage: furthest }));
      return goalReached && twin !== true ? ExitCode.refused : ExitCode.ok;
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await server.close();
    }
  } catch (error) {
    if (error instanceof ScenarioError) {
      describeError(error, context, scenariosCatalogue);
      return ExitCode.usage;
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new Failure(
        ExitCode.connection,
        'gauntlet.serve.listenFailed',
        { address: `${listen}:${port}`, code },
        error,
      );
    }
    throw error;
  }
}
