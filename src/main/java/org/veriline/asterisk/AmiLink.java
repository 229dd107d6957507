package org.veriline.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.veriline.platform.Refusal;

/**
 * The one connection to Asterisk's manager interface. It is tried each second until it is there,
 * and each second a heartbeat tells the dialplan that somebody lives here; its answers, or their
 * absence for four seconds, tell us the same of Asterisk.
 */
final class AmiLink {
  private static final Logger LOG = Logger.getLogger(AmiLink.class.getName());
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int SILENCE_MILLIS = 4000;
  private static final long ANSWER_MILLIS = 2000;
  private static final Duration DEAD = Duration.ofSeconds(5);

  /** The library's own logger; the reference keeps its settings from being collected. */
  private static final Logger LIBRARY = Logger.getLogger("org.asteriskjava");

  private final DefaultManagerConnection connection;
  private volatile Instant answered = Instant.MIN;
  private volatile boolean stopped;

  AmiLink(String host, int port, String secret, Consumer<ManagerEvent> heard, Runnable eventsLost) {
    muzzle(eventsLost);
    connection = new DefaultManagerConnection(host, port, "veriline", secret);
    connection.setSocketReadTimeout(SILENCE_MILLIS);
    connection.setDefaultResponseTimeout(ANSWER_MILLIS);
    connection.registerUserEventClass(VerilineEvent.class);
    connection.addEventListener(heard::accept);
  }

  /** Runs until {@link #stop}. */
  void run() {
    while (!stopped) {
      try {
        beat();
        Thread.sleep(BEAT.toMillis());
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void beat() {
    try {
      if (connection.getState() == ManagerConnectionState.INITIAL
          || connection.getState() == ManagerConnectionState.DISCONNECTED) {
        connection.login();
      }
      if (connection.getState() == ManagerConnectionState.CONNECTED) {
        setHeartbeat(String.valueOf(Instant.now().getEpochSecond()));
      }
    } catch (IOException | TimeoutException | IllegalStateException away) {
      LOG.log(Level.FINE, "Asterisk does not answer", away);
    } catch (AuthenticationFailedException refused) {
      LOG.severe("Asterisk refuses the application's account: is ami-app-secret the voice role's?");
    }
  }

  private void setHeartbeat(String value) throws IOException, TimeoutException {
    connection.sendAction(new SetVarAction("VL_HEARTBEAT", value), ANSWER_MILLIS);
    answered = Instant.now();
  }

  /** New callers go the static way at once. */
  void stop() {
    stopped = true;
    try {
      if (connection.getState() == ManagerConnectionState.CONNECTED) {
        setHeartbeat("0");
      }
      connection.logoff(); // also ends the library's own attempts to come back
    } catch (IOException | TimeoutException | IllegalStateException away) {
      LOG.log(Level.FINE, "Asterisk was away already", away);
    }
  }

  boolean reachable() {
    return answered.isAfter(Instant.now().minus(DEAD));
  }

  /** Sends and waits for the answer; an error of Asterisk's is the caller's to judge. */
  ManagerResponse send(ManagerAction action) {
    try {
      return connection.sendAction(action, ANSWER_MILLIS);
    } catch (IOException | TimeoutException | IllegalStateException away) {
      throw unreachable(away);
    }
  }

  /** Sends without waiting; {@code refused} runs when Asterisk answers with an error. */
  void sendLater(ManagerAction action, Runnable refused) {
    try {
      connection.sendAction(
          action,
          response -> {
            if (response instanceof ManagerError) {
              refused.run();
            }
          });
    } catch (IOException | IllegalStateException away) {
      throw unreachable(away);
    }
  }

  Collection<ResponseEvent> ask(EventGeneratingAction question) {
    try {
      return connection.sendEventGeneratingAction(question, DEAD.toMillis()).getEvents();
    } catch (IOException | TimeoutException | IllegalStateException away) {
      throw unreachable(away);
    }
  }

  private static Refusal unreachable(Exception why) {
    LOG.log(Level.FINE, "Asterisk does not answer", why);
    return new Refusal("switch-unreachable");
  }

  /**
   * The library logs whole events when its pump is slow, with whatever a caller keyed, and drops
   * them when it is full. Its words go nowhere; only that it lost something is heard.
   */
  private static void muzzle(Runnable eventsLost) {
    LIBRARY.setUseParentHandlers(false);
    LIBRARY.setLevel(Level.WARNING);
    for (Handler old : LIBRARY.getHandlers()) {
      LIBRARY.removeHandler(old);
    }
    LIBRARY.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            String message = String.valueOf(record.getMessage());
            if (message.contains("queue is full")) {
              eventsLost.run();
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }
}
