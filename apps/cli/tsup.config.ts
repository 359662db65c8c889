import { bundledConfig } from '@cutaway/build';

// One chunk per command: `cutaway --version` must not load TLS.
export default bundledConfig(['src/main.ts', 'src/ssh-keygen.ts']);
