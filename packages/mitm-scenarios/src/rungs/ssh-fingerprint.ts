import { type SshClientHas, sshClient } from '../protocols/ssh/client.js';
import { passwordCheck, passwordLogin, publishedFingerprint, sshKeyPair } from '../protocols/ssh/possessions.js';
import { sshProtocol } from '../protocols/ssh/protocol.js';
import { type SshServerHas, sshServer } from '../protocols/ssh/server.js';
import { SSH_TRAITS } from '../protocols/ssh/traits.js';
import { ownerOf } from './identity.js';
import type { Rung } from './rung.js';

/** As `ssh-tofu`, but the user compares the fingerprint with the one the server’s owner has published. */
export const sshFingerprint: Rung<SshClientHas, SshServerHas> = {
  id: 'ssh-fingerprint',
  protocol: sshProtocol,
  traits: SSH_TRAITS,
  talk: 'statement',
  equipClient: (lab, who) => ({ verifyHostKey: publishedFingerprint(lab), login: passwordLogin(lab, who) }),
  equipServer(lab, identity) {
    const owner = ownerOf(identity);
    return { hostKey: sshKeyPair(lab, owner), authentication: passwordCheck(lab, owner) };
  },
  client: sshClient,
  server: sshServer,
};
