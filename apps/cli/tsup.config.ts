import { bundledConfig } from '@cutaway/build';
import { data } from './tsup.data.js';

// One chunk per command: `cutaway --version` must not load TLS.
export default bundledConfig(['src/main.ts', 'src/ssh-keygen.ts'], 'src/program.ts', data);
