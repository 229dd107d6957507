package org.veriline.audit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A syslog server over TLS as RFC 5425 has it, with a certificate of a throw-away authority. */
final class TlsReceiver implements AutoCloseable {
  final List<String> messages = Collections.synchronizedList(new ArrayList<>());
  final Path authority;

  private final SSLContext tls;
  private SSLServerSocket door;
  private Thread thread;

  TlsReceiver(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    authority = folder.resolve("ca.pem");
    String script =
        """
        set -e
        openssl ecparam -name prime256v1 -genkey -noout -out ca-key.pem
        openssl req -x509 -new -key ca-key.pem -subj /CN=Invented -days 2 -out ca.pem
        openssl ecparam -name prime256v1 -genkey -noout -out key.pem
        openssl req -new -key key.pem -subj /CN=receiver -out request.pem
        printf 'subjectAltName = DNS:%s' "$1" >names
        openssl x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -days 2 -extfile names -out cert.pem
        openssl pkcs12 -export -inkey key.pem -in cert.pem -passout pass:x -out store.p12
        """;
    Path log = folder.resolve("openssl.log");
    Process made =
        new ProcessBuilder("sh", "-c", script, "sh", name)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (made.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("store.p12"))) {
      store.load(in, "x".toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "x".toCharArray());
    tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    open(0);
  }

  void open(int port) throws IOException {
    SSLServerSocket opened =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(port, 5, InetAddress.getLoopbackAddress());
    door = opened;
    thread = new Thread(() -> serve(opened), "tls-receiver");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return door.getLocalPort();
  }

  private void serve(SSLServerSocket opened) {
    while (!opened.isClosed()) {
      try (SSLSocket line = (SSLSocket) opened.accept()) {
        read(line.getInputStream());
      } catch (IOException refused) {
        // The next one.
      }
    }
  }

  /** Octet counting: length, space, message. */
  private void read(InputStream in) throws IOException {
    int length = 0;
    int next = in.read();
    while (next >= 0) {
      if (next == ' ') {
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
          throw new EOFException();
        }
        messages.add(new String(message, StandardCharsets.US_ASCII));
        length = 0;
      } else {
        length = length * 10 + next - '0';
      }
      next = in.read();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
