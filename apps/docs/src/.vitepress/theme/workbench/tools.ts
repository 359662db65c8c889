// Each tool in a file of its own, which is loaded when it is used.
export const tools = {
  certificates: async () => (await import('./certificates.js')).inspectCertificates,
  fingerprints: async () => (await import('./keys.js')).fingerprintsOf,
  convert: async () => (await import('./keys.js')).convertKeys,
  knownHosts: async () => (await import('./known-hosts.js')).checkHost,
  make: async () => (await import('./make-certificate.js')).makeCertificate,
  capture: async () => (await import('./capture.js')).decodeCapture,
  records: async () => (await import('./capture.js')).decodeRecords,
} as const;

export type ToolName = keyof typeof tools;
type Run<Name extends ToolName> = Awaited<ReturnType<(typeof tools)[Name]>>;
export type ToolInput<Name extends ToolName> = Parameters<Run<Name>>[0];
export type ToolResult<Name extends ToolName> = Awaited<ReturnType<Run<Name>>>;
