import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@cutaway/test-support/peers';
import { temporaryFolder } from './authority.js';
import { pcapOf } from './pcap.js';
import type { Flight } from './recording.js';

/** A field as tshark dissects it. */
export interface PdmlField {
  readonly name: string;
  /** First byte in the frame, or in what was reassembled from several. */
  readonly pos: number;
  readonly size: number;
  /** Hexadecimal. */
  readonly value: string;
  readonly show: string;
  readonly children: readonly PdmlField[];
}

let counter = 0;

/** Writes a capture and a key log, and has tshark dissect them into PDML. */
export function dissectWithTshark(tshark: string, flights: readonly Flight[], keyLog: readonly string[]): PdmlField[] {
  const folder = temporaryFolder();
  const capture = join(folder, `${counter}.pcap`);
  const keys = join(folder, `${counter++}.keys`);
  writeFileSync(capture, pcapOf(flights));
  writeFileSync(keys, keyLog.map((line) => `${line}\n`).join(''));
  const { stdout, stderr, status } = run(
    tshark,
    [
      '-r',
      capture,
      '-o',
      `tls.keylog_file:${keys}`,
      '-o',
      'http.desegment_body:FALSE',
      '-T',
      'pdml',
      '-J',
      'tls http data _ws.malformed _ws.expert',
    ],
    { timeout: 60_000 },
  );
  if (status !== 0) throw new Error(`tshark: ${stderr}`);
  return parse(stdout);
}

/** Reads PDML's elements; enough XML for what tshark writes. */
function parse(xml: string): PdmlField[] {
  const root: PdmlField[] = [];
  const stack: PdmlField[][] = [root];
  for (const [, closing, tag, attributes, empty] of xml.matchAll(/<(\/?)(proto|field|packet|pdml)\b([^>]*?)(\/?)>/g)) {
    if (closing === '/') {
      stack.pop();
      continue;
    }
    const read = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes as string)?.[1] ?? '';
    const field: PdmlField & { children: PdmlField[] } = {
      name: tag === 'packet' ? 'packet' : read('name'),
      pos: Number(read('pos')),
      size: Number(read('size')),
      value: read('value'),
      show: read('show'),
      children: [],
    };
    stack.at(-1)?.push(field);
    if (empty !== '/') stack.push(field.children);
  }
  return root;
}

/** Every field below some, depth first. */
export function* allFields(fields: readonly PdmlField[]): Generator<PdmlField> {
  for (const field of fields) {
    yield field;
    yield* allFields(field.children);
  }
}
