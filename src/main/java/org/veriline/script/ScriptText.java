package org.veriline.script;

import java.time.Instant;

/**
 * What a person writes of a script.
 *
 * @param table the decision table as CSV, with the columns of the kind
 * @param english sentences as a properties file, {@code <saying>=<sentence>}; a saying that is not
 *     there is said in the product's own words
 * @param spanish the same in Spanish
 * @param effectiveFrom not before this; publishing later means from then on
 */
public record ScriptText(String table, String english, String spanish, Instant effectiveFrom) {}
