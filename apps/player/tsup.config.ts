import { packageConfig } from '@cutaway/build';

export default packageConfig();
