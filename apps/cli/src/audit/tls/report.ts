import type { Finding } from '../finding.js';
import type { ChainReport } from './chain.js';
import type { DhGroup, OrderedNames } from './key-exchange.js';

/** What was found out about one version. */
export interface VersionReport {
  readonly version: string;
  /** Registered names, in the order the server chooses them. */
  readonly cipherSuites: readonly string[];
  /** Whether the server's order of suites decides, not the client's; absent with fewer than two. */
  readonly serverOrder?: boolean;
  /** For ECDHE, and for DHE of TLS 1.3. */
  readonly groups: OrderedNames;
  /** DHE up to TLS 1.2. */
  readonly dhGroup?: DhGroup;
  /** What the server signs the handshake with; absent before TLS 1.2, where the key alone decides. */
  readonly signatureSchemes?: OrderedNames;
}

/** Up to TLS 1.2: what the ServerHello says. */
export interface ServerHelloReport {
  readonly secureRenegotiation: boolean;
  readonly extendedMasterSecret: boolean;
  /** `undefined` when there was no CBC suite to ask for it with. */
  readonly encryptThenMac: boolean | undefined;
  /** DEFLATE (RFC 3749). */
  readonly compression: boolean;
  readonly heartbeat: boolean;
}

/** How sessions are resumed. */
export interface ResumptionReport {
  /** TLS 1.3: tickets for PSKs; TLS 1.2: tickets of RFC 5077, session ids. `undefined`: not asked. */
  readonly tls13: 'psk' | 'none' | undefined;
  readonly tls12: 'ticket' | 'session-id' | 'none' | undefined;
  /** Bytes of 0-RTT data the server says it takes. */
  readonly maxEarlyDataSize: number;
}

/** The audit of one TLS server. */
export interface TlsAudit {
  readonly protocol: 'tls';
  readonly host: string;
  readonly port: number;
  readonly serverName: string;
  /** The newest first. */
  readonly versions: readonly VersionReport[];
  readonly serverHello?: ServerHelloReport;
  /** Whether the random of a lower version's ServerHello says that the server speaks a higher one. */
  readonly downgradeSentinel: boolean | undefined;
  /** Whether a lower version with TLS_FALLBACK_SCSV is refused; `undefined` with a single version. */
  readonly fallbackScsv: boolean | undefined;
  readonly resumption: ResumptionReport;
  /** In the order the server chooses them. */
  readonly applicationProtocols: readonly string[];
  /** One for each certificate the server has for this name. */
  readonly chains: readonly ChainReport[];
  /** The gravest first. */
  readonly findings: readonly Finding[];
}
