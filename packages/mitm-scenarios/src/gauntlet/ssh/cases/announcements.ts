import { base64, concat, utf8 } from '@cutaway/primitives/bytes';
import type { Faults } from '@cutaway/ssh-auth/lab';
import type { Aftermath, HostileCase } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { honest } from '../scenes.js';

const u32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const string = (bytes: Uint8Array): Uint8Array => concat(u32(bytes.length), bytes);

const SSH_MSG_USERAUTH_BANNER = 53;

/** Sets the title of a terminal's window; others move the cursor and paint over what was shown. */
const ESCAPE = '\u001b]0;taken over\u0007';

/** Says a banner before the first answer to a login (RFC 4252 §5.4). */
function withBanner(text: string): Faults {
  let said = false;
  return {
    message: (message) => {
      if (said || !/^SSH_MSG_USERAUTH_(FAILURE|SUCCESS|PK_OK)$/.test(message.name)) return [message];
      said = true;
      const bytes = concat(Uint8Array.of(SSH_MSG_USERAUTH_BANNER), string(utf8(text)), string(new Uint8Array(0)));
      return [{ name: 'SSH_MSG_USERAUTH_BANNER', bytes }, message];
    },
  };
}

const painted = ({ witness, printed }: Aftermath): void => {
  if (printed.includes(ESCAPE)) witness.observe('ssh-escape-shown');
};

const stranger = (material: Material) => material.hostKey('ecdsa-sha2-nistp256', 'stranger').key.blob;

/** Announces a key that the server does not have, beside its own (OpenSSH PROTOCOL §2.5). */
const announcing = (material: Material): Faults => ({
  message: (message) =>
    message.name === 'SSH_MSG_GLOBAL_REQUEST'
      ? [{ ...message, bytes: concat(message.bytes, string(stranger(material))) }]
      : [message],
});

/** What a server says of itself beside the exchange of keys. */
export const announcementCases: readonly HostileCase[] = [
  {
    id: 'ssh-banner-escapes',
    protocol: 'ssh',
    group: 'announcement',
    severity: 'medium',
    goal: 'exec',
    fallShows: 'ssh-escape-shown',
    rules: ['RFC 4252 §5.4', 'RFC 4251 §9.2'],
    cwe: [150],
    where: { message: 'SSH_MSG_USERAUTH_BANNER', field: 'message' },
    attack: (material) => ({
      ...honest(material, { lab: { faults: withBanner(`Welcome${ESCAPE}\r\n`) } }),
      aftermath: painted,
    }),
    twin: (material) => honest(material, { lab: { faults: withBanner('Welcome\r\n') } }),
  },
  {
    id: 'ssh-host-key-announced-unproven',
    protocol: 'ssh',
    group: 'announcement',
    severity: 'high',
    goal: 'exec',
    fallShows: 'ssh-unproven-key-kept',
    rules: ['OpenSSH PROTOCOL §2.5'],
    cwe: [345],
    where: { message: 'SSH_MSG_GLOBAL_REQUEST', field: 'hostkeys' },
    attack: (material) => ({
      ...honest(material, { options: { announceHostKeys: true }, lab: { faults: announcing(material) } }),
      aftermath: ({ witness, knownHosts }) => {
        if (knownHosts.includes(base64.encode(stranger(material)))) witness.observe('ssh-unproven-key-kept');
      },
    }),
    twin: (material) => honest(material, { options: { announceHostKeys: true } }),
  },
];
