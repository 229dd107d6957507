package org.veriline.console;

import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Enrolment;
import org.veriline.access.Enrolment.Invitation;
import org.veriline.platform.Refusal;

/** A new person, or one who lost the phone, sets a password and enrols an authenticator. */
@Named
@ViewScoped
public class EnrolPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Enrolment enrolment;

  private String token = "";
  private @Nullable Invitation invitation;
  private final Typed typed = new Typed();

  /** The link's token arrives behind the hash, so a script or the person puts it into the box. */
  public void open() {
    invitation = enrolment.invitation(token);
  }

  public void finish() throws IOException {
    Invitation known = invitation;
    if (known == null) {
      throw new Refusal("link-used-or-expired");
    }
    enrolment.enrol(token, known, typed.password(), typed.code());
    FacesContext.getCurrentInstance().getExternalContext().redirect("/sign-in?enrolled=true");
  }

  public @Nullable Invitation getInvitation() {
    return invitation;
  }

  /** The secret in groups of four, to be typed where no camera is. */
  public String getSecretInGroups() {
    return invitation == null ? "" : invitation.secret().replaceAll("(.{4})(?=.)", "$1 ");
  }

  public String getQrCode() throws QrGenerationException {
    if (invitation == null) {
      return "";
    }
    QrData data =
        new QrData.Builder()
            .label(invitation.userName())
            .issuer("Veriline")
            .secret(invitation.secret())
            .digits(6)
            .period(30)
            .build();
    return "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(new ZxingPngQrGenerator().generate(data));
  }

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }

  public Typed getTyped() {
    return typed;
  }
}
