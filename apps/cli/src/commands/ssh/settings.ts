import { homedir, userInfo } from 'node:os';
import type { Algorithms } from '@cutaway/ssh-auth';
import type { StrictHostKeyChecking } from '@cutaway/ssh-auth/known-hosts';
import { defaultIdentityPaths, defaultKnownHostsPaths } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { SshOptions } from './command.js';
import { configLinesFor, matches, words } from './config-file.js';
import { Configuration, type Keyword } from './configuration.js';
import { type Destination, parseDestination, parseJump } from './destination.js';
import { type Listening, type PortForwarding, parseForwarding, parseListening } from './port-forwarding.js';

/** Ways to log in, by the names of RFC 4252. */
export type MethodName = 'publickey' | 'keyboard-interactive' | 'password';

/** Everything a connection is made with. */
export interface Settings {
  /** As the user wrote it. */
  readonly host: string;
  /** Where to connect; keys are recorded under it. */
  readonly hostName: string;
  readonly port: number;
  readonly userName: string;
  readonly hostKeyAlias: string | undefined;
  /** `0`: either. */
  readonly addressFamily: 0 | 4 | 6;
  /** Seconds until the server has shown its host key. */
  readonly connectTimeout: number;
  readonly strictHostKeyChecking: StrictHostKeyChecking;
  /** New keys are written to the first. */
  readonly knownHosts: readonly string[];
  readonly hashKnownHosts: boolean;
  /** Whether keys the server names are recorded once it has proven them. */
  readonly updateHostKeys: boolean;
  readonly identities: readonly string[];
  /** Whether the identities are those the user named. */
  readonly identitiesNamed: boolean;
  readonly identitiesOnly: boolean;
  /** The socket of the agent. */
  readonly agent: string | undefined;
  readonly methods: readonly MethodName[];
  /** Nobody is there to be asked. */
  readonly batch: boolean;
  readonly algorithms: Partial<Algorithms>;
  readonly hostKeyAlgorithms: readonly string[] | undefined;
  /** Variables for the remote program. */
  readonly env: Readonly<Record<string, string>>;
  readonly quiet: boolean;
  /** Whether the remote program gets a terminal; `auto`: a shell does when there is one here. */
  readonly requestTty: RequestTty;
  /** The code of the escape character. */
  readonly escape: number | undefined;
  readonly localForwards: readonly PortForwarding[];
  readonly remoteForwards: readonly PortForwarding[];
  /** Where to listen for SOCKS clients. */
  readonly dynamicForwards: readonly Listening[];
  readonly exitOnForwardFailure: boolean;
  /** The socket of the agent that the server may use. */
  readonly forwardedAgent: string | undefined;
  /** Hosts to go through, the nearest first. */
  readonly jumps: readonly Settings[];
}

/** ssh_config(5), RequestTTY. */
export type RequestTty = 'auto' | 'no' | 'yes' | 'force';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the command line asks for, and behind it the configuration files.
 *
 * @throws {Failure} with exit code 2, or 4 for a file that cannot be used.
 */
export function readSettings(text: string, options: SshOptions, env: Environment): Settings {
  return settingsFor(parseDestination(text), configurationOf(options), { env, file: options.config });
}

/** Options of the command line come before `-o`, as in OpenSSH. */
function configurationOf(options: SshOptions): Configuration {
  const configuration = new Configuration();
  const { port, login, identity = [], knownHosts, option = [], ipv4, ipv6, quiet } = options;
  const { localForward = [], remoteForward = [], dynamicForward = [], forwardAgent } = options;
  if (port !== undefined) configuration.add('Port', String(port));
  if (login !== undefined) configuration.add('User', login);
  if (ipv4) configuration.add('AddressFamily', 'inet');
  if (ipv6) configuration.add('AddressFamily', 'inet6');
  if (quiet) configuration.add('LogLevel', 'QUIET');
  if (!options.tty) configuration.add('RequestTTY', 'no');
  if (options.forceTty !== undefined) configuration.add('RequestTTY', options.forceTty > 1 ? 'force' : 'yes');
  if (options.jump !== undefined) configuration.add('ProxyJump', options.jump);
  for (const one of localForward) configuration.add('LocalForward', one);
  for (const one of remoteForward) configuration.add('RemoteForward', one);
  for (const one of dynamicForward) configuration.add('DynamicForward', one);
  if (forwardAgent === true) configuration.add('ForwardAgent', 'yes');
  for (const file of identity) configuration.add('IdentityFile', file);
  if (knownHosts !== undefined)
    configuration.add('UserKnownHostsFile', knownHosts.map((path) => `"${path}"`).join(' '));
  for (const one of option) configuration.addOption(one);
  return configuration;
}

