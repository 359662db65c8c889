import { singleFileConfig } from '@cutaway/build';
import { data } from './tsup.data.js';

// The whole command in one file that needs nothing but Node.
export default singleFileConfig({ cutaway: 'src/main.ts' }, data);
