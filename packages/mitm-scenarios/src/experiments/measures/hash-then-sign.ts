import { certified } from '../../lab/certified.js';
import { privateKeyEncrypt } from '../../rungs/private-key-encryption.js';
import type { Experiment } from '../experiment.js';
import { rounded, timePerCall } from '../timing.js';

/** A signature over the short digest instead of the long text: one operation instead of many. */
export const hashThenSign: Experiment = {
  kind: 'measure',
  id: 'hash-then-sign',
  run({ lab, observe, row, clock }) {
    const { privateKey } = lab.rsaKeyPair('server');
    const certificate = certified(lab, 'genuine', 'root').chain[0] as Uint8Array;
    const text = new Uint8Array(16_384);
    text.set(certificate);
    // PKCS #1 puts at least eleven bytes around what is signed.
    const blockLength = 256 - 11;
    const blocks = (bytes: Uint8Array): Uint8Array[] =>
      Array.from({ length: Math.ceil(bytes.length / blockLength) }, (_, index) =>
        bytes.subarray(index * blockLength, (index + 1) * blockLength),
      );
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
    let factor = 0;
    for (const bytes of [certificate, text]) {
      const whole = blocks(bytes).length;
      const hashed = timePerCall(clock, () => void lab.crypto.sign(algorithm, privateKey, bytes));
      // The provider's own operation, so that both ways use the same arithmetic.
      const oneBlock = timePerCall(clock, () => void lab.crypto.sign(algorithm, privateKey, bytes.subarray(0, 32)));
      factor = (oneBlock * whole) / hashed;
      row({
        bytes: bytes.length,
        hashedMs: rounded(hashed),
        hashedBytes: 256,
        blockwiseMs: rounded(oneBlock * whole),
        blockwiseBytes: 256 * whole,
      });
    }
    const blockwise = blocks(certificate).map((block) => privateKeyEncrypt(privateKey, block));
    const longer = blockwise.reduce((sum, { length }) => sum + length, 0);
    observe('one-operation', factor > 10, { bytes: text.length, factor: rounded(factor) });
    observe('shorter', longer > certificate.length, { bytes: certificate.length, blockwise: longer, hashed: 256 });
  },
};
