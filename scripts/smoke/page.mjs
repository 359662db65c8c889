import { check } from './check.mjs';
import { tlsWithWorker } from './tls-with-worker.mjs';

try {
  globalThis.smokeResult = { ok: true, lines: [...check(), await tlsWithWorker()] };
} catch (error) {
  globalThis.smokeResult = { ok: false, error: String(error?.stack ?? error) };
}
