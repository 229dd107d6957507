package org.veriline.console;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.veriline.authority.Basis;
import org.veriline.authority.Scope;

/** Whom a patient names, and what for, as it is typed into a proposal. */
public class RepresentativeFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private Map<Scope, Boolean> scopes = new EnumMap<>(Scope.class);
  private Basis basis = Basis.HEALTH_CARE_POWER;
  private String given = "";
  private String family = "";
  private String birthDate = "";

  /** As a record of a representative has them. */
  public Map<String, String> fields() {
    return Map.of(
        "given",
        given,
        "family",
        family,
        "birth_date",
        birthDate,
        "basis",
        basis.name(),
        "scope",
        ticked(scopes));
  }

  public void clear() {
    scopes = new EnumMap<>(Scope.class);
    given = "";
    family = "";
    birthDate = "";
  }

  /** The codes that are ticked, as a field has several. */
  public static <E extends Enum<E>> String ticked(Map<E, Boolean> ticks) {
    return ticks.entrySet().stream()
        .filter(it -> Boolean.TRUE.equals(it.getValue()))
        .map(it -> it.getKey().name())
        .collect(Collectors.joining(" "));
  }

  public List<Scope> getAllScopes() {
    return Arrays.asList(Scope.values());
  }

  public List<Basis> getBases() {
    return Arrays.asList(Basis.values());
  }

  public Map<Scope, Boolean> getScopes() {
    return scopes;
  }

  public Basis getBasis() {
    return basis;
  }

  public void setBasis(Basis basis) {
    this.basis = basis;
  }

  public String getGiven() {
    return given;
  }

  public void setGiven(String given) {
    this.given = given;
  }

  public String getFamily() {
    return family;
  }

  public void setFamily(String family) {
    this.family = family;
  }

  public String getBirthDate() {
    return birthDate;
  }

  public void setBirthDate(String birthDate) {
    this.birthDate = birthDate;
  }
}
