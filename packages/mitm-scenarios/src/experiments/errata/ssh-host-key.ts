import { stolenServerKey } from '../../attackers/stolen-server-key.js';
import type { Rung } from '../../rungs/rung.js';
import { sshKnown } from '../../rungs/ssh-known.js';
import { sshRsaChallenge } from '../../rungs/ssh-rsa-challenge.js';
import type { Experiment } from '../experiment.js';
import { passed, secretOf } from '../transcript.js';

/** "SSH encrypts the session key to the server's public key." */
export const sshHostKey: Experiment = {
  kind: 'erratum',
  id: 'ssh-host-key',
  run({ cell, observe }) {
    const ssh2 = cell(sshKnown as Rung, stolenServerKey);
    observe('host-key-signs', passed(ssh2.trace, 'client', 'exchange_signature'), {}, 'RFC 4253 §8');
    const agreement = secretOf(ssh2.trace, 'client', 'shared_secret')?.function ?? '';
    observe('agreed-not-sent', agreement !== '', { function: agreement }, 'RFC 8731 §3');
    observe('recording-stays-closed', ssh2.outcome === 'safe', {}, 'RFC 4253 §9.3.7');
    const ssh1 = cell(sshRsaChallenge as Rung, stolenServerKey);
    observe('true-for-ssh1', ssh1.outcome === 'read', {}, 'draft-ylonen-ssh-protocol-00');
  },
};
