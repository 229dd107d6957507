package org.veriline.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The far side of the manager interface: agrees to everything and sends what the bench wants. */
final class PlayedAsterisk implements Closeable {
  private static final int PORT = 5038;

  private final ServerSocket door = new ServerSocket(PORT, 5, InetAddress.getLoopbackAddress());
  private final CountDownLatch inStep = new CountDownLatch(1);
  private final AtomicInteger resyncs = new AtomicInteger();
  private volatile @Nullable OutputStream application;

  PlayedAsterisk() throws IOException {
    daemon(this::welcome);
  }

  private void welcome() {
    try {
      while (true) {
        Socket socket = door.accept();
        daemon(() -> serve(socket));
      }
    } catch (IOException over) {
      inStep.countDown();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "played-asterisk");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      say(out, "Asterisk Call Manager/11.0.0\r\n");
      Map<String, String> action = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
          action.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
        } else if (line.isEmpty() && !action.isEmpty()) {
          answer(out, action);
          action.clear();
        }
      }
    } catch (IOException gone) {
      application = null;
    }
  }

  private void answer(OutputStream out, Map<String, String> action) throws IOException {
    String id = "ActionID: " + action.get("actionid") + "\r\n";
    String what = action.getOrDefault("action", "");
    say(
        out,
        "Response: Success\r\n"
            + id
            + "Challenge: 1\r\nAsteriskVersion: 22.0.0\r\n"
            + "Message: Originate successfully queued\r\n\r\n");
    if (what.equals("CoreShowChannels") || what.equals("QueueStatus")) {
      say(out, "Event: " + what + "Complete\r\n" + id + "EventList: Complete\r\n\r\n");
    }
    if (what.equals("CoreShowChannels")) {
      resyncs.incrementAndGet();
    } else if (what.equals("QueueStatus")) {
      application = out;
      inStep.countDown();
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    synchronized (out) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  /** Returns when the application has asked how things stand. */
  void awaitApplication() throws InterruptedException {
    if (!inStep.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the application does not connect to port " + PORT);
    }
  }

  void send(String events) {
    OutputStream out = application;
    if (out == null) {
      throw new IllegalStateException("the application is not connected");
    }
    try {
      say(out, events);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** How often the application asked how things stand: once, unless it lost something. */
  int resyncs() {
    return resyncs.get();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
