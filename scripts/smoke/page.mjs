import { check } from './check.mjs';
import { sshOverMessages } from './ssh-over-messages.mjs';
import { tlsWithWorker } from './tls-with-worker.mjs';

try {
  globalThis.smokeResult = { ok: true, lines: [...check(), await tlsWithWorker(), await sshOverMessages()] };
} catch (error) {
  globalThis.smokeResult = { ok: false, error: String(error?.stack ?? error) };
}
