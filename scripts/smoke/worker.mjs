// A TLS server in a worker: answers each request that comes over its port.
import { utf8 } from '@cutaway/primitives/bytes';
import { accept, fromMessagePort } from '@cutaway/tls-handshake/web';
import { makeAuthority } from './authority.mjs';

const { root, leaf, privateKey } = makeAuthority('worker.example');

globalThis.onmessage = async ({ data: port }) => {
  globalThis.postMessage(root.bytes);
  const { readable, writable } = await accept(fromMessagePort(port), {
    credentials: [{ certificates: [leaf.bytes], privateKey }],
    applicationProtocols: ['http/1.1'],
  });
  const request = await new Response(readable).text();
  const body = request.repeat(5000);
  const writer = writable.getWriter();
  await writer.write(utf8(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`));
  await writer.close();
};
