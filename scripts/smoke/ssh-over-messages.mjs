// An SSH client and an SSH server over a message channel, each with keys made here.
import { equal, fromUtf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { signingKey } from '@cutaway/ssh-auth';
import { accept, connect, fromMessagePort } from '@cutaway/ssh-auth/web';

/** Gives a line that says what was agreed on. @throws {Error} when anything is otherwise than it must be. */
export async function sshOverMessages() {
  const [hostKey, userKey] = ['host', 'user'].map(() =>
    signingKey(noble.generateKeyPair({ type: 'Ed25519' }).privateKey),
  );
  const { port1, port2 } = new MessageChannel();
  const serving = accept(fromMessagePort(port2), {
    hostKeys: [hostKey],
    authentication: { publickey: (_, { key }) => equal(key.blob, userKey.blob) },
    onSession: (session) => ({
      exec: (command) => {
        session.channel.write(command);
        session.exit(0);
        return true;
      },
    }),
  });
  let agreed;
  const connection = await connect(fromMessagePort(port1), {
    host: 'page.example',
    userName: 'mia',
    verifyHostKey: ({ key }) => ({ accept: equal(key, hostKey.blob) }),
    authentication: [{ method: 'publickey', key: userKey }],
    onEvent: (event) => {
      agreed ??= event.type === 'keys' ? event.info : undefined;
    },
  });
  const { stdout, exitStatus } = await connection.exec('say hello');
  await connection.close();
  await (await serving).closed;
  if (fromUtf8(stdout) !== 'say hello' || exitStatus !== 0) throw new Error('SSH over messages: another answer');
  return `ssh-auth: client to server over messages, ${agreed.keyExchange}, ${agreed.hostKey}, ${agreed.cipherClientToServer}`;
}
