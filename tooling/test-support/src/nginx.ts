import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { type RunningServer, startServer } from './server-process.js';

/**
 * nginx on loopback, answering each request with the version, suite and resumption it sees.
 *
 * @param parent a folder that goes away after the test; its configuration lies there.
 * @param directives for `server`.
 */
export async function nginxServer(
  nginx: string,
  parent: string,
  identities: readonly { readonly certificateFile: string; readonly keyFile: string }[],
  ...directives: readonly string[]
): Promise<RunningServer> {
  const folder = mkdtempSync(join(parent, 'nginx-'));
  const port = await freePort();
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const configuration = `
daemon off;
master_process off;
pid ${folder}/pid;
error_log stderr notice;
events { worker_connections 64; }
http {
  access_log off;
  ${paths.join('\n  ')}
  server {
    listen 127.0.0.1:${port} ssl;
    ${identities.map(({ certificateFile, keyFile }) => `ssl_certificate ${certificateFile}; ssl_certificate_key ${keyFile};`).join('\n    ')}
    ${directives.map((directive) => `${directive};`).join('\n    ')}
    location / { return 200 "$ssl_protocol $ssl_cipher $ssl_session_reused $ssl_client_verify\\n"; }
  }
}
`;
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration);
  const args = ['-p', folder, '-c', file, '-e', 'stderr'];
  return { ...(await startServer(nginx, args, /getrlimit/)), port };
}
