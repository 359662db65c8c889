import { describeHostileServer } from './hostile-server.js';

describeHostileServer('TLS 1.2');
