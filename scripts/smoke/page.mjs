import { check } from './check.mjs';

try {
  globalThis.smokeResult = { ok: true, lines: check() };
} catch (error) {
  globalThis.smokeResult = { ok: false, error: String(error?.stack ?? error) };
}