/** What settings also depend on. */
interface Surroundings {
  readonly env: Environment;
  /** The configuration file that was named. */
  readonly file: string | undefined;
}

function settingsFor(destination: Destination, given: Configuration, { env, file }: Surroundings): Settings {
  const { host } = destination;
  const configuration = given.without();
  for (const line of configLinesFor(host, file)) configuration.addLine(line);
  requireNoProxyCommand(configuration);
  const userName = destination.userName ?? configuration.get('User') ?? userInfo().username;
  const hostName = expandTokens(configuration.get('HostName') ?? host, { h: host, '%': '%' }).toLowerCase();
  const tokens = { h: hostName, n: host, r: userName, u: userInfo().username, d: homedir(), '%': '%' };
  const agent = agentSocket(configuration.get('IdentityAgent'), env);
  const strict = configuration.oneOf('StrictHostKeyChecking', ['yes', 'ask', 'accept-new', 'no', 'off'], 'ask');
  const named = configuration
    .all('IdentityFile')
    .filter((path) => path !== 'none')
    .map((path) => expandHome(expandTokens(path, tokens)));
  return {
    host,
    hostName,
    port: destination.port ?? configuration.number('Port', 22, 65_535),
    userName,
    hostKeyAlias: configuration.get('HostKeyAlias'),
    addressFamily: { any: 0, inet: 4, inet6: 6 }[
      configuration.oneOf('AddressFamily', ['any', 'inet', 'inet6'], 'any')
    ] as 0 | 4 | 6,
    connectTimeout: configuration.number('ConnectTimeout', 30, 86_400),
    strictHostKeyChecking: strict === 'no' || strict === 'off' ? 'insecure-off' : strict,
    knownHosts: knownHostsFiles(configuration),
    hashKnownHosts: configuration.isYes('HashKnownHosts', false),
    // As OpenSSH: a file that was named for this run is left as it is.
    updateHostKeys: configuration.isYes('UpdateHostKeys', configuration.get('UserKnownHostsFile') === undefined),
    identities: named.length > 0 ? named : defaultIdentityPaths(),
    identitiesNamed: named.length > 0,
    identitiesOnly: configuration.isYes('IdentitiesOnly', false),
    agent,
    methods: methodsOf(configuration),
    batch: configuration.isYes('BatchMode', false),
    algorithms: algorithmsOf(configuration),
    hostKeyAlgorithms: listOf(configuration.get('HostKeyAlgorithms')),
    env: environmentFor(configuration, env),
    quiet: configuration.get('LogLevel')?.toUpperCase() === 'QUIET',
    requestTty: configuration.oneOf('RequestTTY', ['auto', 'no', 'yes', 'force'], 'auto'),
    escape: escapeCharacter(configuration),
    localForwards: configuration.all('LocalForward').map(parseForwarding),
    remoteForwards: configuration.all('RemoteForward').map(parseForwarding),
    dynamicForwards: configuration.all('DynamicForward').map(parseListening),
    exitOnForwardFailure: configuration.isYes('ExitOnForwardFailure', false),
    forwardedAgent: forwardedAgent(configuration.get('ForwardAgent'), agent, env),
    jumps: jumpsOf(configuration, given, { env, file }),
  };
}

/** What is not for the hosts on the way. */
const ABOUT_THE_DESTINATION = [
  'Port',
  'User',
  'HostName',
  'HostKeyAlias',
  'HostKeyAlgorithms',
  'ProxyJump',
  'LocalForward',
  'RemoteForward',
  'DynamicForward',
  'ForwardAgent',
] as const satisfies readonly Keyword[];

/** The way to the destination: what the command line says but where that is, and the files about each host. */
function jumpsOf(configuration: Configuration, given: Configuration, surroundings: Surroundings): Settings[] {
  const value = configuration.get('ProxyJump');
  if (value === undefined || value === 'none') return [];
  const common = given.without(...ABOUT_THE_DESTINATION);
  // A host on the way has no way of its own.
  common.add('ProxyJump', 'none');
  return value.split(',').map((jump) => settingsFor(parseJump(jump.trim()), common, surroundings));
}

