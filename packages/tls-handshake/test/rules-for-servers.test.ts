import { describeRules } from './rules.js';
import { authentication } from './rules-for-servers/authentication.js';
import { clientHello } from './rules-for-servers/client-hello.js';
import { keyShare } from './rules-for-servers/key-share.js';
import { postHandshake } from './rules-for-servers/post-handshake.js';
import { preSharedKey } from './rules-for-servers/pre-shared-key.js';
import { records } from './rules-for-servers/records.js';
import { secondClientHello } from './rules-for-servers/second-client-hello.js';

describeRules('server', [
  ...clientHello,
  ...keyShare,
  ...secondClientHello,
  ...preSharedKey,
  ...authentication,
  ...postHandshake,
  ...records,
]);
