import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { openSshPrivateKey } from '../src/keys/index.js';
import { insecureAlgorithms } from '../src/lab/index.js';
import { agreedOn, algorithmCases, type Names } from './algorithm-cases.js';
import { KEY_NAMES, KEYS, type KeyName } from './key-of-each-type.js';
import type { Context } from './openssh.js';
import { connectTo, expectEcho } from './our-client.js';
import { ourServer } from './our-server.js';
import { PythonPeer } from './python-peer.js';

const paramiko = new PythonPeer(`
import io, os, socket, subprocess, threading
import paramiko

KINDS = {'ed25519': paramiko.Ed25519Key, 'rsa': paramiko.RSAKey}

def private_key(name, text):
    return KINDS.get(name, paramiko.ECDSAKey).from_private_key(io.StringIO(text))

def restrict(transport, algorithms):
    options = transport.get_security_options()
    for ours, theirs in (('keyExchange', 'kex'), ('cipher', 'ciphers'), ('mac', 'digests'), ('hostKey', 'key_types')):
        if ours in algorithms:
            setattr(options, theirs, algorithms[ours])

class Server(paramiko.ServerInterface):
    def __init__(self, authorized):
        self.authorized = authorized

    def get_allowed_auths(self, username):
        return 'publickey,password'

    def check_auth_publickey(self, username, key):
        known = '%s %s' % (key.get_name(), key.get_base64()) in self.authorized
        return paramiko.AUTH_SUCCESSFUL if known else paramiko.AUTH_FAILED

    def check_auth_password(self, username, password):
        return paramiko.AUTH_SUCCESSFUL if password == 'right' else paramiko.AUTH_FAILED

    def check_channel_request(self, kind, chanid):
        return paramiko.OPEN_SUCCEEDED

    def check_channel_exec_request(self, channel, command):
        threading.Thread(target=self.execute, args=(channel, command), daemon=True).start()
        return True

    def execute(self, channel, command):
        file = channel.makefile('rb')
        result = subprocess.run(['/bin/sh', '-c', command], input=file.read(), capture_output=True)
        channel.sendall(result.stdout)
        channel.send_exit_status(result.returncode)
        channel.close()

def serve(hostKeys, authorized, algorithms):
    listener = socket.create_server(('127.0.0.1', 0))

    def run():
        while True:
            client, _ = listener.accept()
            transport = paramiko.Transport(client)
            transport.load_server_moduli()
            for name, text in hostKeys.items():
                transport.add_server_key(private_key(name, text))
            restrict(transport, algorithms)
            try:
                transport.start_server(event=threading.Event(), server=Server(authorized))
            except Exception:
                pass

    threading.Thread(target=run, daemon=True).start()
    return {'port': listener.getsockname()[1]}

def connect(port, name, userKey, password, hostKeys, algorithms):
    transport = paramiko.Transport(socket.create_connection(('127.0.0.1', port)))
    restrict(transport, algorithms)
    transport.start_client(timeout=20)
    shown = transport.get_remote_server_key()
    if '%s %s' % (shown.get_name(), shown.get_base64()) not in hostKeys:
        raise Exception('host key')
    if password is not None:
        transport.auth_password('mia', password)
    else:
        transport.auth_publickey('mia', private_key(name, userKey))
    channel = transport.open_session()
    channel.exec_command('cat; exit 7')
    data = os.urandom(200000)

    def write():
        channel.sendall(data)
        channel.shutdown_write()

    threading.Thread(target=write, daemon=True).start()
    echoed = channel.makefile('rb').read() == data
    status = channel.recv_exit_status()
    transport.close()
    return {'echoed': echoed, 'status': status}

for request in requests():
    try:
        answer(**{'serve': serve, 'connect': connect}[request.pop('do')](**request))
    except Exception as failure:
        answer(error='%s\\n%s' % (failure, traceback.format_exc()))
`);

const privateKeys = Object.fromEntries(KEY_NAMES.map((name) => [name, openSshPrivateKey(KEYS[name].privateKey)]));
const lines = KEY_NAMES.map((name) => KEYS[name].line);

