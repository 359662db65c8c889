import { catalogueProblems } from '@cutaway/primitives/explain';
import { describe, expect, it } from 'vitest';
import { protocolErrors } from '../errors/protocol.js';
import { DisconnectReason } from '../registry/disconnect-reasons.js';
import { ALL_MESSAGES } from '../registry/messages.js';
import { sshCatalogue } from './index.js';

describe('the catalogue of the protocol', () => {
  it('has a sentence for every message, field, error and disconnect reason', () => {
    const expected = [
      ...ALL_MESSAGES.map(({ name }) => `message.${name}`),
      ...ALL_MESSAGES.flatMap(({ name, fieldNames }) => fieldNames.map((field) => `field.${name}.${field}`)),
      ...Object.keys(protocolErrors).map((code) => `error.${code}`),
      ...Object.keys(DisconnectReason.of).map((name) => `disconnect.${name}`),
    ];
    const missing = catalogueProblems(sshCatalogue, expected).filter((problem) => !problem.endsWith(': stale'));
    expect(missing).toEqual([]);
  });

  it('has no sentence for messages and fields that are not', () => {
    const fields = new Set(
      ALL_MESSAGES.flatMap(({ name, fieldNames }) => fieldNames.map((field) => `${name}.${field}`)),
    );
    const stale = Object.keys(sshCatalogue)
      .filter((key) => /^field\.SSH2?_MSG_\w+\.\w+$/.test(key))
      .filter((key) => !fields.has(key.slice('field.'.length)));
    expect(stale).toEqual([]);
  });
});
