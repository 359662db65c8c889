/**
 * Files on disk: what else needs Node.
 *
 * @module
 */
export { ClientConnection } from '../client/client-connection.js';
export { type AgentConnection, connectAgent, serveAgent } from './agent.js';
export { readAuthorizedKeys } from './authorized-keys.js';

export { channelStream } from './channel-stream.js';
export { type ConnectOptions, connect } from './connect.js';
export { type DynamicForwardingOptions, forwardDynamically, type SocksTarget } from './dynamic-forwarding.js';
export { acceptInto, connectDirectTcpip, ForwardListeners, socketHandlers } from './forwarding.js';
export { type GitCommandOptions, gitCommand } from './git-command.js';
export { defaultIdentityPaths, type IdentityFileOptions, readIdentityFile } from './identity-file.js';
export {
  addKnownHost,
  defaultKnownHostsPaths,
  hashKnownHosts,
  readKnownHosts,
  removeKnownHost,
  replaceKnownHostKeys,
} from './known-hosts.js';
export { forwardLocalPort, type LocalForwarding, type LocalForwardingOptions } from './local-forwarding.js';
export { type ProcessSessionOptions, processSession } from './process-session.js';
export { type RemoteForwardingOptions, RemoteForwardings } from './remote-forwarding.js';
export { type ServeOptions, type SshListener, serve } from './serve.js';
export {
  type FileOwner,
  type ModeFinding,
  type ModeProblem,
  privateKeyFileFindings,
  readStrictly,
  strictModeFindings,
} from './strict-modes.js';
export { updateHostKeys } from './update-host-keys.js';
