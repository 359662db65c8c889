import { utf8 } from '@cutaway/primitives/bytes';
import { TlsClient } from '@cutaway/tls-handshake';
import { trustedRoots } from '../../lab/certified.js';
import { indexOf } from '../../verdict/knowledge.js';
import type { Experiment } from '../experiment.js';

/** "HTTPS hides which site is visited." */
export const serverNameVisible: Experiment = {
  kind: 'erratum',
  id: 'server-name-visible',
  run({ lab, observe }) {
    const client = new TlsClient({
      serverName: lab.serverName,
      anchors: trustedRoots(lab, false),
      crypto: lab.crypto,
      random: lab.random('ClientHello'),
      now: () => lab.now,
    });
    const flight = client.output();
    const position = indexOf(flight, utf8(lab.serverName));
    observe('in-the-clear', position > 0, { name: lab.serverName, position, bytes: flight.length }, 'RFC 6066 §3');
  },
};
