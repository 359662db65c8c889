/** What this package checks, by name in the trace: `check.<name>` in the catalogue. Those on certificates are x509's. */
export type CheckName =
  | 'application_protocol_offered'
  | 'client_certificate'
  | 'common_application_protocol'
  | 'common_cipher_suite'
  | 'common_group'
  | 'common_signature_scheme'
  | 'common_version'
  | 'cookie'
  | 'fallback'
  | 'key_share_groups'
  | 'known_name'
  | 'psk_last'
  | 'retried_share'
  | 'second_client_hello'
  | 'certificate_compression'
  | 'certificate_key'
  | 'certificate_present'
  | 'certificate_verify'
  | 'cipher_suite_fits_version'
  | 'cipher_suite_offered'
  | 'compression'
  | 'decompressed'
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
  | 'certificate_context'
  | 'early_data'
  | 'key_update'
  | 'legacy_version'
  | 'one_hello_retry_request'
  | 'psk_binder'
  | 'psk_binder_count'
  | 'psk_hash'
  | 'psk_offered'
  | 'record_size_limit'
  | 'retry_changes_something'
  | 'retry_group_is_new'
  | 'same_as_hello_retry_request'
  | 'session_id_echo'
  | 'session_unchanged'
  | 'uncompressed_length'
  | 'version_offered';

/** What is chosen: `choice.<name>` in the catalogue. */
export type ChoiceName =
  | 'application_protocol'
  | 'certificate_compression'
  | 'cipher_suite'
  | 'early_data'
  | 'group'
  | 'signature_scheme'
  | 'version';

/** Why: `reason.<reason>` in the catalogue. */
export type ChoiceReason =
  | 'best_common'
  | 'first_that_fits_key'
  | 'first_time'
  | 'not_admitted'
  | 'nothing_common'
  | 'own_preference'
  | 'peer_choice'
  | 'share_at_hand';

/** Secrets of TLS 1.2 and before. */
type SecretName12 =
  | 'client_write_IV'
  | 'client_write_MAC_key'
  | 'client_write_key'
  | 'final_client_write_key'
  | 'final_server_write_key'
  | 'key_block'
  | 'master_secret'
  | 'pre_master_secret'
  | 'server_write_IV'
  | 'server_write_MAC_key'
  | 'server_write_key';

/** Secrets of TLS 1.3 but those of applications. */
type SecretName13 =
  | 'binder_key'
  | 'client_early_traffic_secret'
  | 'client_early_write_iv'
  | 'client_early_write_key'
  | 'client_finished_key'
  | 'client_handshake_traffic_secret'
  | 'client_handshake_write_iv'
  | 'client_handshake_write_key'
  | 'derived_secret'
  | 'early_exporter_secret'
  | 'early_secret'
  | 'exporter_secret'
  | 'finished_key'
  | 'handshake_secret'
  | 'main_secret'
  | 'psk'
  | 'psk_binder'
  | 'resumption_secret'
  | 'server_finished_key'
  | 'server_handshake_traffic_secret'
  | 'server_handshake_write_iv'
  | 'server_handshake_write_key'
  | 'shared_secret';

type SecretNameOfBoth =
  | 'client_ephemeral_private_key'
  | 'client_verify_data'
  | 'server_ephemeral_private_key'
  | 'server_verify_data';

/** Secrets that KeyUpdate renews, by their number. */
type ApplicationSecretName<Number extends number | 'N'> =
  `${'client' | 'server'}_application_${'traffic_secret' | 'write_iv' | 'write_key'}_${Number}`;

/** What is derived: `secret.<name>` in the catalogue, with `N` for a number at the end. */
export type SecretName = SecretName12 | SecretName13 | SecretNameOfBoth | ApplicationSecretName<number>;

/** The names as the catalogue has them. */
export type SecretKey = SecretName12 | SecretName13 | SecretNameOfBoth | ApplicationSecretName<'N'>;
