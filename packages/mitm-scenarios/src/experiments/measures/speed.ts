import type { Experiment } from '../experiment.js';
import { rounded, timePerCall } from '../timing.js';

/** As much as RSA-2048 with OAEP and SHA-256 takes at a time. */
const RSA_BLOCK = 190;
const AES_BLOCK = 65_536;

/** Symmetric encryption is about a thousand times as fast as public-key encryption. */
export const speed: Experiment = {
  kind: 'measure',
  id: 'speed',
  run({ lab, observe, row, clock }) {
    const { crypto } = lab;
    const { publicKey, privateKey } = lab.rsaKeyPair('server');
    const oaep = { name: 'RSAES-OAEP', hash: 'SHA-256' } as const;
    const block = lab.random('speed')(RSA_BLOCK);
    const ciphertext = crypto.encrypt(oaep, publicKey, block);
    const aead = crypto.aead('AES-256-GCM', lab.symmetricKey('server'));
    const nonce = new Uint8Array(12);
    const bulk = new Uint8Array(AES_BLOCK);
    const sealed = aead.seal(nonce, bulk, new Uint8Array(0));
    const megabytes = (bytes: number, call: () => void): number => bytes / timePerCall(clock, call) / 1000;

    const aes = megabytes(AES_BLOCK, () => void aead.open(nonce, sealed, new Uint8Array(0)));
    const encrypt = megabytes(RSA_BLOCK, () => void crypto.encrypt(oaep, publicKey, block));
    const decrypt = megabytes(RSA_BLOCK, () => void crypto.decrypt(oaep, privateKey, ciphertext));
    row({ algorithm: 'AES-256-GCM', operation: 'decrypt', megabytesPerSecond: rounded(aes) });
    row({ algorithm: 'RSA-2048 OAEP', operation: 'encrypt', megabytesPerSecond: rounded(encrypt) });
    row({ algorithm: 'RSA-2048 OAEP', operation: 'decrypt', megabytesPerSecond: rounded(decrypt) });
    observe('ratio', aes > 100 * decrypt, { ratio: rounded(aes / decrypt) });
  },
};
