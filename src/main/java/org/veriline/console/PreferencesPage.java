package org.veriline.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.veriline.access.Actors;
import org.veriline.access.SignIn;
import org.veriline.access.Users;

/** Own language and colours, and leaving. */
@Named
@RequestScoped
public class PreferencesPage {
  @Inject Actors actors;
  @Inject Users users;
  @Inject SignIn signIn;
  @Inject Me me;

  private String language = "en";
  private String theme = "auto";

  @PostConstruct
  void read() {
    language = me.getLocale().getLanguage();
    theme = me.getTheme();
  }

  public void save() throws IOException {
    users.prefer(actors.current(), language, theme);
    me.forget();
    FacesContext.getCurrentInstance().getExternalContext().redirect("/preferences");
  }

  public void leave() throws IOException {
    signIn.leave(actors.current());
    FacesContext.getCurrentInstance().getExternalContext().redirect("/sign-in");
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public String getTheme() {
    return theme;
  }

  public void setTheme(String theme) {
    this.theme = theme;
  }
}
