import { appendFileSync, existsSync } from 'node:fs';
import { atLeast } from '../../audit/finding.js';
import { ProbeFailure } from '../../audit/probe-target.js';
import { auditSsh } from '../../audit/ssh/audit-ssh.js';
import { auditTls } from '../../audit/tls/audit-tls.js';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { readText } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { Progress } from '../../terminal/progress.js';
import { anchorsFrom, defaultAnchors } from '../tls/files.js';
import { parseTarget } from '../tls/target.js';
import { reasonOf, toJson } from './sentences.js';
import type { TargetsOptions } from './targets-command.js';

/**
 * Audits every server of a list, several at a time, and writes one line of JSON for each as it is done. Those that
 * `--out` has a result of already are passed over.
 *
 * @returns the gravest: 1 for findings, 3 when a server could not be asked.
 */
export async function runTargets(file: string, options: TargetsOptions, context: RunContext): Promise<ExitCode> {
  const { out, jobs, shard, failOn } = options;
  const anchors = options.ca === undefined ? defaultAnchors() : anchorsFrom(options.ca);
  const done = out === undefined ? new Set<string>() : resultsIn(out);
  const all = [...new Set(linesOf(readText(file)))];
  for (const line of all) targetOf(line);
  const waiting = all.filter((line, at) => at % shard.of === shard.index && !done.has(line));
  const codes = new Set<ExitCode>();
  const write = (line: string): void => {
    if (out === undefined) {
      context.print(line);
      return;
    }
    try {
      appendFileSync(out, `${line}\n`);
    } catch (error) {
      throw fileFailure('file.unwritable', out, error);
    }
  };
  // Without a file the lines themselves say how far it is.
  const progress = new Progress(context, { silent: out === undefined });
  const total = waiting.length;
  let finished = 0;
  const work = async (): Promise<void> => {
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      const { protocol, host, port } = targetOf(line);
      const timeout = 1000 * options.timeout;
      try {
        const audit =
          protocol === 'ssh'
            ? await auditSsh({ host, port, timeout })
            : await auditTls({ host, port, serverName: host, timeout }, { anchors, now: new Date() });
        if (audit.findings.some(({ severity }) => atLeast(severity, failOn))) codes.add(ExitCode.refused);
        write(JSON.stringify({ target: line, ...toJson(audit, context) }));
      } catch (error) {
        if (!(error instanceof ProbeFailure)) throw error;
        codes.add(ExitCode.connection);
        const failure = { reason: error.reason, message: reasonOf(error.reason, context) };
        write(JSON.stringify({ target: line, schemaVersion: 1, protocol, host, port, failure }));
      }
      progress.show(context.say('progress.targets', { done: ++finished, total }));
    }
  };
  progress.show(context.say('progress.targets', { done: 0, total }));
  try {
    await Promise.all(Array.from({ length: jobs }, work));
  } finally {
    progress.end();
  }
  if (out !== undefined) context.note(context.say('audit.targets.done', { count: finished, file: out }));
  if (codes.has(ExitCode.refused)) return ExitCode.refused;
  return codes.has(ExitCode.connection) ? ExitCode.connection : ExitCode.ok;
}

/** A target is a line; empty ones and those that begin with `#` are none. */
function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** `ssh://HOST[:PORT]`, or `HOST[:PORT]` for TLS; port 22 is SSH. @throws {Failure} with exit code 2. */
function targetOf(line: string): { protocol: 'tls' | 'ssh'; host: string; port: number } {
  const [, scheme, rest] = /^(?:(ssh|tls):\/\/)?(.*)$/.exec(line) ?? [];
  const target = parseTarget(rest ?? '', scheme === 'ssh' ? 22 : 443);
  const isSsh = scheme === 'ssh' || (scheme === undefined && target.port === 22);
  return { protocol: isSsh ? 'ssh' : 'tls', ...target };
}

/** The targets a file has results of; one that could not be asked is tried again. A line cut short is passed over. */
function resultsIn(file: string): Set<string> {
  const found = new Set<string>();
  if (!existsSync(file)) return found;
  const text = readText(file);
  for (const line of linesOf(text)) {
    try {
      const { target, failure } = JSON.parse(line) as { target?: unknown; failure?: unknown };
      if (typeof target === 'string' && failure === undefined) found.add(target);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  // What follows a line that was cut short must not be joined to it.
  if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
  return found;
}

/** Reads `I/N`, I from 0, as the completion index of a job is. @throws {Failure} with exit code 2. */
export function shardOf(text: string): { readonly index: number; readonly of: number } {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (index === undefined || of === undefined || Number(index) >= Number(of)) {
    throw new Failure(ExitCode.usage, 'audit.badShard', { value: text });
  }
  return { index: Number(index), of: Number(of) };
}
