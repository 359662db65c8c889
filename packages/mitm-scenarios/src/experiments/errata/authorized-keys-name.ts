import { AuthorizedKeysFile, authorizeKey } from '@cutaway/ssh-auth/authorized-keys';
import { publicKeyLine, sshPublicKey } from '@cutaway/ssh-auth/keys';
import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { SshClientHas } from '../../protocols/ssh/client.js';
import { sshKeyPair } from '../../protocols/ssh/possessions.js';
import type { SshServerHas } from '../../protocols/ssh/server.js';
import type { Rung } from '../../rungs/rung.js';
import { sshPublickey } from '../../rungs/ssh-publickey.js';
import type { Experiment } from '../experiment.js';
import { sent } from '../transcript.js';

/** What sshd opens unless it is told otherwise (`AuthorizedKeysFile`). */
const READ = '.ssh/authorized_keys';

const MISSPELT = '.ssh/autorized_keys';
const FROM = { address: '127.0.0.1' };

/** "Put the public key into autorized_keys." */
export const authorizedKeysName: Experiment = {
  kind: 'erratum',
  id: 'authorized-keys-name',
  run({ lab, cell, observe }) {
    const line = publicKeyLine(sshPublicKey(sshKeyPair(lab, 'client').publicKey));
    /** Logs in to a server in whose home there is one file. */
    const login = (name: string) => {
      const home = new Map([[name, line]]);
      const opened: string[] = [];
      const rung: Rung<SshClientHas, SshServerHas> = {
        ...sshPublickey,
        equipServer(...args) {
          const publickey: SshServerHas['authentication']['publickey'] = (user, { key }) => {
            opened.push(READ);
            const files = [new AuthorizedKeysFile(home.get(READ) ?? '', READ)];
            return authorizeKey(files, { user, key: key.blob, remote: FROM, now: 0 }).allowed;
          };
          return { ...sshPublickey.equipServer(...args), authentication: { publickey } };
        },
      };
      const { trace } = cell(rung as Rung, eavesdrop);
      return { letIn: sent(trace, 'server', 'SSH_MSG_USERAUTH_SUCCESS').length > 0, opened };
    };
    const misspelt = login(MISSPELT);
    observe(
      'misspelt',
      !misspelt.letIn && !misspelt.opened.includes(MISSPELT),
      {},
      'sshd_config(5), AuthorizedKeysFile',
    );
    observe('spelt', login(READ).letIn, {}, 'sshd_config(5), AuthorizedKeysFile');
  },
};
