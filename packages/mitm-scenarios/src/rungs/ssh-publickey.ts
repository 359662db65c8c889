import { type SshClientHas, sshClient } from '../protocols/ssh/client.js';
import { anyHostKey, keyCheck, keyLogin, sshKeyPair } from '../protocols/ssh/possessions.js';
import { sshProtocol } from '../protocols/ssh/protocol.js';
import { type SshServerHas, sshServer } from '../protocols/ssh/server.js';
import { SSH_TRAITS } from '../protocols/ssh/traits.js';
import { ownerOf } from './identity.js';
import type { Rung } from './rung.js';

/** SSH-2 login with a key: a signature over the session identifier. The host key is taken on first use, unseen. */
export const sshPublickey: Rung<SshClientHas, SshServerHas> = {
  id: 'ssh-publickey',
  protocol: sshProtocol,
  traits: SSH_TRAITS,
  talk: 'statement',
  equipClient: (lab, who) => ({ verifyHostKey: anyHostKey, login: keyLogin(lab, who) }),
  equipServer(lab, identity) {
    const owner = ownerOf(identity);
    return { hostKey: sshKeyPair(lab, owner), authentication: keyCheck(lab, owner) };
  },
  client: sshClient,
  server: sshServer,
};
