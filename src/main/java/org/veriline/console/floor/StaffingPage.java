package org.veriline.console.floor;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.veriline.access.Users;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;
import org.veriline.queue.MembershipRow;

/** Who answers which queue, and in which turn. */
@Named
@ViewScoped
public class StaffingPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String NOT = "none";

  @Inject CallQueues queues;
  @Inject Me me;
  @Inject Users users;
  @Inject Words words;

  private List<String> columns = List.of();
  private List<Line> lines = List.of();

  /** One person's queues. */
  public record Line(String name, List<Turn> turns) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Whether a person answers a queue, and in which turn; the smaller number first. */
  public static class Turn implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String queue;
    private final String queueName;
    private final String userId;
    private final String known;
    private String choice;

    Turn(String queue, String queueName, String userId, String known) {
      this.queue = queue;
      this.queueName = queueName;
      this.userId = userId;
      this.known = known;
      this.choice = known;
    }

    public String getQueue() {
      return queue;
    }

    public String getQueueName() {
      return queueName;
    }

    public String getChoice() {
      return choice;
    }

    public void setChoice(String choice) {
      this.choice = choice;
    }
  }

  @PostConstruct
  void read() {
    List<CallQueueRow> all = queues.list();
    columns = all.stream().map(this::name).toList();
    lines =
        users.atDesks().stream()
            .map(person -> new Line(person.name(), turns(person.id(), all)))
            .toList();
  }

  private List<Turn> turns(String userId, List<CallQueueRow> all) {
    Map<String, Integer> known =
        queues.queuesOf(userId).stream()
            .collect(Collectors.toMap(MembershipRow::queue, MembershipRow::penalty));
    return all.stream()
        .map(
            queue -> {
              Integer penalty = known.get(queue.id());
              return new Turn(
                  queue.id(), name(queue), userId, penalty == null ? NOT : penalty.toString());
            })
        .toList();
  }

  public void save() {
    lines.stream()
        .flatMap(line -> line.turns().stream())
        .filter(turn -> !turn.choice.equals(turn.known))
        .forEach(this::save);
    read();
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(words.get("floor.staffing.saved")));
  }

  private void save(Turn turn) {
    if (turn.choice.equals(NOT)) {
      queues.unassign(turn.queue, turn.userId);
    } else {
      queues.assign(new MembershipRow(turn.queue, turn.userId, Integer.parseInt(turn.choice)));
    }
  }

  /** The queues' names. */
  public List<String> getColumns() {
    return columns;
  }

  private String name(CallQueueRow queue) {
    return queue.name(me.getLocale().getLanguage());
  }

  public List<Line> getLines() {
    return lines;
  }

  /** First, second and last, and whatever else somebody has already. */
  public List<String> getChoices() {
    TreeSet<String> choices = new TreeSet<>(List.of("0", "1", "5"));
    lines.stream()
        .flatMap(line -> line.turns().stream())
        .map(turn -> turn.known)
        .filter(known -> !known.equals(NOT))
        .forEach(choices::add);
    return List.copyOf(choices);
  }

  public String word(String choice) {
    String key = "floor.staffing.choice." + choice;
    return words.containsKey(key) ? words.get(key) : choice;
  }
}
