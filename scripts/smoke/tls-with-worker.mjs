// A TLS client in a page asks a TLS server in a worker, over a message channel, and shows what happened.
import { utf8 } from '@cutaway/primitives/bytes';
import { mergeCatalogues, phrase } from '@cutaway/primitives/explain';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { connect, fromMessagePort } from '@cutaway/tls-handshake/web';
import { parseCertificate } from '@cutaway/x509';
import { x509Catalogue } from '@cutaway/x509/explain';

const REQUEST = 'GET / HTTP/1.1\r\nHost: worker.example\r\nConnection: close\r\n\r\n';
const catalogue = mergeCatalogues(x509Catalogue, tlsCatalogue);

/** Gives a line that says what was agreed on. @throws {Error} when anything is otherwise than it must be. */
export async function tlsWithWorker() {
  const worker = new Worker('/worker.js', { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const root = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(parseCertificate(data));
    worker.onerror = ({ message }) => reject(new Error(`worker: ${message}`));
  });
  worker.postMessage(port2, [port2]);

  const events = [];
  const { readable, writable, info, closed } = await connect(fromMessagePort(port1), {
    serverName: 'worker.example',
    anchors: [await root],
    applicationProtocols: ['http/1.1'],
    trace: (event) => events.push(event),
  });
  const writer = writable.getWriter();
  await writer.write(utf8(REQUEST));
  await writer.close();
  const answer = await new Response(readable).text();
  await closed;
  worker.terminate();
  show(events);

  const body = REQUEST.repeat(5000);
  const problems = [
    answer === `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}` ? '' : 'another answer',
    info.group === 'X25519MLKEM768' ? '' : `group ${info.group}`,
    info.peerAuthenticated && info.applicationProtocol === 'http/1.1' ? '' : 'not authenticated, or another protocol',
    /The client says what it can/.test(document.body.textContent) ? '' : 'no sentences in the trace',
    events.some(({ kind, how }) => kind === 'end' && how === 'closed') ? '' : 'no orderly end in the trace',
  ].filter(Boolean);
  if (problems.length > 0) throw new Error(`TLS with a worker: ${problems.join(', ')}`);
  const agreed = [info.version, info.cipherSuite, info.group].join(', ');
  return `tls-handshake: page to worker, ${agreed}; ${answer.length} bytes, ${events.length} events in the trace`;
}

/** The trace in the page, a line for each message and check. */
function show(events) {
  const list = document.createElement('ol');
  for (const event of events) {
    if (event.kind !== 'message' && event.kind !== 'check') continue;
    const key = `${event.kind}.${event.name}`;
    const text = key in catalogue ? phrase(catalogue, key, 'en', event.context) : event.name;
    list.append(Object.assign(document.createElement('li'), { textContent: text }));
  }
  document.body.append(list);
}
