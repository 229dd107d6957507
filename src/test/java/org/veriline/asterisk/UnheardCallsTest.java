package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.platform.Credentials;
import org.veriline.platform.Refusal;
import org.veriline.testing.Eventually;

/**
 * Calls we ask for, of which Asterisk never tells a channel: over both of our connections, to a
 * server on loopback that lets anybody in and takes, or refuses, every order.
 */
class UnheardCallsTest {
  private static final String NUMBER = "+12125550102";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** As a real Asterisk said it of a call of ours. */
  private static final String CHANNEL =
      """
      Event: Newchannel
      Privilege: call,all
      Timestamp: 1795995125.168147
      SystemName: voice
      Channel: PJSIP/carrier-00000000
      ChannelState: 0
      ChannelStateDesc: Down
      CallerIDNum: <unknown>
      Context: in
      Exten: s
      Priority: 1
      Uniqueid: %s
      Linkedid: %s

      """;

  private final Instant start = Instant.now();
  private final List<AmiInbox.Letter> letters = new CopyOnWriteArrayList<>();
  private final Connection connection = new Connection();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Instant now = start;
  private volatile boolean takesOrders = true;
  private volatile OutputStream events = OutputStream.nullOutputStream();

  @SuppressWarnings("NullAway.Init")
  private ServerSocket server;

  private final class TestClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static final class Threads implements ManagedThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
      return new Thread(work);
    }

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
      throw new UnsupportedOperationException();
    }
  }

  /** Keeps what would be recorded. */
  private final class Kept extends Drainer {
    @Override
    void run(AmiInbox inbox) {
      try {
        while (true) {
          letters.addAll(inbox.take(1));
        }
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @BeforeEach
  void connected(@TempDir Path secrets) throws IOException {
    server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
    new Thread(this::serve).start();
    Files.writeString(secrets.resolve("ami-app-secret"), "any");
    Files.writeString(secrets.resolve("ami-originate-secret"), "any");
    connection.clock = new TestClock();
    connection.credentials = new Credentials(secrets);
    connection.drainer = new Kept();
    connection.threads = new Threads();
    connection.host = server.getInetAddress().getHostAddress();
    connection.port = server.getLocalPort();
    connection.start("now");
    Eventually.until(
        "Asterisk is there, and that it came is read",
        PATIENCE,
        () ->
            connection.reachable()
                && letters.stream().anyMatch(AmiInbox.Letter.Resync.class::isInstance));
  }

  @AfterEach
  void over() throws IOException {
    connection.stop();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        new Thread(() -> answer(socket)).start();
      }
    } catch (IOException closed) {
      // The test is over.
      events = OutputStream.nullOutputStream();
    }
  }

  private void answer(Socket socket) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = socket.getOutputStream();
      say(out, "Asterisk Call Manager/11.0.0\n");
      List<String> asked = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          asked.add(line);
        } else {
          answer(out, asked);
          asked.clear();
        }
      }
    } catch (IOException closed) {
      events = OutputStream.nullOutputStream();
    }
  }

  private void answer(OutputStream out, List<String> asked) throws IOException {
    String action = value(asked, "action");
    String more =
        switch (action) {
          case "Challenge" -> "Challenge: 1\n";
          case "Command" -> "Message: Command output follows\nOutput: Asterisk 22.5.0\n";
          default -> "";
        };
    boolean taken = takesOrders || !action.equals("Originate");
    String id = value(asked, "actionid");
    say(
        out,
        "Response: %s\n".formatted(taken ? "Success" : "Error")
            + (id.isEmpty() ? "" : "ActionID: " + id + "\n")
            + more
            + "\n");
    if (action.equals("SetVar")) {
      // The heartbeat: this is the connection that hears events.
      events = out;
    }
  }

  private static String value(List<String> asked, String name) {
    return asked.stream()
        .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  private static void say(OutputStream out, String text) throws IOException {
    synchronized (out) {
      out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  /** The clock of the application looks so long after the start; what it told by then. */
  private List<CallEvent.Ended> endedAfter(Duration since) {
    now = start.plus(since);
    connection.endUnheard();
    long folds = folds();
    connection.fold();
    Eventually.until("all before it is read", PATIENCE, () -> folds() > folds);
    return letters.stream()
        .filter(AmiInbox.Letter.Told.class::isInstance)
        .map(letter -> (CallEvent.Ended) ((AmiInbox.Letter.Told) letter).event())
        .toList();
  }

  private long folds() {
    return letters.stream().filter(AmiInbox.Letter.Fold.class::isInstance).count();
  }

  @Test
  void callWhoseChannelIsNeverToldOfEndsAfterFiveSecondsAsNotDialledAndOnce() {
    connection.dial("out-silent", NUMBER, "en");
    assertEquals(List.of(), endedAfter(Duration.ofSeconds(5)));
    Duration due = Duration.ofMillis(5001);
    CallEvent.Ended ended =
        new CallEvent.Ended(new CallId("out-silent"), start.plus(due), EndCause.NOT_DIALLED);
    assertEquals(List.of(ended), endedAfter(due));
    assertEquals(List.of(ended), endedAfter(Duration.ofMinutes(1)));
  }

  @Test
  void callWhoseChannelWasToldOfIsLeftToAsterisk() throws IOException {
    connection.dial("out-heard", NUMBER, "en");
    connection.dial("out-silent", NUMBER, "en");
    say(events, CHANNEL.formatted("out-heard", "out-heard"));
    Eventually.until(
        "the channel is heard of",
        PATIENCE,
        () -> letters.stream().anyMatch(AmiInbox.Letter.Heard.class::isInstance));
    assertEquals(
        List.of(new CallId("out-silent")),
        endedAfter(Duration.ofMinutes(1)).stream().map(CallEvent.Ended::call).toList());
  }

  @Test
  void callThatAsteriskDoesNotTakeIsRefusedAndNotEndedOnceMore() {
    takesOrders = false;
    assertEquals(
        "switch-refused",
        assertThrows(Refusal.class, () -> connection.dial("out-refused", NUMBER, "en")).id());
    assertEquals(List.of(), endedAfter(Duration.ofMinutes(1)));
  }
}
