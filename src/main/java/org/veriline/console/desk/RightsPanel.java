package org.veriline.console.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.veriline.rights.Delivery;
import org.veriline.rights.Form;
import org.veriline.rights.RightsKind;
import org.veriline.rights.RightsRequests;
import org.veriline.rights.Scope;

/** A request by right or a complaint, opened in one screen while the caller speaks. */
@Named
@ViewScoped
public class RightsPanel implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Now now;
  @Inject RightsRequests requests;

  private boolean shown;
  private boolean opened;
  private RightsKind kind = RightsKind.ACCESS;
  private Scope scope = Scope.WHOLE_RECORD;
  private Form form = Form.PAPER;
  private Delivery delivery = Delivery.MAIL;
  private boolean warned;
  private String text = "";

  public void show() {
    shown = !shown;
    opened = false;
  }

  public void open() {
    requests.open(
        now.mustTalk(), new RightsRequests.Wish(kind, scope, form, delivery, warned, text));
    text = "";
    warned = false;
    opened = true;
  }

  public boolean isShown() {
    return shown && now.call().isPresent();
  }

  public boolean isOpened() {
    return opened;
  }

  public List<RightsKind> getKinds() {
    return Arrays.asList(RightsKind.values());
  }

  public List<Scope> getScopes() {
    return Arrays.asList(Scope.values());
  }

  public List<Form> getForms() {
    return Arrays.asList(Form.values());
  }

  public List<Delivery> getDeliveries() {
    return Arrays.asList(Delivery.values());
  }

  public RightsKind getKind() {
    return kind;
  }

  public void setKind(RightsKind kind) {
    this.kind = kind;
  }

  public Scope getScope() {
    return scope;
  }

  public void setScope(Scope scope) {
    this.scope = scope;
  }

  public Form getForm() {
    return form;
  }

  public void setForm(Form form) {
    this.form = form;
  }

  public Delivery getDelivery() {
    return delivery;
  }

  public void setDelivery(Delivery delivery) {
    this.delivery = delivery;
  }

  public boolean isWarned() {
    return warned;
  }

  public void setWarned(boolean warned) {
    this.warned = warned;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
