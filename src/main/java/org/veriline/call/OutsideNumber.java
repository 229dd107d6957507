package org.veriline.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Set;
import java.util.regex.Pattern;
import org.veriline.platform.Refusal;

/**
 * A number of somebody outside as a person types it. Whoever answers there hears a patient, so it
 * is an ordinary number of this country: help in an emergency is not called into a conference, and
 * what costs by the minute, or is abroad under a code that looks like ours, is how callers are
 * robbed.
 */
public final class OutsideNumber {
  private static final String HOME = "US";
  private static final int COUNTRY_CODE = 1;

  /** The United States and their territories; everybody else behind +1 is abroad. */
  private static final Set<String> HOME_REGIONS = Set.of(HOME, "PR", "VI", "GU", "MP", "AS");

  private static final Pattern SHORT_SERVICE = Pattern.compile("9?[2-9]11|988|933|112|999");
  private static final Pattern PREMIUM = Pattern.compile("900\\d{7}|[2-9]\\d{2}976\\d{4}");
  private static final Pattern NATIONAL = Pattern.compile("\\d{10}");

  private OutsideNumber() {}

  /** In E.164, or the sentence that says why not. */
  public static CallerNumber read(String typed) {
    String digits = typed.replaceAll("[^0-9+]", "");
    if (SHORT_SERVICE.matcher(digits).matches()
        || ShortNumberInfo.getInstance().connectsToEmergencyNumber(digits, HOME)) {
      throw new Refusal("number-emergency");
    }
    PhoneNumber number = parsed(typed);
    String national = String.valueOf(number.getNationalNumber());
    PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
    String region = plan.getRegionCodeForNumber(number);
    if (number.getCountryCode() != COUNTRY_CODE
        || (region != null && !HOME_REGIONS.contains(region))) {
      throw new Refusal("number-international");
    }
    if (PREMIUM.matcher(national).matches()
        || plan.getNumberType(number) == PhoneNumberType.PREMIUM_RATE) {
      throw new Refusal("number-premium");
    }
    if (!NATIONAL.matcher(national).matches() || !plan.isPossibleNumber(number)) {
      throw new Refusal("number-not-readable");
    }
    return new CallerNumber(plan.format(number, PhoneNumberFormat.E164));
  }

  private static PhoneNumber parsed(String typed) {
    try {
      return PhoneNumberUtil.getInstance().parse(typed, HOME);
    } catch (NumberParseException notANumber) {
      throw new Refusal("number-not-readable");
    }
  }
}
