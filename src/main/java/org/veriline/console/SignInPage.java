package org.veriline.console;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIn;
import org.veriline.platform.Refusal;

/** Signing in, one question at a time. */
@Named
@ViewScoped
public class SignInPage implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What is asked next. */
  public enum Step {
    PASSWORD,
    CODE,
    REPLACE
  }

  @Inject SignIn signIn;
  @Inject Actors actors;

  private Step step = Step.PASSWORD;
  private String userName = "";
  private final Typed typed = new Typed();
  private SignIn.@Nullable Attempt attempt;
  private @Nullable Instant elsewhere;

  /** A person who is signed in has no business here. */
  public void begin() throws IOException {
    Optional<Actor> actor = actors.present();
    if (actor.isPresent()) {
      goTo(Home.of(actor.get()));
    }
  }

  public void checkPassword() {
    attempt = signIn.password(userName, typed.password());
    step = Step.CODE;
  }

  public void checkCode() throws IOException {
    attempt = signIn.code(known(), typed.code());
    Optional<Instant> since = signIn.elsewhere(known());
    if (since.isPresent()) {
      elsewhere = since.get();
      step = Step.REPLACE;
    } else {
      enter();
    }
  }

  public void enter() throws IOException {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    Actor actor = signIn.enter(known(), (HttpServletRequest) external.getRequest());
    goTo(Home.of(actor));
  }

  public void startAgain() {
    step = Step.PASSWORD;
    attempt = null;
    elsewhere = null;
  }

  private SignIn.Attempt known() {
    if (attempt == null) {
      throw new Refusal("sign-in-took-too-long");
    }
    return attempt;
  }

  private static void goTo(String page) throws IOException {
    FacesContext.getCurrentInstance().getExternalContext().redirect(page);
  }

  public String getStep() {
    return step.name();
  }

  public String getUserName() {
    return userName;
  }

  public void setUserName(String userName) {
    this.userName = userName;
  }

  public Typed getTyped() {
    return typed;
  }

  public @Nullable Instant getElsewhere() {
    return elsewhere;
  }
}
