package org.veriline.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.shiro.authz.annotation.Logical;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The running clocks, for the pages of those who decide. */
@ApplicationScoped
@Transactional
public class Clocks {
  @Inject Deadlines deadlines;

  @RequiresPermissions(
      value = {"rights:request:decide", "incident:assess"},
      logical = Logical.OR)
  public List<DeadlineRow> of(String subject) {
    return deadlines.of(subject);
  }

  /** The most urgent clock of each subject. */
  @RequiresPermissions(
      value = {"rights:request:decide", "incident:assess"},
      logical = Logical.OR)
  public Map<String, DeadlineRow> mostUrgent(Collection<String> subjects) {
    return deadlines.mostUrgent(subjects);
  }
}
