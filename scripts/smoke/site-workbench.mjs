// The workbench in the built site: each tool with good and with hostile input, in both languages.
import { noble } from '@cutaway/primitives/noble';
import { TlsClient, TlsServer } from '@cutaway/tls-handshake';
import { CaptureWriter } from '@cutaway/tls-handshake/capture';
import { Authority } from '@cutaway/x509/authority';

/** A request over TLS 1.3, as a capture, and the key log of its client. */
function captured() {
  const root = Authority.create({ subject: [{ CN: 'Root' }] }, { provider: noble });
  const { certificate, privateKey } = root.issueServer({ names: ['a.example'] });
  const lines = [];
  const client = new TlsClient({
    serverName: 'a.example',
    anchors: [root.certificate],
    keyLog: (line) => lines.push(line),
  });
  const server = new TlsServer({ credentials: [{ certificates: [certificate.bytes], privateKey }] });
  const writer = new CaptureWriter();
  const connection = writer.open({ address: '192.0.2.1', port: 50000 }, { address: '192.0.2.2', port: 443 });
  for (let round = 0; round < 4; round++) {
    for (const [side, from, to] of [
      ['client', client, server],
      ['server', server, client],
    ]) {
      const bytes = from.output();
      if (bytes.length === 0) continue;
      connection.data(side, bytes);
      to.receive(bytes);
    }
    if (round === 1) client.send(new TextEncoder().encode('GET / HTTP/1.1\r\n\r\n'));
  }
  return { capture: writer.take(), keyLog: lines.join('\n') };
}

/** What the pages of the workbench must show for an input; `problems` gets what they do not. */
export async function workbench({ visit, problems, tree }) {
  const tool = (name, look) =>
    visit(`${tree}workbench/${name}`, async (page) => {
      await page.waitForSelector('form.tool');
      const shows = async (selector, words) => {
        const found = page.locator(selector).filter({ hasText: words }).first();
        await found.waitFor({ state: 'attached', timeout: 30_000 }).catch(async () => {
          const text = await page.locator('form.tool').textContent();
          problems.push(`${page.url()}: no ${selector} says ${words}: ${text.slice(-400)}`);
        });
      };
      await look(page, shows);
    });
  const sentence = (en, zh) => (tree === '/' ? en : zh);
  const run = (page) => page.click('form.tool [type=submit]');
  const submit = async (page, text) => {
    await page.fill('form.tool textarea', text);
    await run(page);
  };
  const pems = {};

  await tool('make-certificate', async (page, shows) => {
    await page.fill('form.tool .mono', ' ');
    await run(page);
    await shows('.failure', sentence(/Paste something/, /请先粘贴/));
    await page.fill('form.tool .mono', 'a.example 192.0.2.1');
    await page.selectOption('form.tool select >> nth=1', 'ed25519');
    await run(page);
    await shows('.pem pre', /BEGIN CERTIFICATE/);
    await shows('.reproduce', /cutaway cert issue --ca ca --key-type ed25519 --days 90 a\.example 192\.0\.2\.1/);
    [pems.certificate, pems.key] = await page.locator('.pem pre').allTextContents();
  });

  await tool('certificate', async (page, shows) => {
    await submit(page, 'no certificate at all');
    await shows('.failure', sentence(/neither PEM, nor/, /既不是 PEM/));
    await submit(page, '30820100a0030201');
    await shows('.item .bad', /x509\/der-truncated/);
    await submit(page, pems.certificate);
    await shows('.facts', /a\.example/);
    await shows('.item', sentence(/What the linter says/, /检查结果/));
  });

  await tool('keys', async (page, shows) => {
    await submit(page, '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n');
    await shows('.failure', /ssh\/malformed-private-key/);
    await page.fill('form.tool [autocomplete=new-password]', 'a passphrase');
    await submit(page, pems.key);
    await shows('.pem pre', /BEGIN OPENSSH PRIVATE KEY/);
    const texts = await page.locator('.pem pre').allTextContents();
    pems.encrypted = texts.find((text) => text.includes('OPENSSH'));
    pems.publicLine = texts.find((text) => text.startsWith('ssh-ed25519'));
  });

  await tool('fingerprints', async (page, shows) => {
    await submit(page, 'ssh-ed25519 nothing');
    await shows('.failure', /ssh\/malformed-key/);
    await submit(page, pems.encrypted);
    await shows('.key', /SHA256:.*MD5:/);
  });

  await tool('known-hosts', async (page, shows) => {
    await page.fill('form.tool textarea >> nth=0', `git.example ${pems.publicLine}`);
    await page.fill('form.tool .row .mono', 'git.example');
    await page.fill('form.tool textarea >> nth=1', 'no key');
    await run(page);
    await shows('.failure', /ssh\//);
    await page.fill('form.tool textarea >> nth=1', pems.publicLine);
    await run(page);
    await shows('.verdict.good', sentence(/A client goes on/, /客户端会继续/));
    await page.fill('form.tool .row .mono', 'other.example');
    await run(page);
    await shows('.verdict.bad', /unknown/);
  });

  await tool('cipher-suites', async (page, shows) => {
    await shows('.suite', sentence(/0xc02f[\s\S]*ECDHE[\s\S]*elliptic curve/, /0xc02f[\s\S]*ECDHE[\s\S]*椭圆曲线/));
    await page.fill('form.tool input', '<b>none</b>');
    await shows('.failure', /<b>none<\/b>/);
  });

  await tool('capture', async (page, shows) => {
    const { capture, keyLog } = captured();
    const choose = (name, buffer) =>
      page.setInputFiles('form.tool > .file input', { name, mimeType: 'application/octet-stream', buffer });
    await choose('none.pcap', Buffer.from('this is no capture, and never was one'));
    await run(page);
    await shows('.failure', /tls\/not-a-capture/);
    await choose('one.pcapng', Buffer.from(capture));
    await page.fill('form.tool textarea >> nth=0', keyLog);
    await run(page);
    await shows('.flow h3', /192\.0\.2\.1:50000/);
    // Only whoever has the secrets sees the certificate.
    await shows('.flow', /CertificateVerify/);
  });
}
