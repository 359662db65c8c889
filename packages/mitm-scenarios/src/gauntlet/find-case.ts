import { ScenarioError } from '../errors.js';
import { nearest } from '../nearest.js';
import { allCases } from './all-cases.js';
import { type PreparedClient, preparedClients } from './clients/index.js';
import type { HostileCase } from './hostile-case.js';
import type { ClientProtocol } from './stage.js';

/** @throws {ScenarioError} `mitm/unknown-case`, with the nearest name as `suggestion`. */
export function findCase(id: string): HostileCase {
  const found = allCases.find((one) => one.id === id);
  if (found !== undefined) return found;
  const known = allCases.map((one) => one.id);
  throw new ScenarioError('mitm/unknown-case', { name: id, suggestion: nearest(id, known) });
}

/**
 * Of one protocol, when that is given.
 *
 * @throws {ScenarioError} `mitm/unknown-client`, with the nearest name as `suggestion`.
 */
export function findClient(id: string, protocol?: ClientProtocol): PreparedClient {
  const fitting = preparedClients.filter((client) => protocol === undefined || client.protocol === protocol);
  const found = fitting.find((client) => client.id === id);
  if (found !== undefined) return found;
  const known = fitting.map((client) => client.id);
  throw new ScenarioError('mitm/unknown-client', { name: id, suggestion: nearest(id, known), known });
}
