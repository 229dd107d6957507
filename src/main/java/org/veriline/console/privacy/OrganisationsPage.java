package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.console.Paged;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationRow;
import org.veriline.organisation.Organisations;

/** The directory of organisations whose main number somebody has checked (VP-20). */
@Named
@ViewScoped
public class OrganisationsPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject Organisations organisations;

  private OrganisationKind kind = OrganisationKind.PROVIDER;
  private String title = "";
  private String number = "";
  private @Nullable LocalDate since;
  private LazyDataModel<OrganisationRow> rows = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    rows = new Paged<>(this::read, () -> organisations.count());
  }

  private List<OrganisationRow> read(int first, int size) {
    List<OrganisationRow> page = organisations.page(first, size);
    learnNames(page.stream().map(OrganisationRow::verifiedBy).collect(Collectors.toSet()));
    return page;
  }

  public void add() {
    organisations.add(kind, title, number, since);
    title = "";
    number = "";
    since = null;
  }

  public void end(String id) {
    organisations.end(id);
  }

  public String dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }

  /** Those who are ever told anything; nobody else is looked up. */
  public List<OrganisationKind> getKinds() {
    return Arrays.stream(OrganisationKind.values()).filter(OrganisationKind::heard).toList();
  }

  public LazyDataModel<OrganisationRow> getRows() {
    return rows;
  }

  public OrganisationKind getKind() {
    return kind;
  }

  public void setKind(OrganisationKind kind) {
    this.kind = kind;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public @Nullable LocalDate getSince() {
    return since;
  }

  public void setSince(@Nullable LocalDate since) {
    this.since = since;
  }
}
