package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.patient.ContactKind;
import org.veriline.patient.Destination;
import org.veriline.patient.Section;
import org.veriline.script.Need;
import org.veriline.verification.ContactChanges;

/**
 * Changing contact data for a caller who has earned it; what was typed is gone with the request.
 */
@Named
@RequestScoped
public class ContactPanel {
  @Inject ContactChanges contacts;
  @Inject Me me;
  @Inject Now now;
  @Inject DeskPage page;
  @Inject Words words;

  private ContactKind kind = ContactKind.PHONE;
  private String text = "";
  private @Nullable List<Destination> numbers;
  private boolean saved;

  public void show() {
    numbers = contacts.numbers(now.mustTalk());
  }

  /** Empty for a further number, and for what is no number. */
  public void save(String replaced) {
    contacts.change(now.mustTalk(), kind, replaced.isEmpty() ? null : replaced, text);
    text = "";
    saved = true;
    page.redraw();
  }

  public boolean isPresent() {
    return me.may("patient:edit:contact")
        && now.script()
            .filter(view -> view.need() == Need.CONTACT_CHANGE)
            .filter(
                view ->
                    view.sections().stream()
                        .anyMatch(it -> it.section() == Section.CONTACT && it.open()))
            .isPresent();
  }

  public ContactKind[] getKinds() {
    return ContactKind.values();
  }

  public @Nullable List<Destination> getNumbers() {
    return numbers;
  }

  public String label(Destination number) {
    return words.with("possession.ends-in", number.lastTwo());
  }

  public boolean isSaved() {
    return saved;
  }

  public ContactKind getKind() {
    return kind;
  }

  public void setKind(ContactKind kind) {
    this.kind = kind;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
