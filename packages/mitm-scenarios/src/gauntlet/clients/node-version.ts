/** Asks Node for its version and OpenSSL's. */
export const nodeVersion: readonly string[] = [
  ...['node', '-p'],
  '["Node", process.versions.node + ",", "OpenSSL", process.versions.openssl].join(" ")',
];
