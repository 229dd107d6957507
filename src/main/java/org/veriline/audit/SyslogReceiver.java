package org.veriline.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A syslog server that is reached by TLS (RFC 5424, RFC 5425).
 *
 * <p>Syslog has no answer. So a batch is a connection of its own, which we end first: when the
 * other side has ended it too, it has read all that was sent.
 *
 * @param address where it is
 * @param server what its certificate must name
 * @param authority PEM file of who signed its certificate
 */
record SyslogReceiver(String address, int port, String server, Path authority)
    implements Destination {
  private static final int PATIENCE_MILLIS = 10_000;

  /** Facility 13, log audit; severity 6, informational. */
  private static final int PRIORITY = 13 * 8 + 6;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String name() {
    return "syslog/" + address + ":" + port;
  }

  @Override
  public void take(List<Checkpoint> anchors) throws IOException {
    try (Socket line = new Socket()) {
      line.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      line.setSoTimeout(PATIENCE_MILLIS);
      try (SSLSocket secured =
          (SSLSocket)
              trusting(authority).getSocketFactory().createSocket(line, server, port, true)) {
        SSLParameters strict = secured.getSSLParameters();
        strict.setEndpointIdentificationAlgorithm("HTTPS");
        strict.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secured.setSSLParameters(strict);
        secured.startHandshake();
        OutputStream out = new BufferedOutputStream(secured.getOutputStream());
        for (Checkpoint anchor : anchors) {
          out.write(framed(anchor));
        }
        out.flush();
        secured.shutdownOutput();
        readToItsEnd(secured.getInputStream());
      }
    } catch (GeneralSecurityException broken) {
      throw new IOException("the authority of the receiver cannot be used", broken);
    }
  }

  private static void readToItsEnd(InputStream in) throws IOException {
    byte[] ignored = new byte[256];
    while (in.read(ignored) >= 0) {
      // A receiver has nothing to say.
    }
  }

  static byte[] framed(Checkpoint anchor) {
    byte[] message =
        "<%d>1 %s %s veriline - ANCHOR - %s"
            .formatted(
                PRIORITY,
                TIME.format(anchor.at().toInstant(ZoneOffset.UTC)),
                anchor.segment(),
                anchor.anchor())
            .getBytes(StandardCharsets.US_ASCII);
    byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[length.length + message.length];
    System.arraycopy(length, 0, frame, 0, length.length);
    System.arraycopy(message, 0, frame, length.length, message.length);
    return frame;
  }

  /** Trusts this authority and no other. */
  private static SSLContext trusting(Path authority) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(authority)) {
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("authority" + number++, one);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
