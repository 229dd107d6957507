package org.veriline.patient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one form in which things are looked up. */
public final class Normal {
  private static final Pattern NOT_IN_A_NUMBER = Pattern.compile("[^A-Z0-9]");

  private Normal() {}

  /** Record, member and claim numbers: capitals and digits only. */
  public static String number(String text) {
    return NOT_IN_A_NUMBER.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
  }

  /**
   * E.164. Possible is enough: invented and brand-new numbers are not yet in any numbering plan.
   */
  public static Optional<String> phone(String text) {
    try {
      PhoneNumber number = PhoneNumberUtil.getInstance().parse(text, "US");
      return PhoneNumberUtil.getInstance().isPossibleNumber(number)
          ? Optional.of(PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
