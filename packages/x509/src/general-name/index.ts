export {
  encodeGeneralName,
  type GeneralName,
  type GeneralNameInput,
  type GeneralNameType,
  readGeneralName,
  readGeneralNames,
} from './general-name.js';
export { formatIpAddress, formatIpAddressOrRange, parseIpAddress } from './ip-address.js';
