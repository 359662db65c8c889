// Live runs in the built site: TLS 1.3 and 1.2, post-quantum and SSH come to their end; attacks and changed bytes are
// noticed with the right alert; an address brings its run back; a design changed by the reader behaves as changed.
import { say } from '../steps.mjs';

/** What the pages that run client and server must do, in one language; `problems` gets what they do not. */
export async function liveRuns({ visit, problems, tree }) {
  const finished = async (page, action) => {
    const before = await page.locator('.live-run .reproduce code').allTextContents();
    await action();
    await page.waitForFunction(
      (old) => {
        const now = document.querySelector('.live-run .reproduce code')?.textContent;
        return now !== undefined && now !== old && document.querySelector('.live-run[aria-busy="false"]') !== null;
      },
      before[0],
      { timeout: 120_000 },
    );
  };
  const expect = async (page, what, { outcome = 'completed', told, rule, command }) => {
    const verdict = page.locator('.verdict').first();
    const seen = {
      outcome: (await verdict.getAttribute('class')).split(' ').at(-1),
      ...(told && { told: await verdict.locator('.told').textContent() }),
      ...(rule && { rule: await verdict.locator('.rule').textContent() }),
      ...(command && { command: (await page.locator('.reproduce code').textContent()).replace(/ --seed .*/, '') }),
    };
    const wanted = { outcome, ...(told && { told }), ...(rule && { rule }), ...(command && { command }) };
    if (JSON.stringify(seen) !== JSON.stringify(wanted)) {
      problems.push(`${tree}run: ${what} gives ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
    }
  };
  const set = (page, name, value) =>
    finished(page, () =>
      value === true ? page.check(`[data-setting=${name}]`) : page.selectOption(`[data-setting=${name}]`, value),
    );

  let address;
  await visit(`${tree}run`, async (page) => {
    await finished(page, () => page.click('.live-run .run'));
    await expect(page, 'TLS 1.3', { command: 'cutaway lab tls' });
    await finished(page, () => page.click('.live-run .run'));
    say(`site: ${tree}run: TLS 1.3 again, ${await page.textContent('.took')}`);
    await set(page, 'group', 'X25519MLKEM768');
    await expect(page, 'post-quantum TLS', { command: 'cutaway lab tls --group X25519MLKEM768' });
    await set(page, 'client-certificate', true);
    await set(page, 'resume', true);
    await expect(page, 'a resumed session', {
      command: 'cutaway lab tls --group X25519MLKEM768 --resume --client-certificate',
    });
    await finished(page, () => page.click('[data-kind=ssh]'));
    await expect(page, 'SSH', { command: 'cutaway lab ssh' });
    await set(page, 'attack', 'wrong-host-signature');
    await expect(page, 'a wrong host signature', {
      outcome: 'refused',
      told: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
      rule: 'RFC 4253 §8',
    });
    await finished(page, () => page.click('[data-kind=tls]'));
    await set(page, 'version', '1.2');
    await expect(page, 'TLS 1.2', { command: 'cutaway lab tls --version 1.2' });
    await set(page, 'attack', 'wrong-server-finished');
    await expect(page, 'a wrong Finished', { outcome: 'refused', told: 'decrypt_error', rule: 'RFC 5246 §7.4.9' });
    await finished(page, () => page.click('.live-run .list button'));
    address = page.url();
  });

  // The address alone brings back the run, the chosen byte, and then a change of it on the way.
  const [, session] = /seed=(\w+)/.exec(address) ?? [];
  await visit(`${tree}run${new URL(address).search}#1..20`, async (page) => {
    await page.waitForSelector('.verdict', { timeout: 120_000 });
    await expect(page, 'the address', { command: 'cutaway lab tls --version 1.2' });
    if (!(await page.textContent('.reproduce code')).includes(`--seed ${session} `))
      problems.push(`${address} forgets its seed`);
    await page.waitForSelector('.faults .wire', { timeout: 60_000 });
    await finished(page, () => page.click('.faults .wire'));
    await expect(page, 'a byte of the client’s random, changed on the way', {
      outcome: 'refused',
      told: 'decrypt_error',
    });
    await finished(page, () => page.click('.live-run .list button'));
    await finished(page, () => page.click('.faults .drop'));
    await expect(page, 'a ClientHello that is not sent', { outcome: 'stalled' });
  });

  await visit(`${tree}tls13`, async (page) => {
    await page.locator('.live-run .run').first().click();
    await page.waitForSelector('.verdict.completed', { timeout: 120_000 });
  });
  await visit(`${tree}certificates`, async (page) => {
    const run = page.locator('.live-run').first();
    await run.locator('summary').click();
    await run.locator('[data-setting=identity]').selectOption('expired');
    await run.locator('.run').click();
    await page.waitForSelector('.verdict.refused', { timeout: 120_000 });
  });

  await visit(`${tree}rungs`, async (page) => {
    const editor = page.locator('section:has(#digest)');
    const tampered = editor.locator('tbody tr td:nth-child(3) button');
    const program = await editor.locator('textarea').inputValue();
    await editor.locator('textarea').fill(program.replace(/party\.check\([^;]*;/, ''));
    await editor.locator('.run').click();
    await tampered.waitFor({ timeout: 120_000 });
    if (!(await tampered.getAttribute('class')).includes('altered'))
      problems.push(`${tree}rungs: a digest nobody compares is not altered`);
    await editor.locator('textarea').fill('export const digest = ');
    await editor.locator('.run').click();
    await editor.locator('.failure').waitFor({ timeout: 60_000 });
  });
}
