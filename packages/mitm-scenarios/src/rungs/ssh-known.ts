import { type SshClientHas, sshClient } from '../protocols/ssh/client.js';
import { knownHost, passwordCheck, passwordLogin, sshKeyPair } from '../protocols/ssh/possessions.js';
import { sshProtocol } from '../protocols/ssh/protocol.js';
import { type SshServerHas, sshServer } from '../protocols/ssh/server.js';
import { SSH_TRAITS } from '../protocols/ssh/traits.js';
import { ownerOf } from './identity.js';
import type { Rung } from './rung.js';

/** SSH with a password; the host key stands in `known_hosts`. */
export const sshKnown: Rung<SshClientHas, SshServerHas> = {
  id: 'ssh-known',
  protocol: sshProtocol,
  traits: SSH_TRAITS,
  talk: 'statement',
  equipClient: (lab, who) => ({ verifyHostKey: knownHost(lab, 'server'), login: passwordLogin(lab, who) }),
  equipServer(lab, identity) {
    const owner = ownerOf(identity);
    return { hostKey: sshKeyPair(lab, owner), authentication: passwordCheck(lab, owner) };
  },
  client: sshClient,
  server: sshServer,
};
