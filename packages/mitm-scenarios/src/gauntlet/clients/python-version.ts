/** Asks Python for its version, OpenSSL's, and that of a module. */
export function pythonVersion(module?: string): readonly string[] {
  const [load, tell] = module === undefined ? ['', ''] : [`, ${module}`, `"${module}", ${module}.__version__ + ",", `];
  const python = '"Python", sys.version.split()[0] + ",", ssl.OPENSSL_VERSION';
  return ['python3', '-c', `import ssl, sys${load}; print(${tell}${python})`];
}
