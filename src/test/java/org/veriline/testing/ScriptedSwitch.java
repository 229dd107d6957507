package org.veriline.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.Switch;
import org.veriline.platform.Refusal;

/**
 * The switch of deployed tests. There is none: what is asked of it is written down, and refused
 * like a switch that does not answer, unless a test has it agree.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class ScriptedSwitch implements Switch {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<String> ASKED = new ArrayList<>();
  private static volatile boolean agrees;

  /** From now on, commands succeed; what was asked before is forgotten. */
  public static void agree() {
    synchronized (ASKED) {
      ASKED.clear();
    }
    agrees = true;
  }

  public static void away() {
    agrees = false;
  }

  /** Waits until this was asked of it; commands follow a commit on a thread of their own. */
  public static void wasAsked(String what) {
    var unused = asked(what::equals);
  }

  /** Waits for a command like that; the last one of them. */
  public static String asked(Predicate<String> like) {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    synchronized (ASKED) {
      while (true) {
        Optional<String> found = ASKED.stream().filter(like).reduce((first, last) -> last);
        if (found.isPresent()) {
          return found.get();
        }
        long left = (patience - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("not asked of the switch; but " + ASKED);
        }
        try {
          ASKED.wait(left);
        } catch (InterruptedException stop) {
          throw new AssertionError(stop);
        }
      }
    }
  }

  public static List<String> asked() {
    synchronized (ASKED) {
      return List.copyOf(ASKED);
    }
  }

  private static void ask(String what) {
    if (!agrees) {
      throw new Refusal("switch-unreachable");
    }
    synchronized (ASKED) {
      ASKED.add(what);
      ASKED.notifyAll();
    }
  }

  @Override
  public void hangUp(CallId call) {
    ask("hangUp " + call);
  }

  @Override
  public void transfer(CallId call, String queue) {
    ask("transfer " + call + " " + queue);
  }

  @Override
  public void keep(CallId call) {
    ask("keep " + call);
  }

  @Override
  public void ringBack(CallId call, String seat) {
    ask("ringBack " + call + " " + seat);
  }

  @Override
  public void requeue(CallId call, String queue) {
    ask("requeue " + call + " " + queue);
  }

  @Override
  public void dial(CallId call, CallerNumber to, String language) {
    ask("dial " + call + " " + to.digits() + " " + language);
  }

  @Override
  public void apart(CallId call, String seat) {
    ask("apart " + call + " " + seat);
  }

  @Override
  public void consult(CallId call, String seat, String colleague) {
    ask("consult " + call + " " + seat + " " + colleague);
  }

  @Override
  public void consultOutside(CallId call, String seat, CallerNumber number) {
    ask("consultOutside " + call + " " + seat + " " + number.digits());
  }

  @Override
  public void takeBack(CallId call, String seat) {
    ask("takeBack " + call + " " + seat);
  }

  @Override
  public void handOver(CallId call, String seat, String colleague) {
    ask("handOver " + call + " " + seat + " " + colleague);
  }

  @Override
  public void joinThree(CallId call, String seat, String colleague) {
    ask("joinThree " + call + " " + seat + " " + colleague);
  }

  @Override
  public void drop(CallId call, String colleague) {
    ask("drop " + call + " " + colleague);
  }

  @Override
  public void alone(CallId call, String seat) {
    ask("alone " + call + " " + seat);
  }

  @Override
  public void dismiss(CallId call) {
    ask("dismiss " + call);
  }

  @Override
  public void setSeatSecret(String seat, String secret) {
    ask("setSeatSecret " + seat);
  }

  @Override
  public void join(String queue, String seat, int penalty, @Nullable String pausedBecause) {
    ask("join " + queue + " " + seat);
  }

  @Override
  public void leave(String queue, String seat) {
    ask("leave " + queue + " " + seat);
  }

  @Override
  public void pause(String seat, String reason) {
    ask("pause " + seat);
  }

  @Override
  public void unpause(String seat) {
    ask("unpause " + seat);
  }

  @Override
  public void reloadQueues() {
    ask("reloadQueues");
  }

  @Override
  public boolean reachable() {
    return agrees;
  }
}
