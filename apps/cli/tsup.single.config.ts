import { singleFileConfig } from '@cutaway/build';

// The whole command in one file that needs nothing but Node.
export default singleFileConfig({ cutaway: 'src/main.ts' });
