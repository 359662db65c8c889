import { describeRules } from './rules.js';
import { authentication } from './rules-for-clients/authentication.js';
import { extensions } from './rules-for-clients/extensions.js';
import { helloRetryRequest } from './rules-for-clients/hello-retry-request.js';
import { keyExchange } from './rules-for-clients/key-exchange.js';
import { order } from './rules-for-clients/order.js';
import { otherDocuments } from './rules-for-clients/other-documents.js';
import { records } from './rules-for-clients/records.js';
import { serverHello } from './rules-for-clients/server-hello.js';

describeRules('client', [
  ...serverHello,
  ...helloRetryRequest,
  ...extensions,
  ...keyExchange,
  ...authentication,
  ...order,
  ...records,
  ...otherDocuments,
]);
