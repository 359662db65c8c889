import { asciiLowerCase } from '../pattern/pattern.js';

/** The port of SSH (RFC 4253 §4.1). */
export const SSH_PORT = 22;

/** The name a host has in `known_hosts`: in lower case, and `[host]:port` when the port is another than 22 (sshd(8)). */
export function knownHostsName(host: string, port: number = SSH_PORT): string {
  const name = asciiLowerCase(host);
  return port === SSH_PORT ? name : `[${name}]:${port}`;
}
