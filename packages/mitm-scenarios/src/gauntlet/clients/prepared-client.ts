import type { ClientProtocol } from '../stage.js';
import type { ClientTemplate } from '../template.js';

/** A client whose secure set-up, as its documentation has it, is written down. */
export interface PreparedClient {
  readonly id: string;
  readonly protocol: ClientProtocol;
  /** The program that must be on the PATH. */
  readonly program: string;
  /** How it tells its version, where it is not `--version`. */
  readonly version?: readonly string[];
  readonly template: ClientTemplate;
}
