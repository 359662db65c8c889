import type { SshClientOptions } from '@cutaway/ssh-auth';

/**
 * What the ladder's SSH clients and servers offer. Two key exchanges, so that there is something to strike out; one cipher, so that
 * a seed gives the same bytes with every crypto provider. Without post-quantum exchange, as in the story.
 */
export const LADDER_ALGORITHMS: NonNullable<SshClientOptions['algorithms']> = {
  keyExchange: ['curve25519-sha256', 'diffie-hellman-group14-sha256'],
  hostKey: ['ssh-ed25519'],
  cipher: ['aes256-gcm@openssh.com'],
};
