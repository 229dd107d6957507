package org.veriline.console.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.request.RequestKind;
import org.veriline.request.Requests;
import org.veriline.request.Team;
import org.veriline.verification.ScriptView;
import org.veriline.wrapup.Disposition;
import org.veriline.wrapup.WrapUpView;
import org.veriline.wrapup.WrapUps;

/** The outcome of a call, which can be chosen while it goes on, and what follows from it. */
@Named
@ViewScoped
public class WrapUpPanel implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BY_DIGIT = 9;

  /** Due times to choose from, in hours. */
  private static final List<Integer> HOURS = List.of(1, 2, 4, 24, 48, 120);

  @Inject Now now;
  @Inject DeskPage page;
  @Inject WrapUps wrapUps;

  private List<String> fitting = List.of();
  private @Nullable Team team;
  private int hours;
  private String note = "";

  public void choose(String code) {
    Disposition chosen = Disposition.valueOf(code);
    wrapUps.choose(now.mustHaveCall(), chosen);
    propose(chosen);
    page.redraw();
  }

  public void extend() {
    wrapUps.extend(now.mustHaveCall());
    page.redraw();
  }

  public void finish() {
    wrapUps.finish(now.mustHaveCall(), wish().orElse(null));
    note = "";
    team = null;
    fitting = List.of();
    page.redraw();
  }

  private void propose(Disposition chosen) {
    RequestKind kind = chosen.followUp().orElse(null);
    team = kind == null ? null : kind.team();
    hours = kind == null ? 0 : Math.toIntExact(kind.within().toHours());
  }

  private Optional<Requests.Wish> wish() {
    return Optional.ofNullable(getChosen())
        .flatMap(Disposition::followUp)
        .map(
            kind -> {
              Instant start = now.instant();
              Instant due = hours == 0 ? kind.dueAfter(start) : start.plus(Duration.ofHours(hours));
              return new Requests.Wish(kind, team == null ? kind.team() : team, due, note);
            });
  }

  /** The codes that fit this call first; the order stays when the caller has gone. */
  public List<Disposition> getByDigit() {
    now.script().map(ScriptView::dispositions).ifPresent(codes -> fitting = List.copyOf(codes));
    List<Disposition> ordered = new ArrayList<>();
    fitting.forEach(code -> Disposition.of(code).ifPresent(ordered::add));
    Disposition.choices().stream()
        .filter(choice -> !ordered.contains(choice))
        .forEach(ordered::add);
    return ordered.subList(0, BY_DIGIT);
  }

  public List<Disposition> getOthers() {
    List<Disposition> digits = getByDigit();
    return Disposition.choices().stream().filter(choice -> !digits.contains(choice)).toList();
  }

  public @Nullable Disposition getChosen() {
    return now.wrapUp().map(WrapUpView::disposition).orElse(null);
  }

  public boolean isFollowUp() {
    return Optional.ofNullable(getChosen()).flatMap(Disposition::followUp).isPresent();
  }

  public boolean isPresent() {
    return now.wrapUp().isPresent();
  }

  public long getPromptAt() {
    return now.wrapUp().map(WrapUpView::promptAt).map(Instant::toEpochMilli).orElse(0L);
  }

  public List<Team> getTeams() {
    return Arrays.asList(Team.values());
  }

  public List<Integer> getChoicesOfHours() {
    return HOURS;
  }

  public @Nullable Team getTeam() {
    return team;
  }

  public void setTeam(@Nullable Team team) {
    this.team = team;
  }

  public int getHours() {
    return hours;
  }

  public void setHours(int hours) {
    this.hours = hours;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
