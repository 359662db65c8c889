// Each tool in a file of its own, which is loaded when it is used.
export const tools = {
  certificates: async () => (await import('./certificates.js')).inspectCertificates,
} as const;

export type ToolName = keyof typeof tools;
type Run<Name extends ToolName> = Awaited<ReturnType<(typeof tools)[Name]>>;
export type ToolInput<Name extends ToolName> = Parameters<Run<Name>>[0];
export type ToolResult<Name extends ToolName> = Awaited<ReturnType<Run<Name>>>;
