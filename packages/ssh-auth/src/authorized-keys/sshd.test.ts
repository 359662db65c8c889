import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import { afterAll, describe, expect, it } from 'vitest';
import { certify, keyring, temporaryFolder } from '../../test/openssh.js';
import { type Sshd, sshLogin, startSshd } from '../../test/sshd.js';
import { parseCertificateLine } from '../certificates/index.js';
import { parsePublicKeyLine } from '../keys/index.js';
import { AuthorizedKeysFile, authorizeKey } from './index.js';

const folder = temporaryFolder();
const keyFile = keyring(folder, { own: ['ed25519'], other: ['ed25519'], authority: ['ed25519'] });
const user = userInfo().username;
const path = join(folder, 'authorized_keys');
let server: Sshd | undefined;
afterAll(() => server?.close());

describe('authorized_keys', () => {
  it('lets in whom sshd lets in, by the same line', async (ctx) => {
    const { line, path: identity, blob } = keyFile(ctx, 'own');
    const other = keyFile(ctx, 'other').line;
    server ??= await startSshd(ctx, folder, [
      `AuthorizedKeysFile ${path}`,
      'StrictModes no',
      'PermitUserEnvironment yes',
    ]);
    const files = [
      line,
      `# nothing\n\n\t ${line}`,
      other,
      `${other}\n${line}`,
      `${line.split(' ').slice(0, 2).join(' ')}`,
      `${line}\r`,
      `rsa-sha2-256 ${line.split(' ')[1]}`,
      `no-pty,no-port-forwarding ${line}`,
      `NO-PTY ${line}`,
      `unknown ${line}\n${line}`,
      `unknown ${line}`,
      `no-restrict ${line}`,
      `pty,,user-rc ${line.slice(0, 20)}`,
      `restrict,pty ${line}`,
      `cert-authority ${line}`,
      `principals="x" ${line}`,
      `command="echo a\\"b ${line}`,
      `command="true",command="true" ${line}`,
      `command=true ${line}`,
      `command ${line}`,
      `from="127.0.0.1" ${line}`,
      `from="127.0.0.0/8" ${line}`,
      `from="127.0.0.1/8" ${line}`,
      `from="127.*" ${line}`,
      `from="!127.0.0.1,*" ${line}`,
      `from="192.0.2.0/24" ${line}`,
      `from="192.0.2.0/24" ${line}\nfrom="127.0.0.1" ${line}`,
      `from="127.0.0.1",from="127.0.0.1" ${line}`,
      `expiry-time="20200101" ${line}`,
      `expiry-time="20400101Z" ${line}`,
      `expiry-time="20400101Z",expiry-time="20200101Z" ${line}`,
      `expiry-time="2040" ${line}`,
      `environment="A=1",environment="A=2" ${line}`,
      `environment="A" ${line}`,
      `environment="A-B=1" ${line}`,
      `permitopen="localhost:80",permitopen="[::1]:*" ${line}`,
      `permitopen="localhost" ${line}`,
      `permitopen="localhost:0" ${line}`,
      `permitlisten="8080",permitlisten="localhost:8080" ${line}`,
      `permitlisten="x:y" ${line}`,
      `tunnel="0" ${line}`,
      `tunnel="any" ${line}`,
      `tunnel="x" ${line}`,
      `no-touch-required,verify-required ${line}`,
      `agent-forwarding="yes" ${line}`,
    ];
    const lines: (number | undefined)[] = [];
    for (const text of files) {
      writeFileSync(path, `${text}\n`);
      server.log();
      const { status, stderr } = await sshLogin(ctx, { port: server.port, identity });
      const log = server.log();
      const accepted = /Accepted key .* found at \S+:(\d+)/.exec(log)?.[1];
      const request = { user, key: blob, remote: { address: '127.0.0.1' } };
      const ours = authorizeKey([new AuthorizedKeysFile(text)], request);
      const theirLine = status === 255 ? undefined : Number(accepted);
      const ourLine = ours.allowed ? ours.entry.line : undefined;
      expect(ourLine, `${text}\n${stderr}\n${log}`).toBe(theirLine);
      lines.push(ourLine);
    }
    expect(lines.filter((number) => number !== undefined)).toHaveLength(20);
  });

  it('forces the command that sshd forces, and sets the same environment', async (ctx) => {
    const { line, path: identity, blob } = keyFile(ctx, 'own');
    server ??= await startSshd(ctx, folder, [
      `AuthorizedKeysFile ${path}`,
      'StrictModes no',
      'PermitUserEnvironment yes',
    ]);
    const text = `command="echo \\"$A-$B\\" \\\\ $SSH_ORIGINAL_COMMAND",environment="A=1,2",environment="A=3",environment="B=\\"" ${line}`;
    writeFileSync(path, `${text}\n`);
    const { stdout } = await sshLogin(ctx, { port: server.port, identity, command: 'ls -l' });
    const ours = authorizeKey([new AuthorizedKeysFile(text)], { user, key: blob, remote: { address: '127.0.0.1' } });
    if (!ours.allowed) throw new Error('refused');
    expect(ours.permissions.command).toBe('echo "$A-$B" \\\\ $SSH_ORIGINAL_COMMAND');
    expect([...ours.permissions.environment]).toEqual([
      ['A', '1,2'],
      ['B', '"'],
    ]);
    expect(stdout.trim()).toBe('1,2-" \\ ls -l');
  });

  it('lets in whom sshd lets in with certificates', async (ctx) => {
    const [authority, own] = [keyFile(ctx, 'authority'), keyFile(ctx, 'own')];
    server ??= await startSshd(ctx, folder, [
      `AuthorizedKeysFile ${path}`,
      'StrictModes no',
      'PermitUserEnvironment yes',
    ]);
    const ca = authority.line;
    const cases: [string, string[]][] = [
      [`cert-authority ${ca}`, ['-n', user]],
      [`cert-authority ${ca}`, ['-n', 'somebody']],
      [`cert-authority ${ca}`, []],
      [ca, ['-n', user]],
      [own.line, ['-n', user]],
      [`cert-authority,principals="a,b" ${ca}`, ['-n', 'b,c']],
      [`cert-authority,principals="a,b" ${ca}`, ['-n', user]],
      [`cert-authority,principals="a*" ${ca}`, ['-n', 'ab']],
      [`cert-authority,principals="" ${ca}`, ['-n', user]],
      [`cert-authority ${ca}`, ['-n', user, '-V', '20200101:20210101']],
      [`cert-authority ${ca}`, ['-n', user, '-V', '20400101:20410101']],
      [`cert-authority ${ca}`, ['-n', user, '-O', 'source-address=127.0.0.0/8,192.0.2.1']],
      [`cert-authority ${ca}`, ['-n', user, '-O', 'source-address=192.0.2.0/24']],
      [`cert-authority ${ca}`, ['-n', user, '-O', 'force-command=true']],
      [`cert-authority,command="true" ${ca}`, ['-n', user, '-O', 'force-command=true']],
      [`cert-authority,command="false" ${ca}`, ['-n', user, '-O', 'force-command=true']],
      [`cert-authority,command="true" ${ca}`, ['-n', user]],
      [`cert-authority ${ca}`, ['-n', user, '-O', 'critical:unheard-of@example.org']],
      [`cert-authority ${ca}`, ['-n', user, '-O', 'extension:unheard-of@example.org']],
      [`cert-authority,from="192.0.2.1" ${ca}`, ['-n', user]],
    ];
    const outcomes: string[] = [];
    for (const [text, options] of cases) {
      writeFileSync(path, `${text}\n`);
      const certificate = certify(ctx, authority, own, '-I', 'id', ...options);
      server.log();
      const { status, stderr } = await sshLogin(ctx, {
        port: server.port,
        identity: own.path,
        certificate: `${own.path}-cert.pub`,
      });
      const log = server.log();
      const accepted = status !== 255;
      const request = {
        user,
        key: certificate.blob,
        remote: { address: '127.0.0.1' },
        emptyPrincipalsMeanAnyone: true,
        crypto: nodeCrypto,
      };
      const file = new AuthorizedKeysFile(text);
      const ours = authorizeKey([file], request);
      // The client offers the bare key, too.
      const plain = authorizeKey([file], { ...request, key: own.blob });
      expect(ours.allowed || plain.allowed, `${text} ${options}\n${stderr}\n${log}`).toBe(accepted);
      outcomes.push(ours.steps[0]?.outcome ?? '');
    }
    expect(new Set(outcomes)).toEqual(
      new Set([
        'allowed',
        'certificate',
        'not-an-authority',
        'key',
        'principals',
        'source-address',
        'commands',
        'from',
      ]),
    );
    const { certificate } = parseCertificateLine(readFileSync(`${own.path}-cert.pub`, 'utf8'));
    expect(parsePublicKeyLine(own.line).key.blob).toEqual(certificate.key.blob);
  });
});
