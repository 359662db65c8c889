import { type Codec, struct } from '@cutaway/primitives/wire';
import { AlertDescription, AlertLevel } from '../registry/alert.js';

export interface Alert {
  level: number;
  description: number;
}

/** An alert; not a handshake message (RFC 8446 §6). */
export const Alert: Codec<Alert> = struct<Alert>('Alert', { level: AlertLevel, description: AlertDescription });
