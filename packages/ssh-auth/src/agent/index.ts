/**
 * ssh-agent's protocol (draft-ietf-sshm-ssh-agent, OpenSSH PROTOCOL.agent): a client, and an agent, without sockets.
 *
 * @module
 */
export { Agent, type AgentOptions, type AgentRefusal } from './agent.js';
export { AgentClient, type AgentExchange, type AgentIdentity } from './client.js';
export type { DestinationConstraint, HopEnd, KeyConstraints, KeySpecification } from './constraints.js';
export { AgentFrames, framed } from './framing.js';
export type { AgentKey } from './identity.js';
export type { SessionBindFields } from './messages.js';
