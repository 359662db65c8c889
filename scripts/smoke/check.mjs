// What the built packages must be able to do wherever JavaScript runs. No Node in here: a page runs it too.

import { findAttacker, findRung, Lab, runCell } from '@cutaway/mitm-scenarios';
import { base64, toHex, utf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { KnownHosts } from '@cutaway/ssh-auth/known-hosts';
import { TlsClient } from '@cutaway/tls-handshake';
import { expectedName, rfc5280, verifyChain } from '@cutaway/x509/verify';
import { makeAuthority } from './authority.mjs';

/** Runs every check and gives a line for each. @throws {Error} naming the first that does not hold. */
export function check() {
  const lines = [];
  const expect = (name, holds) => {
    if (!holds) throw new Error(`does not hold: ${name}`);
    lines.push(name);
  };

  expect(
    'primitives: SHA-256 of "abc" is FIPS 180-4’s',
    toHex(noble.digest('SHA-256', utf8('abc'))) === 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );

  const provider = noble;
  const { root, leaf } = makeAuthority('smoke.example');
  const verify = (name) =>
    verifyChain(leaf, {
      anchors: [root],
      names: [expectedName(name)],
      time: new Date(),
      purpose: 'server',
      profile: rfc5280,
      provider,
    });
  expect('x509: a chain made here verifies', verify('smoke.example').ok);
  expect('x509: not for another name', !verify('other.example').ok);

  const seen = [];
  const client = new TlsClient({ serverName: 'smoke.example', anchors: [root], trace: (event) => seen.push(event) });
  const hello = client.output();
  expect('tls-handshake: a ClientHello of some bytes', hello.length > 50);
  expect(
    'tls-handshake: and its fields',
    seen.some(({ kind, name, fields }) => kind === 'message' && name === 'ClientHello' && fields.children.length > 4),
  );

  const key = base64.decode('AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl');
  const knownHosts = new KnownHosts([`example.org ssh-ed25519 ${base64.encode(key)}\n`]);
  expect('ssh-auth: a recorded host is known', knownHosts.check({ host: 'example.org', key }).verdict === 'known');
  expect('ssh-auth: another is unknown', knownHosts.check({ host: 'example.net', key }).verdict === 'unknown');

  const lab = new Lab(noble, 'smoke');
  expect(
    'mitm-scenarios: hybrid is read',
    runCell(lab, findRung('hybrid'), findAttacker('key-swap')).outcome === 'read',
  );
  expect(
    'mitm-scenarios: cert-signed holds',
    runCell(lab, findRung('cert-signed'), findAttacker('key-swap')).outcome === 'safe',
  );
  return lines;
}
