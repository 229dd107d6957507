package org.veriline.authority;

import java.util.List;
import java.util.Optional;
import org.veriline.authority.Content.Preference;

/**
 * Which numbers a patient may be called on (PR-12): theirs to say, and what they rule out is not
 * merely warned of. Pure.
 */
public final class Reachability {
  private final List<Preference> wishes;
  private final Dossier dossier;

  private Reachability(Dossier dossier) {
    this.dossier = dossier;
    this.wishes = dossier.of(Preference.class).toList();
  }

  public static Reachability of(Dossier dossier) {
    return new Reachability(dossier);
  }

  /** Whether this number, in E.164, may be dialled at this moment. Nobody calls the dead. */
  public boolean mayDial(String number) {
    return ever(number) && wish(number).map(it -> it.at(dossier.now().toLocalTime())).orElse(true);
  }

  /** Whether it may be dialled at all, at hours the patient named. */
  public boolean ever(String number) {
    boolean onlyOther = wishes.stream().anyMatch(it -> it.only() && !it.number().equals(number));
    boolean itself = wish(number).map(Preference::only).orElse(false);
    return !dossier.deceased()
        && !dossier.dangerousNumbers().contains(number)
        && wish(number).map(Preference::allowed).orElse(true)
        && (itself || !onlyOther);
  }

  /** Whether the patient named hours for this very number. */
  public boolean hasHours(String number) {
    return wish(number).filter(it -> it.hoursFrom() != null || it.hoursTo() != null).isPresent();
  }

  /** What a message left there may say; without a wish, name and number (12.5). */
  public MessageLevel message(String number) {
    return ever(number)
        ? wish(number).map(Preference::message).orElse(MessageLevel.NAME_AND_NUMBER)
        : MessageLevel.NONE;
  }

  /** What the patient wrote down for this very number, if anything. */
  public Optional<MessageLevel> wished(String number) {
    return wish(number).map(Preference::message);
  }

  public Optional<String> language(String number) {
    return wish(number).flatMap(it -> Optional.ofNullable(it.language()));
  }

  private Optional<Preference> wish(String number) {
    return wishes.stream().filter(it -> it.number().equals(number)).findFirst();
  }
}
