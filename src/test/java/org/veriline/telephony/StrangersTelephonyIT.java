package org.veriline.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who is not the carrier gets no answer, and rubbish disturbs nobody's call. */
class StrangersTelephonyIT {
  private static final InetAddress APPLIANCE = appliance();

  private static InetAddress appliance() {
    try {
      return InetAddress.getByName(URI.create(System.getProperty("veriline.url")).getHost());
    } catch (IOException unknown) {
      throw new AssertionError(unknown);
    }
  }

  @Test
  void strangerFindsNoTelephoneSystem() throws IOException {
    for (int port : new int[] {5060, 5061, 5038, 8088, 8080, 3306}) {
      try (Socket socket = new Socket()) {
        assertThrows(
            SocketTimeoutException.class,
            () -> socket.connect(new InetSocketAddress(APPLIANCE, port), 700),
            "port " + port);
      }
    }
  }

  @Test
  void rubbishOnTheSoundPortsDisturbsNoCall() throws Exception {
    CompletableFuture<Line.Heard> call =
        CompletableFuture.supplyAsync(
            () -> Line.call("--language", "en", "--queue", "1", "--for", "25"));
    Random random = new Random(1);
    byte[] rubbish = new byte[172];
    try (DatagramSocket socket = new DatagramSocket()) {
      while (!call.isDone()) {
        for (int port = 20000; port < 21000; port++) {
          random.nextBytes(rubbish);
          rubbish[0] = (byte) 0x80; // looks like RTP
          socket.send(new DatagramPacket(rubbish, rubbish.length, APPLIANCE, port));
        }
      }
    }
    Line.Heard heard = call.get();
    assertTrue(heard.prompts().contains("menu-general/en"), heard::toString);
    assertTrue(heard.longestSilence() <= 8, heard::toString);
  }

  @Test
  void wrongPasswordsAndRubbishOnTheManagerPortDisturbNoCall() {
    Line.inside(
        "python3",
        "-c",
        """
        import os, socket
        for i in range(200):
            s = socket.create_connection(("127.0.0.1", 5038), 5)
            s.sendall(b"Action: Login\\r\\nUsername: veriline\\r\\nSecret: wrong%d\\r\\n\\r\\n" % i)
            s.close()
        s = socket.create_connection(("127.0.0.1", 5038), 5)
        try:
            for i in range(200):
                s.sendall(os.urandom(4096))
        except OSError:
            pass
        """);
    Line.Heard heard = Line.call("--language", "en", "--queue", "1", "--for", "20");
    assertTrue(heard.prompts().contains("menu-general/en"), heard::toString);
    assertEquals(
        "true",
        Line.inside(
            "sh",
            "-c",
            "veriline status | tr -d ' \\n' | grep -q '\"switch\":\"answers\"' && echo true"));
  }
}
