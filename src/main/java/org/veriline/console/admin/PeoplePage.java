package org.veriline.console.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.access.Role;
import org.veriline.access.Users;
import org.veriline.access.Users.Row;
import org.veriline.console.Paged;

/** People and roles. A new person gets a link, shown once, and sets everything secret alone. */
@Named
@ViewScoped
public class PeoplePage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Users users;

  private LazyDataModel<Row> people = new Paged<>((first, size) -> List.of(), () -> 0);
  private String userName = "";
  private String name = "";
  private String language = "en";
  private List<Role> roles = new ArrayList<>();
  private @Nullable Row chosen;
  private @Nullable String link;

  @PostConstruct
  void begin() {
    people = new Paged<>((first, size) -> users.page(first, size), () -> users.count());
  }

  public void create() {
    link = "/enrol#" + users.create(userName, name, language, asSet());
    userName = "";
    name = "";
    roles = new ArrayList<>();
  }

  /** Opens the roles of one person. */
  public void choose(Row row) {
    chosen = row;
    roles = new ArrayList<>(row.roles());
    link = null;
  }

  public void grant() {
    users.grant(chosenId(), asSet());
    leave();
  }

  public void startAgain() {
    link = "/enrol#" + users.startAgain(chosenId());
    chosen = null;
  }

  public void suspend() {
    users.suspend(chosenId());
    leave();
  }

  public void restore() {
    users.restore(chosenId());
    leave();
  }

  public void leave() {
    chosen = null;
    link = null;
    roles = new ArrayList<>();
  }

  private String chosenId() {
    return chosen == null ? "" : chosen.id();
  }

  private Set<Role> asSet() {
    return roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
  }

  public LazyDataModel<Row> getPeople() {
    return people;
  }

  public Role[] getAllRoles() {
    return Role.values();
  }

  public @Nullable Row getChosen() {
    return chosen;
  }

  public @Nullable String getLink() {
    return link;
  }

  public String getUserName() {
    return userName;
  }

  public void setUserName(String userName) {
    this.userName = userName;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public List<Role> getRoles() {
    return roles;
  }

  public void setRoles(List<Role> roles) {
    this.roles = roles;
  }
}
