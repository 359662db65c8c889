import { parseArgs } from 'node:util';
import { nodeCrypto } from '@cutaway/primitives/node';
import { fingerprint, shortTypeName } from '@cutaway/ssh-auth/keys';
import { AllowedSigners, parseAbsoluteTime, parseSshsig, type SshsigHash } from '@cutaway/ssh-auth/sshsig';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readBytes, readText, writeNew } from '../../files.js';
import { reportFailure } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { tellingSshErrors } from '../../ssh-failures.js';
import { withSigningKey } from './open-key.js';
import { signatureText } from './sign.js';
import { checkSigner, type SignerQuestion } from './signer-check.js';

/** What the options of `ssh-keygen -Y` say. */
interface Request {
  /** The key, or the allowed signers. */
  readonly file: string;
  readonly namespace: string;
  readonly signature: string;
  readonly principal: string;
  readonly revoked: string | undefined;
  readonly hash: SshsigHash;
  /** Seconds since 1970. */
  readonly time: number;
  readonly files: readonly string[];
}

type Operation = (request: Request, context: RunContext) => ExitCode | Promise<ExitCode>;

/** Operations of ssh-keygen(1), -Y. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  sign,
  verify: (request, context) =>
    verify({ ...questionOf(request), allowedSigners: request.file, principal: request.principal }, context),
  'check-novalidate': (request, context) => verify(questionOf(request), context),
  'find-principals': findPrincipals,
};

/**
 * Does what git asks of `ssh-keygen -Y`, in the words git reads, whatever the language: `git config gpg.ssh.program`.
 */
export async function runSshKeygen(argv: readonly string[], context: RunContext): Promise<ExitCode> {
  try {
    return await tellingSshErrors(context, () => {
      const { operation, request } = readArguments(argv);
      return operation(request, context);
    });
  } catch (error) {
    return reportFailure(error, context);
  }
}

const ARGUMENTS = {
  operation: { type: 'string', short: 'Y', default: '' },
  file: { type: 'string', short: 'f', default: '' },
  namespace: { type: 'string', short: 'n', default: '' },
  signature: { type: 'string', short: 's', default: '' },
  principal: { type: 'string', short: 'I', default: '' },
  revoked: { type: 'string', short: 'r' },
  option: { type: 'string', short: 'O', multiple: true },
  // The key is in the agent, which is found out without being told; and: say less.
  agent: { type: 'boolean', short: 'U' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

function readArguments(argv: readonly string[]): { operation: Operation; request: Request } {
  const { values, positionals } = parsed(argv);
  const operation = Object.hasOwn(OPERATIONS, values.operation) ? OPERATIONS[values.operation] : undefined;
  const settings = new Map((values.option ?? []).map((one) => one.split('=', 2) as [string, string | undefined]));
  const [hash, time] = [settings.get('hashalg') ?? 'sha512', settings.get('verify-time')];
  const seconds = time === undefined ? Math.floor(Date.now() / 1000) : parseAbsoluteTime(time);
  if (operation === undefined || (hash !== 'sha512' && hash !== 'sha256') || seconds === undefined) throw usage();
  const { file, namespace, signature, principal, revoked } = values;
  return {
    operation,
    request: { file, namespace, signature, principal, revoked, hash, time: seconds, files: positionals },
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: ARGUMENTS, allowPositionals: true });
  } catch (cause) {
    throw usage(cause);
  }
}

const usage = (cause?: unknown): Failure => new Failure(ExitCode.usage, 'key.sshKeygen.usage', {}, cause);

async function sign({ file: key, namespace, hash, files }: Request, context: RunContext): Promise<ExitCode> {
  if (key === '' || namespace === '') throw usage();
  await withSigningKey(key, {}, context, async (signer) => {
    for (const file of files.length === 0 ? ['-'] : files) {
      const text = await signatureText(signer, readBytes(file), namespace, hash);
      if (file === '-') context.print(text.trimEnd());
      else writeNew(`${file}.sig`, text, {});
    }
  });
  return ExitCode.ok;
}

const questionOf = ({ namespace, signature, revoked, time }: Request): SignerQuestion => ({
  message: readBytes('-'),
  signatureFile: signature,
  namespace,
  revoked,
  time,
});

function verify(question: SignerQuestion, { print }: RunContext): ExitCode {
  const { signature, refusal } = checkSigner(question);
  if (refusal !== undefined) {
    print('Could not verify signature.');
    return ExitCode.refused;
  }
  const whose = question.principal === undefined ? '' : ` for ${question.principal}`;
  const key = `${shortTypeName(signature.key.type)} key ${fingerprint(signature.key)}`;
  print(`Good "${question.namespace}" signature${whose} with ${key}`);
  return ExitCode.ok;
}

function findPrincipals({ file, signature, time }: Request, { print, note }: RunContext): ExitCode {
  const signers = new AllowedSigners(readText(file), file, nodeCrypto);
  const found = signers.principalsOf({ ...parseSshsig(readText(signature)), time });
  for (const name of found) print(name);
  if (found.length > 0) return ExitCode.ok;
  note('No principal matched.');
  return ExitCode.refused;
}
