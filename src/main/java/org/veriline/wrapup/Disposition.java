package org.veriline.wrapup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.request.RequestKind;

/**
 * The outcome of a call, in the codes of the requirements (15.3). A code that means somebody still
 * has to do something names the request it opens. The text shown is the bundle key {@code
 * disposition.<NAME>}; to add one, add it here and in both bundles.
 */
public enum Disposition {
  INFO_GIVEN,
  APPT_BOOK,
  APPT_CONF,
  APPT_CANC,
  APPT_RESCH(RequestKind.APPOINTMENT),
  TREAT_INFO,
  REFILL_REQ(RequestKind.REFILL),
  RESULT_GIVEN,
  RESULT_CLIN,
  BILL_INFO,
  CLAIM_Q(RequestKind.MESSAGE),
  REQ_OPENED(Proof.RIGHTS_REQUEST),
  PREF_CHG,
  MSG_TAKEN(RequestKind.MESSAGE),
  CB_SCHED(RequestKind.CALL_BACK),
  PRIV_DEFER(RequestKind.CALL_BACK),
  VER_FAIL,
  VER_LOCK,
  PRETEXT(Proof.INCIDENT),
  COMPLAINT(Proof.RIGHTS_REQUEST),
  INCIDENT(Proof.INCIDENT),
  DOC_NEEDED,
  REP_INFO,
  AGREE_ONCE,
  PROV_INFO,
  PROV_EMERG,
  RX_INFO,
  PAYER_INFO,
  LAW_REF,
  AUTHZ_NEEDED,
  EMERG,
  XFER_CLIN,
  XFER_PART2,
  XFER_BILL,
  XFER_OTHER,
  RESTRICTED,
  WRONG_NUM,
  /** The person called has a reference and calls our main number. */
  CB_REF,
  CRIT_ESC,
  MSG_PERSON,
  MSG_LEFT_1,
  MSG_LEFT_2,
  MSG_LEFT_3,
  NO_MSG,
  SILENT,
  DROPPED,
  SPAM,
  /** Nobody said anything in time: counts as a defect (CC-22). Only the appliance sets it. */
  AUTO_NONE;

  /** What has to be there before a call can have this outcome. */
  enum Proof {
    /** A request by right or a complaint was opened in the call. */
    RIGHTS_REQUEST,
    /** The call was reported; if nobody did, the outcome does. */
    INCIDENT
  }

  private final @Nullable RequestKind followUp;
  private final @Nullable Proof proof;

  Disposition() {
    followUp = null;
    proof = null;
  }

  Disposition(RequestKind followUp) {
    this.followUp = followUp;
    this.proof = null;
  }

  Disposition(Proof proof) {
    this.followUp = null;
    this.proof = proof;
  }

  boolean needs(Proof what) {
    return proof == what;
  }

  /** As colleagues see it on later calls: nobody learns there that somebody complained (PR-23). */
  Disposition shown() {
    return proof == null ? this : REQ_OPENED;
  }

  public Optional<RequestKind> followUp() {
    return Optional.ofNullable(followUp);
  }

  /** Those a person may choose. */
  public static List<Disposition> choices() {
    return Arrays.stream(values()).filter(each -> each != AUTO_NONE).toList();
  }

  /** The choice with this code, if it is one. */
  public static Optional<Disposition> of(String code) {
    return choices().stream().filter(each -> each.name().equals(code)).findFirst();
  }
}
