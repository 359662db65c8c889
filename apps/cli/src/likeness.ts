/** What the magic numbers of captures are: pcap in either order, with micro- or nanoseconds, and pcapng. */
const CAPTURES: ReadonlySet<number> = new Set([0xd4c3b2a1, 0xa1b2c3d4, 0x4d3cb2a1, 0xa1b23c4d, 0x0a0d0d0a]);

/** What the bytes of a file that was given to the wrong command look like; `undefined` for what is nothing known. */
export function likenessOf(bytes: Uint8Array): 'ssh' | 'capture' | 'certificate' | undefined {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart();
  if (/^(?:(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ AAAA|-----BEGIN OPENSSH|---- BEGIN SSH2)/.test(text)) return 'ssh';
  if (/-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|NEW CERT|X509 CRL)/.test(text)) return 'certificate';
  if (bytes.length >= 4 && CAPTURES.has(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0))) return 'capture';
  return undefined;
}
