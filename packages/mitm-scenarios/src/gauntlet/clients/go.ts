import type { PreparedClient } from './prepared-client.js';

/** Go's `net/http`, with the authority in a pool. */
export const go: PreparedClient = {
  id: 'go',
  protocol: 'tls',
  program: 'go',
  version: ['go', 'version'],
  template: {
    prepare: ['go', 'build', '-o', '{prepared}/client', '{script}'],
    argv: ['{prepared}/client', '{url}', '{ca}'],
    script: {
      name: 'client.go',
      text: `package main

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	pem, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	response, err := client.Get(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if _, err := io.Copy(os.Stdout, response.Body); err != nil {
		log.Fatal(err)
	}
}
`,
    },
  },
};
