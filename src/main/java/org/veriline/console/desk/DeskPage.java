package org.veriline.console.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.PrimeFaces;
import org.veriline.agent.AgentState;
import org.veriline.agent.Agents;
import org.veriline.agent.NotReadyReason;
import org.veriline.agent.SeatCredential;
import org.veriline.call.CallView;
import org.veriline.call.Switch;
import org.veriline.call.Transfers;
import org.veriline.console.Cover;
import org.veriline.privacy.Disclosures;

/** The desk: the person's own state, the call, and when to draw the work anew. */
@Named
@ViewScoped
public class DeskPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Now now;
  @Inject Agents agents;
  @Inject Cover cover;
  @Inject Disclosures disclosures;
  @Inject Switch telephone;
  @Inject Transfers transfers;

  private String drawn = "";

  /** With what the page found: the microphone was heard, the statement read, nobody overhears. */
  public void startShift(String microphone, String understood, String alone) {
    disclosures.mySideIsPrivate(Boolean.parseBoolean(alone));
    agents.startShift(
        now.userId(), Boolean.parseBoolean(microphone), Boolean.parseBoolean(understood));
    redraw();
  }

  public void endShift() {
    agents.endShift(now.userId());
    redraw();
  }

  /** Ready, or a reason for not being ready; during a call it is what comes after it. */
  public void choose(String what) {
    boolean ready = what.equals(AgentState.READY.name());
    if (now.busy()) {
      agents.next(
          now.userId(),
          ready ? AgentState.READY : AgentState.NOT_READY,
          ready ? NotReadyReason.BREAK : NotReadyReason.valueOf(what));
    } else if (ready) {
      agents.ready(now.userId());
    } else {
      agents.notReady(now.userId(), NotReadyReason.valueOf(what));
    }
    redraw();
  }

  /** Somebody can overhear the agent, or nobody any more (VP-14, VP-15). */
  public void mySide(String alone) {
    disclosures.mySideIsPrivate(Boolean.parseBoolean(alone));
    redraw();
  }

  /** Hands the page's script its seat; the secret is in this answer and nowhere in the page. */
  public void phone() {
    SeatCredential credential = agents.credential(now.userId());
    PrimeFaces.current().ajax().addCallbackParam("seat", credential.seat());
    PrimeFaces.current().ajax().addCallbackParam("secret", credential.secret());
  }

  /** For a call whose phone is not on this page; a phone that is here hangs up by itself. */
  public void hangUp() {
    telephone.hangUp(now.mustTalk());
    redraw();
  }

  public void transfer(String queue) {
    transfers.toQueue(now.mustTalk(), queue);
    redraw();
  }

  /** After minutes without input: the person types their password, and the desk goes on. */
  public void uncover() {
    cover.lift();
    redraw();
  }

  /** The server said that something changed. The work is drawn anew only if it did. */
  public void refresh() {
    String present = fingerprint();
    if (!present.equals(drawn)) {
      PrimeFaces.current().ajax().update("desk-work", "desk-patient");
      drawn = present;
    }
  }

  /** After a deed of this page everything is drawn from the state after it. */
  public void redraw() {
    now.forget();
    drawn = fingerprint();
  }

  private String fingerprint() {
    String script =
        now.script()
            .map(view -> view.steps() + "," + view.question() + "," + view.sections())
            .orElse("");
    return cover.isOn()
        + "|"
        + now.state()
        + "|"
        + now.call().map(CallView::id).orElse(null)
        + "|"
        + now.call().map(CallView::second).orElse(null)
        + "|"
        + now.possession().orElse(null)
        + now.outbound().orElse(null)
        + "|"
        + now.other().map(view -> view.steps() + "," + view.lastAnswer()).orElse("")
        + script;
  }
}
