import { interceptSsh, type SshInterception, type SshInterceptionEvent } from '@cutaway/mitm-scenarios/intercept';
import { CutawayError } from '@cutaway/primitives/errors';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type SigningKey, type SshClientOptions, signingKey } from '@cutaway/ssh-auth';
import { explainVerdict } from '@cutaway/ssh-auth/explain';
import { parsePrivateKey } from '@cutaway/ssh-auth/keys';
import { DEFAULT_HOST_KEY_ALGORITHMS, hostKeyVerifier } from '@cutaway/ssh-auth/known-hosts';
import { defaultKnownHostsPaths, readKnownHosts } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readText } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { besidePage } from '../../views/html/write-page.js';
import { parseTarget, type Target } from '../tls/target.js';
import { listenAddress, lookupWith, written } from './addresses.js';
import { announce, Ending, listenFailure, warnUnlessLoopback } from './announce.js';
import type { InterceptSshOptions } from './command.js';
import { InterceptedPage } from './intercepted-page.js';
import { SshInterceptionView } from './ssh-view.js';

const SSH_PORT = 22;

/** Stands between SSH clients and their server, and shows what passes, until it is interrupted. */
export async function runInterceptSsh(options: InterceptSshOptions, context: RunContext): Promise<ExitCode> {
  const { note, say } = context;
  const to = parseTarget(options.to ?? '', SSH_PORT);
  const listen = listenAddress(options.listen);
  const lookup = lookupWith(options.resolve ?? []);
  const ending = new Ending(options.connections);
  const hostKey = options.hostKey === undefined ? undefined : readHostKey(options.hostKey);
  const check = await hostKeyCheck(to, options, context);
  announce(context, 'intercept.ssh.about', { address: written(listen), to: written(to) });
  announce(context, hostKey === undefined ? 'intercept.ssh.newHostKeys' : 'intercept.ssh.givenHostKey');
  announce(context, 'intercept.ssh.passwords');
  announce(context, 'intercept.permission');
  warnUnlessLoopback(listen, context);
  if (options.insecureNoVerify === true) announce(context, 'intercept.tls.unverified');
  const shown = besidePage(options.html, context);
  const view = new SshInterceptionView(options, shown);
  const page = new InterceptedPage(options);
  const onEvent = (event: SshInterceptionEvent): void => {
    page.keep(event);
    if (options.json === true) shown.print(JSON.stringify({ schemaVersion: 1, ...event }));
    else view.show(event);
    if (event.type === 'ended') ending.connectionEnded();
  };
  let interception: SshInterception;
  try {
    interception = await interceptSsh({
      to,
      listen,
      onEvent,
      ...check,
      ...(hostKey === undefined ? {} : { hostKeys: [hostKey] }),
      ...(lookup === undefined ? {} : { lookup }),
    });
  } catch (error) {
    throw listenFailure(error, listen);
  }
  try {
    announce(context, 'intercept.ssh.listening', { address: written(interception) });
    for (const { type, fingerprint } of interception.hostKeys) note(`  ${type} ${fingerprint}`);
    note(`  ssh -p ${interception.port} ${interception.host}`);
    if (options.connections === undefined) note(say('serve.stop'));
    await ending.reached;
    await page.deliver(context);
    return ExitCode.ok;
  } finally {
    await interception.close();
  }
}

/** A host's private key, which has no passphrase. @throws {Failure} */
function readHostKey(file: string): SigningKey {
  const text = readText(file);
  try {
    const key = parsePrivateKey(text, { crypto: nodeCrypto });
    if ('privateKey' in key) return signingKey(key.privateKey, { crypto: nodeCrypto });
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
  }
  throw new Failure(ExitCode.input, 'intercept.ssh.badHostKey', { file });
}

/** How the genuine server's host key is verified; what is wrong with it is said on stderr. */
async function hostKeyCheck(
  { host, port }: Target,
  { insecureNoVerify, knownHosts: files }: InterceptSshOptions,
  { language, note }: RunContext,
): Promise<Pick<SshClientOptions, 'verifyHostKey' | 'hostKeyAlgorithms'>> {
  if (insecureNoVerify === true) return { verifyHostKey: () => ({ accept: true }) };
  const knownHosts = await readKnownHosts(files ?? defaultKnownHostsPaths());
  const verify = hostKeyVerifier(knownHosts, { strictHostKeyChecking: 'yes' });
  return {
    hostKeyAlgorithms: knownHosts.hostKeyAlgorithms({ host, port }, DEFAULT_HOST_KEY_ALGORITHMS),
    verifyHostKey: async (presented) => {
      const decision = await verify(presented);
      if (!decision.accept) note(explainVerdict(decision.verdict, language));
      return decision;
    },
  };
}
