package org.veriline.verification;

import java.util.List;

/**
 * What the desk may know of a call's flags. Those that rest on the record are not among them.
 *
 * @param set flags that are set and may be shown
 * @param caution nothing is said before the strongest proof
 * @param callBackOnly nothing is said in this call
 * @param assisted relay, interpreter, help with speaking or limited English: how somebody speaks
 *     does not count
 * @param mayOverride the person could answer for this caller now
 * @param mayEnrol a pass-phrase or PIN could be agreed on now
 */
public record FlagsView(
    List<RedFlag> set,
    boolean caution,
    boolean callBackOnly,
    boolean assisted,
    boolean mayOverride,
    boolean mayEnrol) {}
