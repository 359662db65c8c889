import { type Browser, chromium } from 'playwright-core';

/** Starts chromium without a window, so that it asks nothing and nobody. @param executablePath where it is. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
