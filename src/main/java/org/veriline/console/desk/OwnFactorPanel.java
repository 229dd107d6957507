package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.veriline.verification.OtherParties;
import org.veriline.verification.OtherView;

/**
 * What proves somebody who acts for a patient beside the question that is asked: a pass-phrase of
 * their own, offered whenever they like, and that a birth date cannot be said.
 */
@Named
@RequestScoped
public class OwnFactorPanel {
  @Inject Now now;
  @Inject OtherParties others;
  @Inject OthersPanel panel;
  @Inject DeskPage page;

  private String phrase = "";

  /** What the caller says is compared, and forgotten here at once. */
  public void compare() {
    String said = phrase;
    phrase = "";
    try {
      others.ownPassPhrase(now.mustTalk(), said);
    } finally {
      page.redraw();
    }
  }

  public void cannotSayBirthDate() {
    others.cannotSayBirthDate(now.mustTalk());
    page.redraw();
  }

  /** Whether or not one is agreed on; not while the patient is asked. */
  public boolean isPresent() {
    return !panel.isUnknown()
        && !panel.isPatientHere()
        && now.other().filter(OtherView::passPhrase).isPresent();
  }

  public String getPhrase() {
    return phrase;
  }

  public void setPhrase(String phrase) {
    this.phrase = phrase;
  }
}