const CASES = algorithmCases(
  [
    { keyExchange: ['curve25519-sha256@libssh.org'] },
    { keyExchange: ['ecdh-sha2-nistp256'] },
    { keyExchange: ['ecdh-sha2-nistp384'] },
    { keyExchange: ['ecdh-sha2-nistp521'] },
    { keyExchange: ['diffie-hellman-group14-sha256'] },
    { keyExchange: ['diffie-hellman-group16-sha512'] },
    { keyExchange: ['diffie-hellman-group-exchange-sha256'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-sha2-256-etm@openssh.com'] },
    { cipher: ['aes192-ctr'], mac: ['hmac-sha2-512-etm@openssh.com'] },
    { cipher: ['aes256-ctr'], mac: ['hmac-sha2-256'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-sha2-512'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-sha1'] },
    { hostKey: ['ssh-ed25519'] },
    { hostKey: ['ecdsa-sha2-nistp256'] },
    { hostKey: ['ecdsa-sha2-nistp384'] },
    { hostKey: ['ecdsa-sha2-nistp521'] },
    { hostKey: ['rsa-sha2-512'] },
    { hostKey: ['rsa-sha2-256'] },
  ],
  [
    { keyExchange: ['diffie-hellman-group1-sha1'] },
    { keyExchange: ['diffie-hellman-group14-sha1'] },
    { keyExchange: ['diffie-hellman-group-exchange-sha1'] },
    { hostKey: ['ssh-rsa'] },
    { cipher: ['aes128-cbc'], mac: ['hmac-sha1'] },
    { cipher: ['aes192-cbc'], mac: ['hmac-sha2-256-etm@openssh.com'] },
    { cipher: ['aes256-cbc'], mac: ['hmac-md5'] },
    { cipher: ['3des-cbc'], mac: ['hmac-sha1-96'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-md5-96'] },
  ],
);

describe('our client against paramiko', () => {
  const listen = async (ctx: Context, algorithms: Names = {}): Promise<number> => {
    const request = { do: 'serve', hostKeys: privateKeys, authorized: lines, algorithms };
    return (await paramiko.ask<{ port: number }>(ctx, request)).port;
  };
  const hostKeys = Object.values(KEYS).map(({ signing }) => signing.blob);

  it.for(CASES)('goes with $name', async ({ algorithms, insecure }, ctx) => {
    const { connection, info } = await connectTo(await listen(ctx), hostKeys, {
      algorithms,
      insecureLab: { insecureAlgorithms: insecure },
    });
    expect(info).toMatchObject(agreedOn(algorithms));
    await expectEcho(connection, 100_000);
  });

  it.for(KEY_NAMES)('logs in with a user key %s', async (name, ctx) => {
    const authentication = [{ method: 'publickey', key: KEYS[name].signing }] as const;
    const { connection } = await connectTo(await listen(ctx), hostKeys, { authentication });
    await expectEcho(connection, 10);
  });
});

describe('paramiko against our server', () => {
  const connect = (
    ctx: Context,
    port: number,
    { algorithms = {}, name = 'ed25519', password }: { algorithms?: Names; name?: KeyName; password?: string } = {},
  ): Promise<{ echoed: boolean; status: number }> =>
    paramiko.ask(ctx, {
      do: 'connect',
      port,
      name,
      userKey: privateKeys[name],
      password: password ?? null,
      hostKeys: lines,
      algorithms,
    });

  it.for(CASES)('goes with $name', async ({ algorithms, insecure }, ctx) => {
    const server = await ourServer({
      algorithms: insecure ? insecureAlgorithms(nodeCrypto) : {},
      insecureLab: { insecureAlgorithms: insecure },
    });
    expect(await connect(ctx, server.port, { algorithms })).toEqual({ echoed: true, status: 7 });
    expect(server.info).toMatchObject(agreedOn(algorithms));
  });

  it.for(KEY_NAMES)('logs in with a user key %s', async (name, ctx) => {
    const server = await ourServer();
    expect(await connect(ctx, server.port, { name })).toEqual({ echoed: true, status: 7 });
  });

  it('logs in with a password, and only with the right one', async (ctx) => {
    const server = await ourServer({ authentication: { password: (_, given) => given === 'right' } });
    expect(await connect(ctx, server.port, { password: 'right' })).toEqual({ echoed: true, status: 7 });
    await expect(connect(ctx, server.port, { password: 'wrong' })).rejects.toThrow('Authentication failed');
  });
});
