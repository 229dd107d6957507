package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.agent.AgentState;
import org.veriline.agent.AgentView;
import org.veriline.agent.Agents;
import org.veriline.agent.Consultations;
import org.veriline.call.CallState;
import org.veriline.call.CallView;
import org.veriline.call.InterpreterLineRow;
import org.veriline.call.InterpreterLines;
import org.veriline.call.OutsideParties;
import org.veriline.call.OutsidePartyView;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.platform.Refusal;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;
import org.veriline.queue.MembershipRow;

/**
 * Colleagues, and people outside, on a call: who can be asked, who is on the line, and what may be
 * done about it. Who is ready is in one answer, when the person looks for somebody.
 */
@Named
@RequestScoped
public class ColleaguePanel {
  @Inject Agents agents;
  @Inject Consultations consultations;
  @Inject InterpreterLines interpreters;
  @Inject Me me;
  @Inject Now now;
  @Inject OutsideParties outsiders;
  @Inject DeskPage page;
  @Inject CallQueues queues;
  @Inject Users users;
  @Inject Words words;

  private @Nullable List<Colleague> ready;
  private String number = "";
  private String reason = "";

  /** One who could be asked now. */
  public record Colleague(String id, String name, List<String> queues) {}

  public void look() {
    List<AgentView> all = consultations.colleagues();
    Map<String, String> names = users.names(all.stream().map(AgentView::userId).toList());
    ready =
        all.stream()
            .map(
                agent ->
                    new Colleague(
                        agent.userId(),
                        names.getOrDefault(agent.userId(), "–"),
                        queues.queuesOf(agent.userId()).stream()
                            .map(MembershipRow::queue)
                            .toList()))
            .toList();
  }

  public void ask(String colleague) {
    consultations.ask(now.mustTalk(), colleague);
    page.redraw();
  }

  /** Whoever of the queue has been ready for longest. */
  public void askQueue(String queue) {
    look();
    ask(
        getReady().stream()
            .filter(colleague -> colleague.queues().contains(queue))
            .findFirst()
            .map(Colleague::id)
            .orElseThrow(() -> new Refusal("colleague-not-ready")));
  }

  public void takeBack() {
    consultations.takeBack(now.mustTalk());
    page.redraw();
  }

  public void handOver() {
    consultations.handOver(now.mustTalk());
    page.redraw();
  }

  public void joinThree() {
    consultations.joinThree(now.mustTalk());
    page.redraw();
  }

  public void dismiss() {
    consultations.dismiss(now.mustTalk());
    page.redraw();
  }

  /** One click: the interpreter's line is called (TE-29). */
  public void askInterpreter(String line) {
    consultations.askInterpreter(now.mustTalk(), line);
    page.redraw();
  }

  public void askOutside() {
    consultations.askOutside(now.mustTalk(), number, reason);
    number = "";
    reason = "";
    page.redraw();
  }

  public List<InterpreterLineRow> getInterpreters() {
    return ready == null ? List.of() : interpreters.list();
  }

  public String language(InterpreterLineRow line) {
    return Locale.forLanguageTag(line.language()).getDisplayLanguage(me.getLocale());
  }

  /** Whether the person may type a number of their own choice. */
  public boolean isTyping() {
    return me.may("call:dial:free");
  }

  public List<Colleague> getReady() {
    return ready == null ? List.of() : ready;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public boolean isLooked() {
    return ready != null;
  }

  /** Queues somebody of whom is ready. */
  public List<CallQueueRow> getReadyQueues() {
    List<String> staffed =
        getReady().stream().flatMap(colleague -> colleague.queues().stream()).toList();
    return now.queues().stream().filter(queue -> staffed.contains(queue.id())).toList();
  }

  public String queueNames(Colleague colleague) {
    String language = me.getLocale().getLanguage();
    return now.queues().stream()
        .filter(queue -> colleague.queues().contains(queue.id()))
        .map(queue -> queue.name(language))
        .collect(Collectors.joining(", "));
  }

  public boolean isAsking() {
    return now.state() == AgentState.CONSULTING;
  }

  /** Whether the one who was asked has answered. */
  public boolean isAnswered() {
    return isAsking()
        && (isOutside()
            ? outside().filter(OutsidePartyView::answered).isPresent()
            : colleague().map(AgentView::state).equals(Optional.of(AgentState.ASSISTING)));
  }

  /** Whether the second is somebody outside, to whom no call is handed over. */
  public boolean isOutside() {
    return now.call().filter(CallView::withOutside).isPresent();
  }

  /** Whether the third is an interpreter, to whom the caller has to agree, and no more. */
  public boolean isInterpreted() {
    return isThird() && outside().filter(OutsidePartyView::isInterpreter).isPresent();
  }

  /** Somebody is on the line with caller and agent. */
  public boolean isThird() {
    return now.call()
        .filter(call -> call.withAgent(now.userId()) && call.second() != null)
        .filter(call -> call.state() != CallState.CONSULT)
        .isPresent();
  }

  /** Whether the call is a colleague's, whom this person helps. */
  public boolean isHelping() {
    return now.helping().isPresent();
  }

  /** What goes on, in one sentence. */
  public String getSaid() {
    if (isHelping()) {
      return words.with("consult.helping." + helpingHow(), nameOfFirst());
    }
    String how = isThird() ? "three" : isAnswered() ? "talking" : "ringing";
    return words.with(
        "consult." + how, isOutside() ? nameOfOutside() : name(colleague().map(AgentView::userId)));
  }

  private String nameOfOutside() {
    return outside()
        .map(OutsidePartyView::interpreter)
        .orElseGet(() -> words.get("consult.outside.somebody"));
  }

  private Optional<OutsidePartyView> outside() {
    return now.call().filter(CallView::withOutside).map(CallView::id).flatMap(outsiders::present);
  }

  private String helpingHow() {
    if (now.state() == AgentState.OFFERED) {
      return "rings";
    }
    return now.helping().map(CallView::state).equals(Optional.of(CallState.CONSULT))
        ? "talking"
        : "three";
  }

  private String nameOfFirst() {
    return name(now.helping().flatMap(call -> Optional.ofNullable(call.agentUserId())));
  }

  private Optional<AgentView> colleague() {
    String seat = now.call().map(CallView::second).orElse(null);
    return agents.all().stream().filter(agent -> agent.seat().equals(seat)).findFirst();
  }

  private String name(Optional<String> user) {
    return user.map(id -> users.names(List.of(id)).getOrDefault(id, "–")).orElse("–");
  }
}
