package org.veriline.decision;

import org.veriline.patient.DataClass;
import org.veriline.patient.Section;

/**
 * What somebody wants to say, change or release. It is a description, never a value.
 *
 * @param clinicianOnly the record system released it to clinicians only
 */
public record Field(Topic topic, DataClass dataClass, Deed deed, boolean clinicianOnly) {

  /** What is done with it. */
  public enum Deed {
    /** Only what the caller said themselves is confirmed. */
    CONFIRM,
    TELL,
    CHANGE,
    RELEASE
  }

  /** What must be reached before it may be said, whatever else has to hold. */
  public Level leastLevel(Relationship relationship) {
    return DisclosureTable.cell(this, relationship).level();
  }

  public static Field tell(Topic topic, DataClass dataClass) {
    return new Field(topic, dataClass, Deed.TELL, false);
  }

  public static Field confirm(Topic topic, DataClass dataClass) {
    return new Field(topic, dataClass, Deed.CONFIRM, false);
  }

  public static Field change(Topic topic) {
    return new Field(topic, DataClass.D1, Deed.CHANGE, false);
  }

  public static Field release(DataClass dataClass) {
    return new Field(Topic.RECORDS, dataClass, Deed.RELEASE, false);
  }

  /**
   * What opening a section of the patient panel means. The identity section holds only what the
   * caller has just said, so showing it confirms; contact data are read out for a change only
   * (12.6: "confirm match only" below L3), so opening them is the change.
   */
  public static Field of(Section section) {
    return switch (section) {
      case IDENTITY -> confirm(Topic.IDENTITY, DataClass.D1);
      case CONTACT -> change(Topic.CONTACT);
      case APPOINTMENTS -> tell(Topic.APPOINTMENT, DataClass.D2);
      case REFILLS -> tell(Topic.REFILL_STATUS, DataClass.D3);
      case MEDICATIONS -> tell(Topic.MEDICATION, DataClass.D3);
      case VISITS -> tell(Topic.VISIT, DataClass.D3);
      case BILLING -> tell(Topic.PAYMENT, DataClass.D4);
      case SENSITIVE -> tell(Topic.SENSITIVE, DataClass.D5);
      case PROTECTED -> tell(Topic.PROTECTED, DataClass.D6);
    };
  }
}
