import { Certificate13 } from '../../src/messages/index.js';
import { added, extensionsOf, fields, NOTHING, type Rule, type, UNKNOWN } from '../rules.js';

/** Extensions where they do not belong, or that say what they may not (RFC 8446 §4.2). */
export const extensions: readonly Rule[] = [
  {
    rule: 'RFC 8446 §4.2',
    title: 'an unknown extension in ServerHello',
    faults: added('ServerHello', UNKNOWN),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension of EncryptedExtensions in ServerHello',
    faults: added('ServerHello', type.server_name, {}),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension twice in ServerHello',
    faults: extensionsOf('ServerHello', (extensions) => [...extensions, ...extensions]),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an unknown extension in EncryptedExtensions',
    faults: added('EncryptedExtensions', UNKNOWN),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.3.1',
    title: 'an extension of ServerHello in EncryptedExtensions',
    faults: added('EncryptedExtensions', type.key_share),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.3.1',
    title: 'an extension of ClientHello alone in EncryptedExtensions',
    faults: added('EncryptedExtensions', type.psk_key_exchange_modes),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension twice in EncryptedExtensions',
    faults: extensionsOf('EncryptedExtensions', (extensions) => [...extensions, ...extensions]),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.10',
    title: 'early data is taken that was not sent',
    faults: added('EncryptedExtensions', type.early_data, {}),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'an unknown extension beside a certificate',
    faults: fields(
      Certificate13,
      ({ certificate_list: [first] }) =>
        void first?.extensions.push({ extension_type: UNKNOWN, extension_data: NOTHING }),
    ),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'an extension of another message beside a certificate',
    faults: fields(
      Certificate13,
      ({ certificate_list: [first] }) =>
        void first?.extensions.push({ extension_type: type.server_name, extension_data: NOTHING }),
    ),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
];
