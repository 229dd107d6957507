package org.veriline.console.floor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.Kind;
import org.veriline.authority.Proposals;
import org.veriline.console.RepresentativeFields;
import org.veriline.console.Words;

/**
 * A representative whom a supervisor proposes. What is typed is compared, sent on and forgotten.
 */
@Named("floorProposal")
@RequestScoped
public class ProposalPage {
  @Inject Proposals proposals;
  @Inject Words words;

  private final RepresentativeFields person = new RepresentativeFields();
  private String record = "";
  private @Nullable LocalDate born;

  public void send() {
    proposals.propose(record, born, new Wish(Kind.REPRESENTATIVE, person.fields(), null));
    record = "";
    born = null;
    person.clear();
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(words.get("floor.proposal.sent")));
  }

  public RepresentativeFields getPerson() {
    return person;
  }

  public String getRecord() {
    return record;
  }

  public void setRecord(String record) {
    this.record = record;
  }

  public @Nullable LocalDate getBorn() {
    return born;
  }

  public void setBorn(@Nullable LocalDate born) {
    this.born = born;
  }
}
