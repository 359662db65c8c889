import type { Settings } from './settings.js';

/**
 * What a connection would be made with, in lines of ssh_config(5), as `ssh -G` prints it. Git runs it to learn
 * whether a program takes OpenSSH's options.
 */
export function effectiveSettings(settings: Settings): string[] {
  const family = { 0: 'any', 4: 'inet', 6: 'inet6' }[settings.addressFamily];
  const strict = settings.strictHostKeyChecking;
  return [
    ['host', settings.host],
    ['user', settings.userName],
    ['hostname', settings.hostName],
    ['port', settings.port],
    ['addressfamily', family],
    ['batchmode', yesNo(settings.batch)],
    ['connecttimeout', settings.connectTimeout],
    ['hashknownhosts', yesNo(settings.hashKnownHosts)],
    ['identitiesonly', yesNo(settings.identitiesOnly)],
    ['identityagent', settings.agent ?? 'none'],
    ['preferredauthentications', settings.methods.join(',')],
    ['stricthostkeychecking', strict === 'insecure-off' ? 'off' : strict],
    ['userknownhostsfile', settings.knownHosts.join(' ')],
    ['requesttty', settings.requestTty],
    ...(settings.jumps.length === 0 ? [] : [['proxyjump', settings.jumps.map(jumpText).join(',')]]),
    ...settings.identities.map((path) => ['identityfile', path]),
  ].map((line) => line.join(' '));
}

function jumpText({ userName, host, port }: Settings): string {
  return `${userName}@${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
