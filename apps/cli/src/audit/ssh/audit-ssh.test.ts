import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { concat } from '@cutaway/primitives/bytes';
import { encode } from '@cutaway/primitives/wire';
import { KexDhGexGroup, KexInit } from '@cutaway/ssh-auth/messages';
import { needs, run } from '@cutaway/test-support/peers';
import { startSshdPeer } from '@cutaway/test-support/sshd';
import { afterEach, describe, expect, it } from 'vitest';
import { auditSsh } from './audit-ssh.js';

const servers = new Set<Server>();

afterEach(() => {
  for (const server of servers) server.close();
  servers.clear();
});

async function listening(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => serve(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  servers.add(server);
  await once(server, 'listening');
  return (server.address() as { port: number }).port;
}

function packet(payload: Uint8Array): Uint8Array {
  const padding = 4 + ((8 - ((payload.length + 9) % 8)) % 8);
  const head = new Uint8Array(5);
  new DataView(head.buffer).setUint32(0, 1 + payload.length + padding);
  head[4] = padding;
  return concat(head, payload, new Uint8Array(padding));
}

const at = (port: number) => ({ host: '127.0.0.1', port, timeout: 5000 });
const names = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join(',');

describe('auditSsh', () => {
  it('finds what sshd says it is set up for', async (ctx) => {
    const [program, keygen] = [needs(ctx, 'sshd'), needs(ctx, 'ssh-keygen')];
    const lines = [
      'KexAlgorithms curve25519-sha256,diffie-hellman-group-exchange-sha256,diffie-hellman-group14-sha1',
      'Ciphers aes256-gcm@openssh.com,aes128-ctr,aes128-cbc',
      'MACs hmac-sha2-256-etm@openssh.com,hmac-sha1',
    ];
    const peer = await startSshdPeer(ctx, lines);
    try {
      const audit = await auditSsh(at(peer.port));
      const effective = run(program, ['-T', '-f', `${peer.folder}/sshd_config`]).stdout;
      const value = (key: string): string => new RegExp(`^${key} (.*)$`, 'm').exec(effective)?.[1] ?? '';
      expect(names(audit.algorithms.kex_algorithms)).toBe(value('kexalgorithms'));
      expect(names(audit.algorithms.encryption_algorithms_client_to_server)).toBe(value('ciphers'));
      expect(names(audit.algorithms.mac_algorithms_server_to_client)).toBe(value('macs'));
      const shown = run(keygen, ['-l', '-f', `${peer.folder}/host.pub`]).stdout.split(' ');
      expect(audit.hostKeys).toEqual([{ type: 'ssh-ed25519', bits: Number(shown[0]), fingerprint: shown[1] }]);
      expect(audit.groupExchangeBits).toBeGreaterThanOrEqual(2048);
      expect(audit.findings.map(({ id }) => id).slice(0, 3)).toEqual([
        'ssh/sha1-key-exchange',
        'ssh/cbc-cipher',
        'ssh/sha1-mac',
      ]);
    } finally {
      peer.close();
    }
  });

  it('tells Terrapin, small groups and what is broken', async () => {
    const kexInit: KexInit = {
      cookie: new Uint8Array(16),
      kex_algorithms: ['diffie-hellman-group-exchange-sha1', 'diffie-hellman-group1-sha1'],
      server_host_key_algorithms: ['ssh-dss'],
      encryption_algorithms_client_to_server: ['chacha20-poly1305@openssh.com', 'arcfour', 'aes128-cbc'],
      encryption_algorithms_server_to_client: ['none'],
      mac_algorithms_client_to_server: ['hmac-md5'],
      mac_algorithms_server_to_client: ['hmac-sha2-256'],
      compression_algorithms_client_to_server: ['zlib'],
      compression_algorithms_server_to_client: ['none'],
      languages_client_to_server: [],
      languages_server_to_client: [],
      first_kex_packet_follows: false,
      reserved: 0,
    };
    const p = new Uint8Array(128).fill(0xff);
    const port = await listening((socket) => {
      socket.write('A line before\r\nSSH-1.99-Old\r\n');
      socket.write(packet(encode(KexInit.codec, kexInit)));
      socket.write(packet(encode(KexDhGexGroup.codec, { p, g: Uint8Array.of(2) })));
    });
    const { findings, groupExchangeBits, hostKeys, identification } = await auditSsh(at(port));
    expect([identification, groupExchangeBits, hostKeys]).toEqual(['SSH-1.99-Old', 1024, []]);
    // aes128-cbc has no encrypt-then-MAC beside it.
    expect(findings.find(({ id }) => id === 'ssh/terrapin')?.context.algorithms).toBe('chacha20-poly1305@openssh.com');
    expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
      'critical ssh/protocol-1',
      'critical ssh/no-encryption',
      'high ssh/small-dh-group',
      'high ssh/dsa-host-key',
      'high ssh/broken-cipher',
      'high ssh/weak-gex-modulus',
      'medium ssh/sha1-key-exchange',
      'medium ssh/weak-mac',
      'medium ssh/terrapin',
      'low ssh/cbc-cipher',
      'low ssh/compression-before-login',
      'info ssh/no-post-quantum-key-exchange',
    ]);
  });

  it('ends on what is not SSH, and on packets that are too long', async () => {
    const web = await listening((socket) => socket.end('HTTP/1.0 400 Bad Request\r\n\r\n'));
    await expect(auditSsh(at(web))).rejects.toMatchObject({ reason: 'not-ssh' });
    const huge = await listening((socket) => socket.write('SSH-2.0-x\r\n\xff\xff\xff\xff\x04', 'latin1'));
    await expect(auditSsh(at(huge))).rejects.toMatchObject({ reason: 'not-ssh' });
    const silent = await listening(() => {});
    await expect(auditSsh({ ...at(silent), timeout: 100 })).rejects.toMatchObject({ reason: 'ETIMEDOUT' });
  });
});
