import { fromHex, toHex } from '@cutaway/primitives/bytes';
import type { HashName } from '@cutaway/primitives/crypto';
import { describe, expect } from 'vitest';
import { providers } from './providers.js';
import { rsaPrivateKeyFromPkcs8 } from './rsa-keys.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface RsaGroup {
  readonly privateKeyPkcs8: string;
}

interface OaepGroup extends RsaGroup {
  readonly sha: HashName;
  readonly mgfSha: HashName;
}

interface DecryptionTest extends WycheproofTest {
  readonly msg: string;
  readonly ct: string;
}

interface OaepTest extends DecryptionTest {
  readonly label: string;
}

describe.each(providers)('$name', (provider) => {
  // Bad padding is rejected implicitly: what comes out must not be the message.
  wycheproof<RsaGroup, DecryptionTest>('rsa_pkcs1_2048', (test, group) => {
    const key = rsaPrivateKeyFromPkcs8(group.privateKeyPkcs8);
    return toHex(provider.decrypt({ name: 'RSAES-PKCS1-v1_5' }, key, fromHex(test.ct))) === test.msg;
  });

  for (const file of ['sha1_mgf1sha1', 'sha256_mgf1sha256']) {
    wycheproof<OaepGroup, OaepTest>(`rsa_oaep_2048_${file}`, (test, group) => {
      const key = rsaPrivateKeyFromPkcs8(group.privateKeyPkcs8);
      const algorithm = {
        name: 'RSAES-OAEP',
        hash: group.sha,
        mgfHash: group.mgfSha,
        label: fromHex(test.label),
      } as const;
      expect(toHex(provider.decrypt(algorithm, key, fromHex(test.ct)))).toBe(test.msg);
    });
  }
});
