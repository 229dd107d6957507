package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.console.Paged;
import org.veriline.organisation.Organisations;
import org.veriline.privacy.DisclosureRow;
import org.veriline.privacy.Register;
import org.veriline.privacy.Register.Question;

/** The register: what was shown and said, to whom, on which call, and why it was allowed. */
@Named
@ViewScoped
public class DisclosuresPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject Organisations directory;
  @Inject Register register;

  private Question question = Question.ALL;
  private transient Map<String, String> titles = Map.of();
  private LazyDataModel<DisclosureRow> rows = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    rows = new Paged<>(this::read, () -> register.count(question));
  }

  public void find() {
    question = new Question(person(), getPatient(), getCall(), getDay());
  }

  private List<DisclosureRow> read(int first, int size) {
    List<DisclosureRow> page = register.page(question, first, size);
    titles =
        directory.titles(
            page.stream().flatMap(row -> Stream.ofNullable(row.recipient())).distinct().toList());
    learnNames(page.stream().map(DisclosureRow::agent).collect(Collectors.toSet()));
    return page;
  }

  /** The organisation it was told, if it was one of the directory. */
  public String titleOf(@Nullable String recipient) {
    return recipient == null ? "" : titles.getOrDefault(recipient, recipient);
  }

  public LazyDataModel<DisclosureRow> getRows() {
    return rows;
  }
}
