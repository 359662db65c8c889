/** What this package checks, by name in the trace: `check.<name>` in the catalogue. Those on certificates are x509's. */
export type CheckName =
  | 'application_protocol_offered'
  | 'certificate_key'
  | 'certificate_present'
  | 'certificate_verify'
  | 'cipher_suite_fits_version'
  | 'cipher_suite_offered'
  | 'compression'
  | 'dh_group_strength'
  | 'downgrade_sentinel'
  | 'extended_master_secret'
  | 'extensions_offered'
  | 'finished'
  | 'group_offered'
  | 'point_format'
  | 'public_value'
  | 'public_value_length'
  | 'renegotiation_info'
  | 'renegotiation_info_present'
  | 'server_key_exchange_signature'
  | 'signature_scheme_fits_key'
  | 'signature_scheme_offered'
  | 'version_offered';

/** What is chosen: `choice.<name>` in the catalogue. */
export type ChoiceName = 'application_protocol' | 'cipher_suite' | 'group' | 'signature_scheme' | 'version';

/** Why: `reason.<reason>` in the catalogue. */
export type ChoiceReason = 'first_that_fits_key' | 'nothing_common' | 'peer_choice';

/** What is derived: `secret.<name>` in the catalogue. */
export type SecretName =
  | 'client_ephemeral_private_key'
  | 'client_verify_data'
  | 'client_write_IV'
  | 'client_write_MAC_key'
  | 'client_write_key'
  | 'key_block'
  | 'master_secret'
  | 'pre_master_secret'
  | 'server_ephemeral_private_key'
  | 'server_verify_data'
  | 'server_write_IV'
  | 'server_write_MAC_key'
  | 'server_write_key';
