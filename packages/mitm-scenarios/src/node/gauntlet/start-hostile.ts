import { nodeCrypto } from '@cutaway/primitives/node';
import { encodePem } from '@cutaway/x509/pem';
import { findCase } from '../../gauntlet/find-case.js';
import { Material } from '../../gauntlet/material.js';
import type { RunReport } from '../../gauntlet/result.js';
import { targetUrl } from '../../gauntlet/target-url.js';
import { isFall } from '../../gauntlet/verdict.js';
import { Witness } from '../../gauntlet/witness.js';
import { CaseListener } from './listener.js';

/** Which server of a case to start, and where. */
export interface StartHostileOptions {
  /** The honest twin in place of the attack. */
  readonly twin?: boolean;
  /** `127.0.0.1` unless given: whoever can reach another address can be attacked by it. */
  readonly address?: string;
  /** 0, which is the default, lets the system choose. */
  readonly port?: number;
  /** Keys and the time: new ones unless given. Give the same to attack and twin. */
  readonly material?: Material;
}

/** A hostile server that listens, for the tests of a client library. */
export interface HostileListener {
  /** The name or address to connect to. */
  readonly host: string;
  readonly port: number;
  /** What to request. */
  readonly url: string;
  /** What the client must send for it to count. */
  readonly nonce: string;
  /** What the server answers with. */
  readonly answer: string;
  /** TLS: PEM of the authorities that the client is to trust in. */
  readonly ca: string;
  /** SSH: the client's `known_hosts`. */
  readonly knownHosts: string;
  /** SSH and mail: who may log in. */
  readonly userName: string;
  readonly password: string;
  /** How far the client went so far. */
  seen(): Pick<RunReport, 'stage' | 'connections' | 'complaint' | 'observations' | 'trace'> & {
    /** Whether the client reached what no client may reach under attack, and every client with an honest server. */
    readonly goalReached: boolean;
  };
  close(): Promise<void>;
}

/**
 * Starts the server of one case.
 *
 * @throws {ScenarioError} `mitm/unknown-case`.
 */
export async function startHostile(caseId: string, options: StartHostileOptions = {}): Promise<HostileListener> {
  const hostile = findCase(caseId);
  const { twin = false, address, port: wanted, material = new Material(nodeCrypto) } = options;
  const attack = twin ? undefined : hostile.attack;
  const scene = (attack ?? hostile.twin)(material);
  const witness = new Witness(hostile.protocol, material.nonce(), material.nonce());
  const listener = await CaseListener.open(address, wanted);
  listener.play(scene.serve, witness);
  const { port } = listener;
  const host = scene.host ?? (hostile.protocol === 'ssh' ? material.address : material.host);
  return {
    host,
    port,
    url: targetUrl(hostile.protocol, host, port, witness.clientNonce),
    nonce: witness.clientNonce,
    answer: witness.serverNonce,
    ca: (scene.trusted ?? []).map((der) => encodePem('CERTIFICATE', der)).join(''),
    knownHosts: scene.knownHosts?.(host, port) ?? '',
    userName: material.userName,
    password: material.password,
    seen: () => ({
      stage: witness.stage,
      connections: witness.connections,
      ...(witness.complaint === undefined ? {} : { complaint: witness.complaint }),
      observations: witness.observations,
      trace: witness.trace,
      goalReached:
        attack === undefined
          ? witness.hasReached(hostile.goal)
          : isFall(
              hostile,
              witness.stage,
              witness.observations.map(({ name }) => name),
            ),
    }),
    close: () => listener.close(),
  };
}
