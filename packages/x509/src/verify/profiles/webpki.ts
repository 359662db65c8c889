import type { Profile } from '../profile.js';
import { browserForumAuthorityInfoAccess } from '../rules/browser-forum-access.js';
import { browserForumAuthorityKeyIdentifier } from '../rules/browser-forum-key-identifiers.js';
import {
  browserForumAlternativeNames,
  browserForumCommonName,
  browserForumWildcards,
} from '../rules/browser-forum-names.js';
import {
  browserForumRootWithoutPurposes,
  browserForumSubscriberIsNoCa,
  browserForumSubscriberPurposes,
} from '../rules/browser-forum-usages.js';
import { criticalNameConstraints } from '../rules/name-constraints.js';
import { browserForumPublicKey, soundPublicKey } from '../rules/public-key.js';
import { browserForumVersion, versionThree } from '../rules/version.js';
import { rfc5280, SOUND_SIGNATURE_ALGORITHMS } from './rfc5280.js';

const EDDSA = ['id-Ed25519', 'id-Ed448'];
const REPLACED = [versionThree, soundPublicKey, criticalNameConstraints];

/** The web's certificates: RFC 5280 and the CA/Browser Forum's Baseline Requirements for TLS servers. */
export const webpki: Profile = {
  name: 'webpki',
  source: 'CA/B BR §7.1',
  rules: [
    ...rfc5280.rules.filter((rule) => !REPLACED.includes(rule)),
    browserForumVersion,
    browserForumPublicKey,
    browserForumAuthorityKeyIdentifier,
    browserForumSubscriberIsNoCa,
    browserForumSubscriberPurposes,
    browserForumRootWithoutPurposes,
    browserForumAlternativeNames,
    browserForumWildcards,
    browserForumCommonName,
    browserForumAuthorityInfoAccess,
  ],
  signatureAlgorithms: new Set([...SOUND_SIGNATURE_ALGORITHMS].filter((name) => !EDDSA.includes(name))),
  anyExtendedKeyUsage: false,
  extKeyUsageRequired: true,
};
