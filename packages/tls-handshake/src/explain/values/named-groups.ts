import type { Phrase } from '@cutaway/primitives/explain';
import type { NamedGroupName } from '../../registry/index.js';

const curve = (name: string, bits: number): Phrase => ({
  en: `Elliptic curve ${name}, about as hard to break as ${bits} bits.`,
  zh: `椭圆曲线 ${name}，安全强度约 ${bits} 位。`,
});
const finiteField = (modulus: number, bits: number): Phrase => ({
  en: `Diffie-Hellman modulo a fixed prime of ${modulus} bits (RFC 7919), about ${bits} bits strong.`,
  zh: `模一个 ${modulus} 位固定素数的 Diffie-Hellman（RFC 7919），安全强度约 ${bits} 位。`,
});
const kem = (level: number): Phrase => ({
  en: `ML-KEM alone (FIPS 203), safe from quantum computers; category ${level}.`,
  zh: `单独的 ML-KEM（FIPS 203），可抵御量子计算机，安全类别 ${level}。`,
});
const hybrid = (curveName: string, kemName: string): Phrase => ({
  en: `${curveName} and ${kemName} together: safe while either holds, from quantum computers too.`,
  zh: `${curveName} 与 ${kemName} 并用：只要其中一个未被攻破就安全，也可抵御量子计算机。`,
});

/** What groups are, and how strong. */
export const namedGroups: Readonly<Record<NamedGroupName, Phrase>> = {
  secp256r1: curve('P-256 (NIST)', 128),
  secp384r1: curve('P-384 (NIST)', 192),
  secp521r1: curve('P-521 (NIST)', 256),
  brainpoolP256r1: curve('brainpoolP256r1 (RFC 5639)', 128),
  brainpoolP384r1: curve('brainpoolP384r1 (RFC 5639)', 192),
  brainpoolP512r1: curve('brainpoolP512r1 (RFC 5639)', 256),
  x25519: curve('Curve25519 (RFC 7748)', 128),
  x448: curve('Curve448 (RFC 7748)', 224),
  brainpoolP256r1tls13: curve('brainpoolP256r1 (RFC 8734)', 128),
  brainpoolP384r1tls13: curve('brainpoolP384r1 (RFC 8734)', 192),
  brainpoolP512r1tls13: curve('brainpoolP512r1 (RFC 8734)', 256),
  curveSM2: curve('SM2 (RFC 8998)', 128),
  ffdhe2048: finiteField(2048, 112),
  ffdhe3072: finiteField(3072, 128),
  ffdhe4096: finiteField(4096, 152),
  ffdhe6144: finiteField(6144, 176),
  ffdhe8192: finiteField(8192, 192),
  MLKEM512: kem(1),
  MLKEM768: kem(3),
  MLKEM1024: kem(5),
  SecP256r1MLKEM768: hybrid('P-256', 'ML-KEM-768'),
  X25519MLKEM768: hybrid('X25519', 'ML-KEM-768'),
  SecP384r1MLKEM1024: hybrid('P-384', 'ML-KEM-1024'),
  X25519Kyber768Draft00: {
    en: 'X25519 with Kyber768, a draft of ML-KEM: given up for X25519MLKEM768.',
    zh: 'X25519 加 Kyber768（ML-KEM 的草案版），已被 X25519MLKEM768 取代。',
  },
};
