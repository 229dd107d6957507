package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.platform.Refusal;

/** The flags of a live call, for the person who has it (VP-18). */
@ApplicationScoped
@Transactional
public class RedFlags {
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Course course;
  @Inject Enrolments enrolments;
  @Inject Flagging flagging;

  @RequiresPermissions("verify:run")
  public FlagsView view(CallId call) {
    Verification verification = course.mine(call);
    Actor actor = actors.current();
    return new FlagsView(
        flagging.of(verification).stream().filter(RedFlag::mayBeShown).toList(),
        verification.doubts().isCautious(),
        verification.doubts().isLocked(),
        verification.doubts().isAssisted(),
        actor.may("verify:override") && verification.mayBeOverridden(),
        actor.may("verify:enrolPassphrase") && enrolments.mayEnrol(verification));
  }

  @RequiresPermissions("verify:run")
  public void set(CallId call, RedFlag flag) {
    if (!flag.byAgent()) {
      throw new Refusal("flag-not-by-hand");
    }
    Verification verification = course.mine(call);
    Level before = course.level(verification);
    flagging.add(verification, flag, actors.current());
    course.settle(call, verification, before);
  }

  /** It was a slip of the finger. */
  @RequiresPermissions("verify:run")
  public void takeBack(CallId call, RedFlag flag) {
    if (!flag.byAgent()) {
      throw new Refusal("flag-not-by-hand");
    }
    Verification verification = course.mine(call);
    Level before = course.level(verification);
    flagging.remove(verification, flag, actors.current());
    course.settle(call, verification, before);
  }

  /** The caller speaks by relay, through an interpreter, or with help. */
  @RequiresPermissions("verify:run")
  public void assisted(CallId call, boolean is) {
    Verification verification = course.mine(call);
    Level before = course.level(verification);
    verification.doubts().assisted(is);
    audit.write(
        course
            .event(call, verification, Action.VERIFY_FLAG)
            .reason(is ? "assisted" : "not-assisted")
            .build());
    flagging.weigh(verification);
    course.settle(call, verification, before);
  }
}
