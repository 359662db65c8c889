import type { PreparedClient } from './prepared-client.js';

/** Java's `java.net.http`, with the authority in a trust store. Compiled by the compiler in the runtime, where it is. */
export const java: PreparedClient = {
  id: 'java',
  protocol: 'tls',
  program: 'java',
  version: ['java', '-version'],
  template: {
    prepare: ['java', '--module', 'jdk.compiler/com.sun.tools.javac.Main', '-d', '{prepared}', '{script}'],
    argv: [
      ...['java', '-XX:TieredStopAtLevel=1', '-cp', '{prepared}', '-Djavax.net.ssl.trustStore={truststore_p12}'],
      ...['-Djavax.net.ssl.trustStoreType=PKCS12', '-Djavax.net.ssl.trustStorePassword=changeit', 'Client', '{url}'],
    ],
    script: {
      name: 'Client.java',
      text: `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

public class Client {
  public static void main(String[] args) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(args[0])).build();
    System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
`,
    },
  },
};
