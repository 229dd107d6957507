package org.veriline.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veriline.call.Switch;
import org.veriline.platform.Refusal;

/**
 * The account that may only originate, used for two things: a call into the dialplan's
 * [seat-secret], which writes a seat's secret where no reload is needed, and a call to a telephone
 * number, which ends in [dialled] and nowhere else. Spoken by hand, because asterisk-java's sign-in
 * asks for Asterisk's version, and this account has no right to.
 */
final class OriginateLine {
  private static final int TIMEOUT_MILLIS = 2000;

  /** What is dialled at all; emergency and short numbers are not. */
  static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{7,14}");

  private static final Pattern CALL = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

  private final String host;
  private final int port;
  private final String secret;
  private @Nullable Socket socket;
  private @Nullable BufferedReader answers;

  OriginateLine(String host, int port, String secret) {
    this.host = host;
    this.port = port;
    this.secret = secret;
  }

  void setSeatSecret(String seat, String seatSecret) {
    originate(
        """
        Action: Originate
        Channel: Local/%s@seat-secret
        Application: NoOp
        Async: true
        Variable: __VL_SECRET=%s

        """
            .formatted(seat, seatSecret));
  }

  /** The channel's own id is the call's. Emergency and short numbers cannot be dialled here. */
  void dial(String call, String number, String language) {
    if (!NUMBER.matcher(number).matches()
        || !CALL.matcher(call).matches()
        || !LANGUAGE.matcher(language).matches()) {
      throw new Refusal("number-not-diallable");
    }
    originate(
        """
        Action: Originate
        Channel: PJSIP/%s@carrier
        ChannelId: %s
        Context: dialled
        Exten: s
        Priority: 1
        Timeout: %s
        Async: true
        Variable: __VL_CALL=%s
        Variable: VL_LANGUAGE=%s

        """
            .formatted(number, call, Switch.RINGS.toMillis(), call, language));
  }

  private synchronized void originate(String action) {
    try {
      if (!succeeds(action)) {
        throw new Refusal("switch-refused");
      }
    } catch (IOException first) {
      // The connection of a while ago may be gone with Asterisk's last restart.
      close();
      try {
        if (!succeeds(action)) {
          throw new Refusal("switch-refused");
        }
      } catch (IOException away) {
        close();
        throw new Refusal("switch-unreachable");
      }
    }
  }

  private boolean succeeds(String action) throws IOException {
    if (socket == null) {
      open();
    }
    return say(action);
  }

  private void open() throws IOException {
    Socket fresh = new Socket();
    socket = fresh;
    fresh.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
    fresh.setSoTimeout(TIMEOUT_MILLIS);
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(fresh.getInputStream(), StandardCharsets.UTF_8));
    answers = reader;
    reader.readLine();
    String login =
        """
        Action: Login
        Username: originate
        Secret: %s
        Events: off

        """
            .formatted(secret);
    if (!say(login)) {
      close();
      throw new IOException("Asterisk refuses the account that sets the seats' secrets");
    }
  }

  private boolean say(String action) throws IOException {
    Socket open = socket;
    BufferedReader reader = answers;
    if (open == null || reader == null) {
      throw new IOException("not connected");
    }
    OutputStream out = open.getOutputStream();
    out.write(action.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    boolean success = false;
    boolean response = false;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("Response: ")) {
        response = true;
        success = line.equals("Response: Success");
      } else if (line.isEmpty() && response) {
        return success;
      }
    }
    throw new IOException("Asterisk closed the connection");
  }

  synchronized void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException alreadyGone) {
      // Nothing is lost with it.
      answers = null;
    }
    socket = null;
    answers = null;
  }
}
