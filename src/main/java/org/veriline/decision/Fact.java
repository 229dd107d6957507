package org.veriline.decision;

/**
 * What is on record about a call, a caller or a piece of information when a decision is asked for.
 * A fact that nobody established is simply absent, and absence never opens anything.
 */
public enum Fact {
  /** The agent's own surroundings are private: stated for the shift (SP-02). */
  AGENT_SIDE_PRIVATE,
  /** The agent belongs to the substance use programme. */
  PROGRAMME_ROLE,
  /** A reason was given that will be reviewed. */
  JUSTIFIED,
  /** The patient agreed that this person hears this (PR-08). */
  AGREEMENT,
  /** The agreement covers payment. */
  PAYMENT_AGREEMENT,
  /** The patient objects to this person, a court does, or they are a danger: deny wins. */
  PERSON_REFUSED,
  /** The patient has died: nobody calls about themselves any more (PR-07). */
  DECEASED,
  /** What is asked lies inside the scope of agreement or authority. */
  IN_SCOPE,
  /** The representative's authority is documented and in force (PR-06). */
  AUTHORITY_IN_FORCE,
  /** The caller's organisation is in the verified directory or was called back (VP-20). */
  ORGANISATION_VERIFIED,
  CALLED_BACK,
  /** The minimum necessary was chosen (PR-03). */
  MINIMUM_NECESSARY,
  NEED_DOCUMENTED,
  REQUEST_RECORDED,
  AUTHORIZATION,
  CONSENT,
  PROCESS_VERIFIED,
  /** A restriction covers it (PR-10). */
  RESTRICTED,
  /** The law pack of the clinic's state keeps it from such a hearer (SC-06, SC-07). */
  STATE_LAW,
  /** An episode that a minor consented to, or that is kept from the parents (SC-05). */
  MINOR_CONSENTED,
  /** Looking at this patient needs a reason that is recorded (SC-08). */
  JUSTIFICATION_NEEDED,
  /** Paid in full by the patient: the plan may not learn of it (PR-11). */
  SELF_PAID,
  /** The patient's preference rules this channel or number out (PR-12). */
  CHANNEL_REFUSED,
  /** The emergency path of TE-27 is active. */
  EMERGENCY_ACTIVE,
  BREAK_GLASS_OPEN,
  /** Somebody said why the treatment needs it, and the event is written. */
  TREATMENT_NEED_STATED
}
