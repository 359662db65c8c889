import { fromHex } from '@cutaway/primitives/bytes';

const LINE = /^([A-Z0-9_]+) ([0-9a-fA-F]{64}) ((?:[0-9a-fA-F]{2})+)$/;

/** The secrets of a key log, by label and client random (RFC 9850 §2). Lines that are none are passed over. */
export class KeyLogFile {
  /** Secrets read. */
  size = 0;
  private readonly secrets = new Map<string, Map<string, string>>();

  constructor(text = '') {
    this.add(text);
  }

  /** Adds whole lines. */
  add(text: string): void {
    for (const line of text.split(/\r\n|\r|\n/)) {
      const [, label, random, secret] = LINE.exec(line.trim()) ?? [];
      if (label === undefined || random === undefined || secret === undefined) continue;
      const key = random.toLowerCase();
      const labels = this.secrets.get(key) ?? new Map<string, string>();
      if (!labels.has(label)) this.size++;
      labels.set(label, secret);
      this.secrets.set(key, labels);
    }
  }

  /** A secret. @param clientRandom hexadecimal, lower case. */
  find(label: string, clientRandom: string): Uint8Array | undefined {
    const secret = this.secrets.get(clientRandom)?.get(label);
    return secret === undefined ? undefined : fromHex(secret);
  }
}
