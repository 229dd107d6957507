package org.veriline.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.call.Calls;
import org.veriline.request.RequestRow;
import org.veriline.verification.DialAttempt;
import org.veriline.verification.DialOutcome;
import org.veriline.verification.Diallings;
import org.veriline.verification.ResultClass;

/**
 * What is known of tasks before the call, for whoever has to choose which to do first: nothing of
 * it says whom it is about, or why (VP-16).
 */
@ApplicationScoped
@Transactional
public class TaskChoices {
  @PersistenceContext EntityManager entities;
  @Inject Calls calls;
  @Inject Diallings diallings;

  /**
   * One task.
   *
   * @param critical a clinician released it as critical
   * @param language of the call it came from
   * @param attempts how often a telephone rang for it
   */
  public record Choice(boolean critical, String language, long attempts) {}

  /** By the task's id. */
  @RequiresPermissions("request:take")
  public Map<String, Choice> of(Collection<RequestRow> tasks) {
    if (tasks.isEmpty()) {
      return Map.of();
    }
    List<String> ids = tasks.stream().map(RequestRow::id).toList();
    Set<String> critical = critical(ids);
    List<DialAttempt> made = diallings.attempts(ids);
    Map<String, String> languages = calls.languages(tasks.stream().map(RequestRow::call).toList());
    Map<String, Choice> choices = new HashMap<>();
    for (RequestRow task : tasks) {
      choices.put(
          task.id(),
          new Choice(
              critical.contains(task.id()),
              languages.getOrDefault(task.call(), "en"),
              made.stream()
                  .filter(attempt -> attempt.task().equals(task.id()))
                  .filter(attempt -> attempt.outcome() != DialOutcome.NOT_DIALLED)
                  .count()));
    }
    return choices;
  }

  private Set<String> critical(List<String> ids) {
    return Set.copyOf(
        entities
            .createQuery(
                "select r.request from Release r where r.request in :ids and r.result = :critical",
                String.class)
            .setParameter("ids", ids)
            .setParameter("critical", ResultClass.CRITICAL)
            .getResultList());
  }
}
