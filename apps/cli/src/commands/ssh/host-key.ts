import { CutawayError } from '@cutaway/primitives/errors';
import { phrase } from '@cutaway/primitives/explain';
import type { SshClientOptions } from '@cutaway/ssh-auth';
import { explainVerdict, firstUseQuestion } from '@cutaway/ssh-auth/explain';
import { DEFAULT_HOST_KEY_ALGORITHMS, type HostKeyVerdict, hostKeyVerifier } from '@cutaway/ssh-auth/known-hosts';
import { addKnownHost, readKnownHosts } from '@cutaway/ssh-auth/node';
import type { RunContext } from '../../run-context.js';
import type { Ask } from './questions.js';
import { sentences } from './sentences.js';
import type { Settings } from './settings.js';

/**
 * Checks host keys against `known_hosts`, asks at first use, and says on stderr what was found when it matters.
 *
 * @throws {SshError} `ssh/file-unreadable`: nothing is known then, and no host may be accepted.
 */
export async function hostKeyCheck(
  settings: Settings,
  ask: Ask,
  context: RunContext,
): Promise<Pick<SshClientOptions, 'verifyHostKey' | 'hostKeyAlgorithms'>> {
  const { language, note, say } = context;
  const { hostName: host, port, hostKeyAlias, strictHostKeyChecking, batch, quiet } = settings;
  const knownHosts = await readKnownHosts(settings.knownHosts);
  const [file] = settings.knownHosts;
  const explain = (verdict: HostKeyVerdict): void => note(explainVerdict(verdict, language));
  let asked = false;
  const verify = hostKeyVerifier(knownHosts, {
    strictHostKeyChecking: batch && strictHostKeyChecking === 'ask' ? 'yes' : strictHostKeyChecking,
    ask: async (question) => {
      const answer = await ask(firstUseQuestion(question, language), { echo: true });
      asked = true;
      if (answer === undefined) {
        explain(question.verdict);
        note(say('ssh.nobodyToAsk'));
      }
      return answer;
    },
    record: async ({ names, key }) => {
      if (file === undefined || file === '/dev/null') return;
      const name = names.join(', ');
      try {
        await addKnownHost(file, { names, key, hash: settings.hashKnownHosts });
      } catch (error) {
        if (!(error instanceof CutawayError)) throw error;
        note(say('ssh.notRecorded', { name, file }));
        return;
      }
      if (!quiet) note(say('ssh.recorded', { name, file }));
    },
  });
  const known = { host, port, ...(hostKeyAlias === undefined ? {} : { alias: hostKeyAlias }) };
  return {
    hostKeyAlgorithms: settings.hostKeyAlgorithms ?? knownHosts.hostKeyAlgorithms(known, DEFAULT_HOST_KEY_ALGORITHMS),
    verifyHostKey: async (presented) => {
      const decision = await verify(presented);
      if (!decision.accept && !asked) explain(decision.verdict);
      if (decision.restricted) {
        explain(decision.verdict);
        note(phrase(sentences, 'session.restricted', language) ?? '');
      }
      return decision;
    },
  };
}
