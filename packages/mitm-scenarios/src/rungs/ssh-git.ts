import { type SshClientHas, sshClient } from '../protocols/ssh/client.js';
import { keyCheck, keyLogin, knownHost, sshKeyPair } from '../protocols/ssh/possessions.js';
import { sshProtocol } from '../protocols/ssh/protocol.js';
import { type SshServerHas, sshServer } from '../protocols/ssh/server.js';
import { SSH_TRAITS } from '../protocols/ssh/traits.js';
import { ownerOf } from './identity.js';
import type { Rung } from './rung.js';

/** git over SSH: the host key stands in `known_hosts`, the user’s key is registered at the server. */
export const sshGit: Rung<SshClientHas, SshServerHas> = {
  id: 'ssh-git',
  protocol: sshProtocol,
  traits: SSH_TRAITS,
  talk: 'git',
  equipClient: (lab, who) => ({ verifyHostKey: knownHost(lab, 'server'), login: keyLogin(lab, who) }),
  equipServer(lab, identity) {
    const owner = ownerOf(identity);
    return { hostKey: sshKeyPair(lab, owner), authentication: keyCheck(lab, owner) };
  },
  client: sshClient,
  server: sshServer,
};
