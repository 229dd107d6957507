package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStream;
import org.veriline.rights.Letter;
import org.veriline.rights.Letters;

/** The letter about a request, as a file; to whom it goes is typed, and not kept. */
@Named
@RequestScoped
public class LetterForm {
  @Inject Letters letters;

  private String addressee = "";

  public void write(String request) throws IOException {
    Letter letter = letters.write(request, addressee);
    Download download = new Download("letter", "pdf");
    try (OutputStream out = download.open(letter.id(), letter.pdf().length)) {
      out.write(letter.pdf());
    }
    download.complete();
  }

  public String getAddressee() {
    return addressee;
  }

  public void setAddressee(String addressee) {
    this.addressee = addressee;
  }
}
