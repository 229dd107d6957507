package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.agent.AgentState;
import org.veriline.call.CallView;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.outreach.Outreaches;
import org.veriline.patient.Destination;
import org.veriline.patient.Phi;
import org.veriline.request.RequestRow;
import org.veriline.verification.Diallings;

/** Calling patients for what was promised: between calls, from the requests one has taken. */
@Named
@RequestScoped
public class DialPanel {
  @Inject Diallings diallings;
  @Inject Me me;
  @Inject Now now;
  @Inject Outreaches outreaches;
  @Inject DeskPage page;
  @Inject Words words;

  private @Nullable List<Destination> numbers;
  private @Nullable Phi name;
  private String request = "";

  public void show(String chosen) {
    request = chosen;
    numbers = outreaches.numbers(chosen);
  }

  public void dial(String chosen, String destination) {
    outreaches.dial(chosen, destination);
    page.redraw();
  }

  /** Whom to ask for, once the number is dialled. */
  public void askFor() {
    name = diallings.nameToAskFor(now.mustTalk());
  }

  /** Between calls, and only for who may dial. */
  public boolean isPresent() {
    return now.state() == AgentState.NOT_READY && me.may("call:dial:preferenceList");
  }

  public boolean isDialled() {
    return now.call().filter(CallView::withAgent).filter(CallView::outbound).isPresent()
        && diallings.dialled(now.mustTalk());
  }

  public List<RequestRow> getRequests() {
    return outreaches.mine();
  }

  public String getRequest() {
    return request;
  }

  public @Nullable List<Destination> getNumbers() {
    return numbers;
  }

  public String label(Destination number) {
    return words.with(
        number.aged() ? "possession.ends-in" : "possession.ends-in-young", number.lastTwo());
  }

  public String getName() {
    return name == null ? "" : name.value();
  }
}
