package org.veriline.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.veriline.platform.Refusal;

/**
 * Everything that stands between a table and its publication.
 *
 * @param findings what is wrong with the rows, {@code code:row}
 * @param left what no row fits; who approves signs it group by group
 * @param wording what is wrong with the sentences
 * @param failing the kept cases that this table decides otherwise
 */
public record Review(
    List<String> findings,
    List<Leftover> left,
    List<WordingLint.Finding> wording,
    List<ScriptCaseRow> failing) {

  /** Row ids and sayings go into evidence, which holds codes only. */
  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,60}");

  static Review of(
      VerificationScript script,
      Map<String, Map<String, String>> own,
      Map<String, Map<String, String>> product,
      List<ScriptCaseRow> cases) {
    List<String> findings = new ArrayList<>(script.findings());
    script.rows().stream()
        .filter(row -> !CODE.matcher(row.id()).matches())
        .forEach(row -> findings.add("name-is-no-code:" + row.id()));
    return new Review(
        List.copyOf(findings),
        script.leftToTheDefault(),
        WordingLint.of(script, own, product),
        cases.stream().filter(kept -> !kept.passes(script)).toList());
  }

  public boolean clean() {
    return findings.isEmpty() && wording.isEmpty() && failing.isEmpty();
  }

  /** Says the first reason why this may be neither approved nor published. */
  void mustBeClean() {
    if (!findings.isEmpty()) {
      throw new Refusal("script-not-sound", findings.get(0));
    }
    if (!wording.isEmpty()) {
      throw new Refusal("script-wording-refused", wording.get(0).saying());
    }
    if (!failing.isEmpty()) {
      throw new Refusal("script-case-fails", failing.get(0).name());
    }
  }
}
