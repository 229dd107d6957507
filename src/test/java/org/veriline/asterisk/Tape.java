package org.veriline.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.veriline.call.SwitchEvent;

/**
 * Plays what a real Asterisk said on its manager interface to the library and the translator as
 * they are in production: a server on loopback that lets anybody in and then reads the tape aloud.
 */
final class Tape {
  private static final int PATIENCE_SECONDS = 20;

  private Tape() {}

  /** Everything the tape means to us, in order. */
  static List<SwitchEvent> play(String name) throws IOException, InterruptedException {
    byte[] tape;
    try (InputStream in = Tape.class.getResourceAsStream("/tapes/" + name + ".txt")) {
      if (in == null) {
        throw new IOException("no tape " + name);
      }
      tape = in.readAllBytes();
    }
    BlockingQueue<ManagerEvent> heard = new LinkedBlockingQueue<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread reading = new Thread(() -> serve(server, tape), "tape");
      reading.start();
      AmiLink link =
          new AmiLink(
              server.getInetAddress().getHostAddress(),
              server.getLocalPort(),
              "any",
              heard::add,
              () -> {
                throw new AssertionError("events were lost");
              });
      Thread listening = new Thread(link::run, "link");
      listening.start();
      try {
        return translated(heard);
      } finally {
        listening.interrupt();
        link.stop();
        reading.join();
      }
    }
  }

  private static List<SwitchEvent> translated(BlockingQueue<ManagerEvent> heard)
      throws InterruptedException {
    List<SwitchEvent> meant = new ArrayList<>();
    while (true) {
      ManagerEvent event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("the tape did not come to its end; until then: " + meant);
      }
      if (event instanceof DisconnectEvent) {
        return meant;
      }
      AmiTranslator.translate(event).ifPresent(meant::add);
    }
  }

  private static void serve(ServerSocket server, byte[] tape) {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = socket.getOutputStream();
      say(out, "Asterisk Call Manager/11.0.0\r\n");
      String action = "";
      String id = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("action: ")) {
          action = line.substring(8);
        } else if (line.startsWith("actionid: ")) {
          id = line.substring(10);
        } else if (line.isEmpty()) {
          say(out, answer(action, id));
          if (action.equals("SetVar")) {
            // The first heartbeat: the link is up.
            out.write(tape);
            out.flush();
            return;
          }
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String answer(String action, String id) {
    String more =
        switch (action) {
          case "Challenge" -> "Challenge: 1\r\n";
          case "Command" -> "Message: Command output follows\r\nOutput: Asterisk 22.5.0\r\n";
          default -> "";
        };
    return "Response: Success\r\nActionID: " + id + "\r\n" + more + "\r\n";
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
