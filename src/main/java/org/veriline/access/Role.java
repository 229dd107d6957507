package org.veriline.access;

import java.util.Set;

/**
 * What a person is in the clinic, and with it what they may do. The permissions are in Shiro's
 * wildcard form, {@code domain:verb:scope}; nobody has {@code *}. Only what exists is granted.
 */
public enum Role {
  AGENT(
      "rights:request:open",
      "complaint:open",
      "incident:open",
      "verify:enrolPassphrase",
      "interaction:handle:own",
      "interaction:view:history:own",
      "patient:search:byCallerWords",
      "patient:read:D1,D2,D3,D4",
      "patient:edit:preference:propose",
      "patient:edit:restriction:propose",
      "verify:run",
      "call:dial:preferenceList",
      "request:take",
      "request:note:FRONT_DESK",
      "request:note:BILLING",
      "request:note:RECORDS",
      "script:simulate"),
  /** An agent of experience, who may also change contact data and help those who cannot pass. */
  SENIOR_AGENT(
      "rights:request:open",
      "complaint:open",
      "incident:open",
      "verify:enrolPassphrase",
      "verify:override",
      "bg:open",
      "interaction:handle:own",
      "interaction:view:history:own",
      "patient:search:byCallerWords",
      "patient:read:D1,D2,D3,D4",
      "patient:edit:preference:propose",
      "patient:edit:restriction:propose",
      "patient:edit:representative:propose",
      "patient:edit:contact",
      "verify:run",
      "call:dial:preferenceList",
      "call:dial:free",
      "request:take",
      "request:note:FRONT_DESK",
      "request:note:BILLING",
      "request:note:RECORDS",
      "script:simulate"),
  NURSE(
      "rights:request:open",
      "complaint:open",
      "incident:open",
      "verify:enrolPassphrase",
      "verify:override",
      "bg:open",
      "interaction:handle:own",
      "interaction:view:history:own",
      "patient:search:byCallerWords",
      "patient:read:D1,D2,D3,D5",
      "patient:edit:preference:propose",
      "patient:edit:restriction:propose",
      "patient:edit:representative:propose",
      "patient:edit:flag",
      "patient:edit:contact",
      "verify:run",
      "call:dial:preferenceList",
      "call:dial:free",
      "result:discloseAbnormal",
      "official:except",
      "request:take",
      "request:note:FRONT_DESK",
      "request:note:NURSES",
      "request:note:RECORDS",
      "script:read",
      "script:edit",
      "script:simulate"),
  /**
   * Beside {@link #NURSE}: works for the substance use programme, and may speak of its records (42
   * CFR 2.12, SC-04).
   */
  PROGRAMME("incident:open", "patient:read:D6"),
  SUPERVISOR(
      "rights:request:open",
      "complaint:open",
      "incident:open",
      "verify:override",
      "verify:unlock:justified",
      "bg:open",
      "call:dial:free",
      "interaction:view:history:team",
      "report:kpi:team",
      "agent:state:force",
      "patient:edit:representative:propose",
      "patient:propose:withoutCall",
      "patient:edit:preference:propose",
      "queue:assign",
      "request:take",
      "request:note:FRONT_DESK",
      "request:note:RECORDS",
      "request:note:PRIVACY",
      "request:assign",
      "script:read",
      "script:edit",
      "script:simulate"),
  PRIVACY_OFFICER(
      "rights:request:open",
      "rights:request:decide",
      "complaint:decide",
      "incident:open",
      "incident:assess",
      "breach:decide",
      "disclosure:register:accounting",
      "verify:unlock",
      "interaction:view:history:all",
      "patient:edit:representative",
      "patient:edit:restriction",
      "patient:edit:preference",
      "patient:edit:flag",
      "report:kpi:team",
      "disclosure:register:read",
      "official:decide",
      "user:suspend",
      "bg:review",
      "report:verification",
      "patient:search:byName",
      "audit:read:all",
      "audit:export",
      "script:read",
      "script:edit",
      "script:approve",
      "organisation:edit",
      "law:edit",
      "script:simulate"),
  SECURITY_OFFICER(
      "incident:open",
      "incident:assess",
      "breach:decide",
      "disclosure:register:read",
      "user:suspend",
      "bg:review",
      "report:verification",
      "audit:read:all",
      "audit:export"),
  /** Reads what is evidence, and changes nothing; may be from outside. */
  AUDITOR(
      "incident:open",
      "disclosure:register:read",
      "report:verification",
      "audit:read:all",
      "audit:export:propose",
      "script:read"),
  ADMINISTRATOR(
      "incident:open",
      "user:create",
      "role:grant",
      "user:suspend",
      "config:telephony",
      "config:queue",
      "config:ivr",
      "patient:import",
      "script:read",
      "script:publish",
      "script:simulate");

  private final Set<String> permissions;

  Role(String... permissions) {
    this.permissions = Set.of(permissions);
  }

  public Set<String> permissions() {
    return permissions;
  }
}
