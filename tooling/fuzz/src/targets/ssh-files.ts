import { nodeCrypto } from '@cutaway/primitives/node';
import { AuthorizedKeysFile } from '@cutaway/ssh-auth/authorized-keys';
import { issueCertificate, parseCertificateLine, parseKeyOrCertificate } from '@cutaway/ssh-auth/certificates';
import {
  generatePrivateKey,
  openSshPrivateKey,
  parsePrivateKey,
  parsePublicKeyFile,
  parseSignature,
  publicKeyLine,
  signMessage,
} from '@cutaway/ssh-auth/keys';
import { hashHost, KnownHosts } from '@cutaway/ssh-auth/known-hosts';
import { createKrl, Krl, parseRevokedKeys } from '@cutaway/ssh-auth/revocation';
import { AllowedSigners, parseSshsig, signSshsig, verifySshsig } from '@cutaway/ssh-auth/sshsig';
import { mutateBytes } from '../mutate-bytes.js';
import { Random } from '../random.js';
import { onlyTypedErrors, type Target } from '../target.js';

interface Kind {
  readonly good: readonly Uint8Array[];
  readonly read: (bytes: Uint8Array) => void;
}

const crypto = nodeCrypto;
const texts = (...list: readonly string[]): Uint8Array[] => list.map((text) => new TextEncoder().encode(text));
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function kinds(): Kind[] {
  const { bytes: random } = new Random('ssh files');
  const host = generatePrivateKey({ crypto, random, comment: 'host' });
  const user = generatePrivateKey({ type: 'ecdsa-sha2-nistp256', crypto, random });
  const line = publicKeyLine(host.key, 'host').trim();
  const userLine = publicKeyLine(user.key).trim();
  const certificate = issueCertificate(
    { role: 'user', key: user.key, keyId: 'mia', principals: ['mia'], serial: 7, validAfter: 0, validBefore: 2 ** 40 },
    host,
    { crypto },
  );
  const message = new Uint8Array(10);
  const krl = createKrl(
    {
      generated: 1,
      keys: [user.key],
      hashedKeys: [host.key],
      certificates: [{ authority: host.key, serials: [1, [5, 9]], keyIds: ['a'] }],
    },
    crypto,
  );
  const signed = signSshsig(message, 'file', host, { crypto, random });
  return [
    {
      good: texts(openSshPrivateKey(host), openSshPrivateKey(user)),
      read: (bytes) => parsePrivateKey(textOf(bytes)),
    },
    { good: texts(line, userLine), read: (bytes) => parsePublicKeyFile(textOf(bytes)) },
    { good: [host.key.blob, user.key.blob, certificate.blob], read: (bytes) => parseKeyOrCertificate(bytes) },
    { good: texts(publicKeyLine(certificate)), read: (bytes) => parseCertificateLine(textOf(bytes)) },
    {
      good: [signMessage(user.privateKey, 'ecdsa-sha2-nistp256', message, { crypto })],
      read: (bytes) => parseSignature(bytes),
    },
    {
      good: texts(
        `example.com,*.example.org,!bad.example.org ${line}\n@revoked * ${userLine}\n@cert-authority *.example.net ${line}\n# x\n`,
        `[192.0.2.1]:2222 ${line}\n${hashHost('example.com', random(20), crypto)} ${line}\n`,
      ),
      read: (bytes) => {
        new KnownHosts([textOf(bytes)], { crypto }).check({ host: 'example.com', key: host.key.blob });
      },
    },
    {
      good: texts(
        `restrict,command="echo \\"x\\"",from="192.0.2.0/24,*.example.com",permitopen="a:1" ${line}\ncert-authority,principals="a,b" ${userLine}\n`,
      ),
      read: (bytes) => void new AuthorizedKeysFile(textOf(bytes)),
    },
    {
      good: texts(`mia@example.com namespaces="file,git",valid-after="20200101" ${line}\n`),
      read: (bytes) => void new AllowedSigners(textOf(bytes), 'allowed_signers', crypto),
    },
    { good: texts(signed), read: (bytes) => void verifySshsig(message, 'file', parseSshsig(textOf(bytes)), crypto) },
    {
      good: [krl],
      read: (bytes) => {
        onlyTypedErrors(() => parseRevokedKeys(bytes));
        new Krl(bytes);
      },
    },
  ];
}

/** Keys, certificates and lists of SSH with changed bytes. */
export const sshFiles: Target = {
  name: 'ssh-files',
  inputs: 10000,
  prepare: () => {
    const all = kinds();
    const every = all.flatMap(({ good }) => good);
    return (random, keep) => {
      const { good, read } = random.pick(all);
      const bytes = mutateBytes(random, random.pick(good), every);
      keep(bytes);
      return onlyTypedErrors(() => read(bytes))?.code ?? 'read';
    };
  },
};
