import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Conversation, Serve } from '../../link.js';
import type { Material } from '../../material.js';
import { honest } from '../scenes.js';
import { tlsCase } from './tls-case.js';
import { offers13, tls12 } from './version.js';

/** Cuts off whoever offers TLS 1.3, and is an honest server of TLS 1.2 to who comes again with less. */
function cutting(material: Material): Serve {
  const downgraded = honest(material, { options: { policy: tls12 } }).serve;
  let cut = false;
  return (link, witness) => {
    let conversation: Conversation | undefined;
    let hello: Uint8Array = new Uint8Array(0);
    return {
      receive: (bytes) => {
        if (conversation !== undefined) {
          conversation.receive(bytes);
          return;
        }
        hello = Uint8Array.from([...hello, ...bytes]);
        if (hello.length < 5 || hello.length < 5 + (((hello[3] as number) << 8) | (hello[4] as number))) return;
        const newest = mentions13(hello);
        if (newest || !cut) {
          cut ||= newest;
          witness.reach('hello');
          link.destroy();
          return;
        }
        conversation = downgraded(link, witness);
        conversation.receive(hello);
      },
      ended: () => (conversation === undefined ? link.end() : conversation.ended?.()),
    };
  };
}

/** Whether supported_versions of a ClientHello has 0x0304: type 43, lengths, versions (RFC 8446 §4.2.1). */
function mentions13(hello: Uint8Array): boolean {
  for (let at = 5; at + 7 <= hello.length; at++) {
    if (hello[at] !== 0 || hello[at + 1] !== 43) continue;
    const length = ((hello[at + 2] as number) << 8) | (hello[at + 3] as number);
    const list = hello[at + 4] as number;
    if (length !== list + 1 || list % 2 !== 0) continue;
    const versions = hello.subarray(at + 5, at + 5 + list);
    for (let v = 0; v + 1 < versions.length; v += 2) if (versions[v] === 3 && versions[v + 1] === 4) return true;
  }
  return false;
}

/** A client that tries again with less is led to where whoever is in between wants it (RFC 7507 §1). */
export const fallbackCases: readonly HostileCase[] = [
  tlsCase('handshake', {
    id: 'tls-version-fallback',
    severity: 'high',
    rules: ['RFC 7507 §1', 'RFC 9325 §3.2'],
    cve: ['CVE-2014-3566'],
    cwe: [757],
    where: { message: 'ClientHello', field: 'supported_versions' },
    offered: offers13,
    attack: (material): Scene => ({ ...honest(material), serve: cutting(material) }),
  }),
];