/** Going there directly, where a file says to go through a program, might reach somebody else. */
function requireNoProxyCommand(configuration: Configuration): void {
  const command = configuration.get('ProxyCommand');
  if (command === undefined || command === 'none' || configuration.get('ProxyJump') !== undefined) return;
  throw new Failure(ExitCode.usage, 'ssh.noProxyCommand', { command });
}

/** ssh_config(5), TOKENS. */
function expandTokens(text: string, tokens: Readonly<Record<string, string>>): string {
  return text.replace(/%(.)/g, (whole, token: string) => tokens[token] ?? whole);
}

/** ssh_config(5), EscapeChar: a character, `^` and a letter, or `none`. */
function escapeCharacter(configuration: Configuration): number | undefined {
  const value = configuration.get('EscapeChar') ?? '~';
  if (value === 'none') return undefined;
  if (/^\^[@-_a-z]$/.test(value)) return value.charCodeAt(1) & 0x1f;
  if (/^[!-~]$/.test(value)) return value.charCodeAt(0);
  throw new Failure(ExitCode.usage, 'ssh.badOptionValue', { keyword: 'EscapeChar', value, choices: '~, ^X, none' });
}

function expandHome(path: string): string {
  return path.replace(/^~(?=\/|$)/, homedir());
}

function knownHostsFiles(configuration: Configuration): string[] {
  const files = (value: string): string[] => words(value).flatMap((path) => (path === 'none' ? [] : expandHome(path)));
  const defaults = defaultKnownHostsPaths();
  const user = configuration.get('UserKnownHostsFile');
  const everybody = configuration.get('GlobalKnownHostsFile');
  return [
    ...(user === undefined ? defaults.slice(0, 2) : files(user)),
    ...(everybody === undefined ? defaults.slice(2) : files(everybody)),
  ];
}

/** ssh_config(5), IdentityAgent: a path, `none`, or `SSH_AUTH_SOCK` for the variable of that name. */
function agentSocket(value: string | undefined, env: Environment): string | undefined {
  if (value === 'none') return undefined;
  if (value === undefined || value === 'SSH_AUTH_SOCK') return env.SSH_AUTH_SOCK || undefined;
  return value.startsWith('$') ? env[value.slice(1)] : expandHome(value);
}

/** ssh_config(5), ForwardAgent: `yes` for the agent that is used here, `no`, or the socket of another. */
function forwardedAgent(value: string | undefined, agent: string | undefined, env: Environment): string | undefined {
  if (value === undefined || value === 'no') return undefined;
  return value === 'yes' ? agent : agentSocket(value, env);
}

function methodsOf(configuration: Configuration): MethodName[] {
  const allowed: Readonly<Record<MethodName, boolean>> = {
    publickey: configuration.isYes('PubkeyAuthentication', true),
    'keyboard-interactive': configuration.isYes('KbdInteractiveAuthentication', true),
    password: configuration.isYes('PasswordAuthentication', true),
  };
  const order = listOf(configuration.get('PreferredAuthentications')) ?? Object.keys(allowed);
  return order.filter((name): name is MethodName => Object.hasOwn(allowed, name) && allowed[name as MethodName]);
}

/** The lists of the command line; names that the library does not have by default are refused by it. */
function algorithmsOf(configuration: Configuration): Partial<Algorithms> {
  const lists = {
    keyExchange: listOf(configuration.get('KexAlgorithms')),
    cipher: listOf(configuration.get('Ciphers')),
    mac: listOf(configuration.get('MACs')),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined)) as Partial<Algorithms>;
}

function listOf(value: string | undefined): string[] | undefined {
  return value?.split(',').filter((name) => name !== '');
}

/** `SetEnv` names values, `SendEnv` patterns of names that are taken from here. */
function environmentFor(configuration: Configuration, env: Environment): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const pattern of configuration.all('SendEnv').flatMap((names) => names.split(/\s+/))) {
    for (const [name, value] of Object.entries(env))
      if (value !== undefined && matches(pattern, name)) sent[name] = value;
  }
  for (const assignment of configuration.all('SetEnv')) {
    const [, name = '', value = ''] = /^([^=\s]+)=(.*)$/.exec(assignment) ?? [];
    if (name !== '') sent[name] = value;
  }
  return sent;
}
