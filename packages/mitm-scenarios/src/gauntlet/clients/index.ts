import { asyncssh } from './asyncssh.js';
import { curl } from './curl.js';
import { curlMail } from './curl-mail.js';
import { curlSftp } from './curl-sftp.js';
import { cutawayMail } from './cutaway-mail.js';
import { cutawaySsh } from './cutaway-ssh.js';
import { cutawayTls } from './cutaway-tls.js';
import { dropbear } from './dropbear.js';
import { git } from './git.js';
import { gitHttps } from './git-https.js';
import { gnutls } from './gnutls.js';
import { go } from './go.js';
import { java } from './java.js';
import { nodeFetch } from './node-fetch.js';
import { nodeHttps } from './node-https.js';
import { openssh } from './openssh.js';
import { openssl } from './openssl.js';
import { opensslBare } from './openssl-bare.js';
import { opensslMail } from './openssl-mail.js';
import { paramiko } from './paramiko.js';
import { plink } from './plink.js';
import type { PreparedClient } from './prepared-client.js';
import { pythonHttpx } from './python-httpx.js';
import { pythonMail } from './python-mail.js';
import { pythonRequests } from './python-requests.js';
import { pythonUnverified } from './python-unverified.js';
import { pythonUrllib } from './python-urllib.js';
import { pythonUrllib3 } from './python-urllib3.js';
import { ssh2 } from './ssh2.js';
import { wget } from './wget.js';

export type { PreparedClient } from './prepared-client.js';

/** Clients that are prepared, by protocol. */
export const preparedClients: readonly PreparedClient[] = [
  ...[curl, wget, gitHttps, openssl, gnutls, nodeHttps, nodeFetch],
  ...[pythonUrllib, pythonRequests, pythonUrllib3, pythonHttpx, java, go, cutawayTls],
  ...[opensslBare, pythonUnverified],
  ...[openssh, dropbear, plink, paramiko, asyncssh, ssh2, git, curlSftp, cutawaySsh],
  ...[...curlMail, ...pythonMail, ...opensslMail, ...cutawayMail],
];
