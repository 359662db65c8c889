import { explainVerdict } from '@cutaway/ssh-auth/explain';
import { type HostKeyVerdict, isTrusted } from '@cutaway/ssh-auth/known-hosts';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { wrap } from '../../terminal/wrap.js';
import { readPublicKeys } from '../key/read-public-keys.js';
import { entryJson } from './entry.js';
import { type FilesOption, openKnownHosts } from './files.js';
import { parseHost } from './host.js';
import { scan } from './scan.js';

export interface CheckOptions extends FilesOption {
  readonly scan?: true | string;
  readonly json?: true;
}

/** Judges host keys as a client would. Only when every one is known is it exit code 0. */
export async function check(
  hostText: string,
  keyFile: string | undefined,
  options: CheckOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { print, say, style, language } = context;
  const host = parseHost(hostText);
  if ((keyFile === undefined) === (options.scan === undefined))
    throw new Failure(ExitCode.usage, 'knownHosts.keyOrScan');
  const knownHosts = await openKnownHosts(options);
  const items =
    keyFile === undefined
      ? await scan(options.scan === true ? hostText : (options.scan ?? ''))
      : readPublicKeys(keyFile);
  const verdicts = items.map(({ key, certificate }) =>
    knownHosts.check({ host: host.host, port: host.port, key: (certificate ?? key).blob }),
  );
  const ok = verdicts.every(isTrusted);
  if (options.json) {
    print(JSON.stringify({ schemaVersion: 1, host: host.name, ok, verdicts: verdicts.map(verdictJson) }));
    return ok ? ExitCode.ok : ExitCode.refused;
  }
  verdicts.forEach((verdict, index) => {
    if (index > 0) print('');
    const good = isTrusted(verdict);
    const told = say(`knownHosts.verdict.${verdict.verdict}`);
    print(good ? style.good(`✓ ${told}`) : style.bad(`✗ ${told}`));
    for (const line of explainVerdict(verdict, language).split('\n')) wrap(line, style.width).forEach(print);
  });
  return ok ? ExitCode.ok : ExitCode.refused;
}

function verdictJson(verdict: HostKeyVerdict): Record<string, unknown> {
  const { key, fingerprint } = verdict;
  const entries = 'entries' in verdict ? verdict.entries : 'entry' in verdict ? [verdict.entry] : [];
  return {
    verdict: verdict.verdict,
    trusted: isTrusted(verdict),
    type: verdict.certificate?.type ?? key.type,
    fingerprint,
    entries: entries.map(entryJson),
    ...('sameType' in verdict ? { sameType: verdict.sameType } : {}),
    ...('withoutPort' in verdict ? { withoutPort: verdict.withoutPort } : {}),
    ...('authority' in verdict ? { authority: verdict.authority } : {}),
    ...('problems' in verdict ? { problems: verdict.problems } : {}),
    ...('elsewhere' in verdict ? { elsewhere: verdict.elsewhere.map(entryJson) } : {}),
  };
}
