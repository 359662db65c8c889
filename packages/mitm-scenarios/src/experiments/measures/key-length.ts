import type { EllipticCurve } from '@cutaway/primitives/crypto';
import type { Experiment } from '../experiment.js';
import { rounded, timePerCall } from '../timing.js';

const RSA_BITS = [1024, 2048, 3072, 4096];
const CURVES: readonly EllipticCurve[] = ['P-256', 'P-384', 'P-521'];

/** Longer keys cost more time: for RSA about eight times as much when the length doubles. */
export const keyLength: Experiment = {
  kind: 'measure',
  id: 'key-length',
  run({ lab, observe, row, clock }) {
    const { crypto } = lab;
    const message = new Uint8Array(32);
    const times = new Map<number, number>();
    for (const bits of RSA_BITS) {
      // The system's randomness: nothing of the result depends on which primes they are.
      const { publicKey, privateKey } = crypto.generateKeyPair({ type: 'RSA', modulusLength: bits });
      const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
      const signature = crypto.sign(algorithm, privateKey, message);
      const sign = timePerCall(clock, () => void crypto.sign(algorithm, privateKey, message));
      const verify = timePerCall(clock, () => void crypto.verify(algorithm, publicKey, message, signature));
      times.set(bits, sign);
      row({ algorithm: 'RSA', bits, signMs: rounded(sign), verifyMs: rounded(verify) });
    }
    for (const curve of CURVES) {
      const { publicKey, privateKey } = crypto.generateKeyPair({ type: 'EC', curve });
      const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;
      const signature = crypto.sign(algorithm, privateKey, message);
      const sign = timePerCall(clock, () => void crypto.sign(algorithm, privateKey, message));
      const verify = timePerCall(clock, () => void crypto.verify(algorithm, publicKey, message, signature));
      row({ algorithm: 'ECDSA', bits: Number(curve.slice(2)), signMs: rounded(sign), verifyMs: rounded(verify) });
    }
    const factor = (times.get(4096) ?? 0) / (times.get(2048) ?? 1);
    observe('slower', factor > 2, { from: 2048, to: 4096, factor: rounded(factor) });
  },
};
