package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.console.Paged;
import org.veriline.official.OfficialRequests;
import org.veriline.official.OfficialRow;
import org.veriline.official.Proof;
import org.veriline.official.RequestState;

/** What officials and strangers asked, and the privacy officer's decision. */
@Named
@ViewScoped
public class OfficialsPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject OfficersDay days;
  @Inject OfficialRequests requests;

  private String state = "";
  private String chosen = "";
  private String chosenCall = "";
  private @Nullable Proof proof;
  private transient @Nullable String words;
  private LazyDataModel<OfficialRow> rows = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    rows = new Paged<>(this::read, () -> requests.count(wanted()));
  }

  private List<OfficialRow> read(int first, int size) {
    List<OfficialRow> page = requests.page(wanted(), first, size);
    learnNames(
        page.stream()
            .flatMap(row -> Stream.of(row.openedBy(), row.decidedBy()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
    return page;
  }

  private @Nullable RequestState wanted() {
    return state.isEmpty() ? null : RequestState.valueOf(state);
  }

  public void choose(String id, String call) {
    chosen = id;
    chosenCall = call;
    proof = null;
    words = null;
    setPatient("");
  }

  public void disclose() {
    requests.disclose(chosen, getPatient(), proof, words == null ? "" : words);
    choose("", "");
  }

  public void refuse() {
    requests.refuse(chosen, words == null ? "" : words);
    choose("", "");
  }

  public String when(@Nullable Instant at) {
    return at == null ? "–" : days.time(at);
  }

  public String who(@Nullable String id) {
    return id == null ? "–" : nameOf(id);
  }

  public LazyDataModel<OfficialRow> getRows() {
    return rows;
  }

  public List<String> getStates() {
    return Arrays.stream(RequestState.values()).map(Enum::name).toList();
  }

  public List<Proof> getProofs() {
    return Arrays.asList(Proof.values());
  }

  public String getChosen() {
    return chosen;
  }

  /** Said above the decision, so that nobody decides about another than they think. */
  public String getChosenCall() {
    return chosenCall;
  }

  public String getState() {
    return state;
  }

  public void setState(@Nullable String state) {
    this.state = state == null ? "" : state;
  }

  public @Nullable Proof getProof() {
    return proof;
  }

  public void setProof(@Nullable Proof proof) {
    this.proof = proof;
  }

  public @Nullable String getWords() {
    return words;
  }

  public void setWords(@Nullable String words) {
    this.words = words;
  }
}
