import { TLS_1_3 } from '@cutaway/tls-handshake/registry';
import type { ProbeTarget } from '../probe-target.js';
import { enumerate, hasOwnOrder } from './enumerate.js';
import { hello12, hello13 } from './hello-extensions.js';
import { type HelloAnswer, probeHello } from './hello-probe.js';
import { suiteName, suitesOfTls13, suitesUpToTls12 } from './suite-names.js';

// Some servers close on hellos with more suites, or read no further.
const MOST_AT_ONCE = 64;

/** The suites of one version. */
export interface VersionSuites {
  /** Numbers, in the order the server chooses them. */
  readonly ids: readonly number[];
  /** Registered names, in the same order. */
  readonly names: readonly string[];
  /** Whether the server's order decides, not the client's; absent with fewer than two. */
  readonly ownOrder?: boolean;
  /** The answer to the first question. */
  readonly first: Extract<HelloAnswer, { answered: true }>;
}

/** Which suites a server takes in one version; `undefined` when it does not speak the version. */
export async function cipherSuitesOf(target: ProbeTarget, version: number): Promise<VersionSuites | undefined> {
  const ask = async (cipherSuites: readonly number[]) => {
    const offer = version === TLS_1_3 ? hello13(target, { cipherSuites }) : hello12(target, { version, cipherSuites });
    const answer = await probeHello(target, offer);
    if (!answer.answered || answer.version !== version) return undefined;
    return { chosen: answer.hello.cipher_suite, answer };
  };
  const all = version === TLS_1_3 ? suitesOfTls13 : suitesUpToTls12;
  const parts: (readonly number[])[] = [];
  for (let at = 0; at < all.length; at += MOST_AT_ONCE) parts.push(all.slice(at, at + MOST_AT_ONCE));
  const found = [];
  for (const part of parts) found.push(...(await enumerate(part, ask)));
  const first = found[0]?.answer;
  if (first === undefined) return undefined;
  const choose = async (offered: readonly number[]) => (await ask(offered))?.chosen;
  const ids = await inOrder(
    found.map(({ chosen }) => chosen),
    choose,
  );
  const ownOrder = await hasOwnOrder(ids, choose);
  return { ids, names: ids.map(suiteName), ...(ownOrder === undefined ? {} : { ownOrder }), first };
}

/** What was found in parts, asked for once more together when there is more than one part to put in order. */
async function inOrder(
  found: readonly number[],
  choose: (offered: readonly number[]) => Promise<number | undefined>,
): Promise<readonly number[]> {
  const firstPart = suitesUpToTls12.slice(0, MOST_AT_ONCE);
  const isOnePart = found.every((id) => firstPart.includes(id)) || found.every((id) => !firstPart.includes(id));
  if (isOnePart || found.length > MOST_AT_ONCE) return found;
  const ordered = await enumerate(found, async (offered) => {
    const chosen = await choose(offered);
    return chosen === undefined ? undefined : { chosen, answer: undefined };
  });
  return ordered.length === found.length ? ordered.map(({ chosen }) => chosen) : found;
}
