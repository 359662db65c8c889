export {
  encodeGeneralName,
  type GeneralName,
  type GeneralNameInput,
  type GeneralNameType,
  readGeneralName,
  readGeneralNames,
} from './general-name.js';
export { formatIpAddress, parseIpAddress } from './ip-address.js';
