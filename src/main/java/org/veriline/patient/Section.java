package org.veriline.patient;

import java.util.Arrays;
import java.util.List;

/** What the patient panel of the desk opens piece by piece. */
public enum Section {
  IDENTITY(DataClass.D1),
  CONTACT(DataClass.D1),
  APPOINTMENTS(DataClass.D2),
  REFILLS(DataClass.D3),
  MEDICATIONS(DataClass.D3),
  VISITS(DataClass.D3),
  BILLING(DataClass.D4),
  SENSITIVE(DataClass.D5),
  PROTECTED(DataClass.D6);

  private final DataClass dataClass;

  Section(DataClass dataClass) {
    this.dataClass = dataClass;
  }

  public DataClass dataClass() {
    return dataClass;
  }

  public static List<Section> of(DataClass dataClass) {
    return Arrays.stream(values()).filter(section -> section.dataClass == dataClass).toList();
  }
}
