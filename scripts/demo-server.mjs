// A server of `node:tls`, for machines without OpenSSL: `demo-server.mjs CERT KEY CIPHERS`. Says its port as s_server does.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const [cert, key, ciphers] = process.argv.slice(2);
const server = createServer(
  { cert: readFileSync(cert), key: readFileSync(key), ciphers, maxVersion: 'TLSv1.2' },
  (request, response) => {
    const cipher = request.socket.getCipher();
    response.setHeader('connection', 'close');
    response.end(`Hello over ${request.socket.getProtocol()} with ${cipher.standardName}.\n`);
  },
);
server.listen(0, '127.0.0.1', () => process.stdout.write(`ACCEPT 127.0.0.1:${server.address().port}\n`));
