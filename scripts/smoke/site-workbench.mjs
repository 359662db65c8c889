// The workbench in the built site: each tool with good and with hostile input, in both languages.

/** What a page of the workbench must show for an input; `problems` gets what it does not. */
export async function workbench({ visit, problems, tree }) {
  const tool = (name, look) =>
    visit(`${tree}workbench/${name}`, async (page) => {
      await page.waitForSelector('form.tool');
      await look(page, async (selector, words) => {
        await page.waitForSelector(selector, { timeout: 60_000 });
        const text = await page.locator(selector).first().textContent();
        if (!words.test(text)) problems.push(`${page.url()}: ${selector} says “${text.slice(0, 200)}”, not ${words}`);
      });
    });
  const sentence = (en, zh) => (tree === '/' ? en : zh);
  const submit = async (page, text) => {
    await page.fill('form.tool textarea', text);
    await page.click('form.tool .run');
  };

  await tool('certificate', async (page, shows) => {
    await submit(page, 'no certificate at all');
    await shows('.failure', sentence(/neither PEM, nor/, /既不是 PEM/));
    await submit(page, '30820100a0030201');
    await shows('.item .bad', sentence(/\w+ \w+/, /\p{Script=Han}{4}/u));
  });

  await tool('cipher-suites', async (page, shows) => {
    await shows('.suite', sentence(/0xc02f[\s\S]*ECDHE[\s\S]*elliptic curve/, /0xc02f[\s\S]*ECDHE[\s\S]*椭圆曲线/));
    await page.fill('form.tool input', '<b>none</b>');
    await shows('.failure', /<b>none<\/b>/);
  });
}
