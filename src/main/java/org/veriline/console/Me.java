package org.veriline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.Users;

/** The person in front of the page: name, language, theme, and what to show them. */
@Named
@RequestScoped
public class Me {
  private static final String TASTE = Me.class.getName() + ".taste";

  @Inject Actors actors;
  @Inject Users users;

  private @Nullable Taste taste;

  private record Taste(String language, String theme) implements java.io.Serializable {}

  public boolean isSignedIn() {
    return actors.present().isPresent();
  }

  public String getUserId() {
    return actors.present().map(Actor::userId).orElse("");
  }

  public String getName() {
    return actors.present().map(Actor::name).orElse("");
  }

  public boolean may(String permission) {
    return actors.present().map(actor -> actor.may(permission)).orElse(false);
  }

  public String getTheme() {
    return taste().theme();
  }

  public Locale getLocale() {
    return Locale.forLanguageTag(taste().language());
  }

  /** Where this person begins. */
  public String getHome() {
    return Home.of(actors.current());
  }

  private Taste taste() {
    Taste known = taste;
    if (known == null) {
      known = read();
      taste = known;
    }
    return known;
  }

  private Taste read() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Optional<Actor> actor = actors.present();
    if (actor.isEmpty()) {
      return new Taste(wanted(faces), "auto");
    }
    Map<String, Object> session = faces.getExternalContext().getSessionMap();
    if (session.get(TASTE) instanceof Taste kept) {
      return kept;
    }
    Users.Taste stored = users.taste(actor.get().userId());
    Taste fresh = new Taste(stored.language(), stored.theme());
    session.put(TASTE, fresh);
    return fresh;
  }

  /** To be called after preferences have changed. */
  void forget() {
    taste = null;
    FacesContext.getCurrentInstance().getExternalContext().getSessionMap().remove(TASTE);
  }

  private static String wanted(FacesContext faces) {
    Locale asked = faces.getExternalContext().getRequestLocale();
    return asked != null && asked.getLanguage().equals("es") ? "es" : "en";
  }
}
