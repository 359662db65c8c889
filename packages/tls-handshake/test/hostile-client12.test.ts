import { describeHostileClient } from './hostile-client.js';

describeHostileClient('TLS 1.2');
