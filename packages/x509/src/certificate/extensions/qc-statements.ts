import { type DerElement, objectIdentifier, present, sequence } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** QCStatement (RFC 3739 §3.2.6): its identifier in dotted decimals, and what it says. */
export interface QCStatement {
  readonly statementId: string;
  readonly statementInfo: DerElement | undefined;
}

/** RFC 3739 §3.2.6 */
export const qcStatements: ExtensionType<readonly QCStatement[]> = {
  oid: OID.qcStatements,
  name: 'qcStatements',
  rule: 'RFC 3739 §3.2.6',
  read: (reader) =>
    reader.sequenceOf('', 'QCStatements', (index) =>
      reader.sequence(index, 'QCStatement', () => ({
        statementId: reader.objectIdentifier('statementId'),
        statementInfo: reader.atEnd ? undefined : reader.any('statementInfo'),
      })),
    ),
  encode: (statements) =>
    sequence(
      ...statements.map(({ statementId, statementInfo }) =>
        sequence(objectIdentifier(statementId), ...present(statementInfo?.bytes)),
      ),
    ),
};
