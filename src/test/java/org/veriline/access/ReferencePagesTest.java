package org.veriline.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.veriline.audit.Action;

/**
 * The reference pages say what the code says. When the code has changed on purpose, {@code
 * -Dveriline.writeReference=true} writes them anew, and the difference is reviewed with it.
 */
class ReferencePagesTest {
  private static final Path REFERENCE = Path.of("docs/reference");

  @Test
  void permissionsPageIsTheTableTheFilterReads() throws IOException {
    check("permissions.md", permissions());
  }

  @Test
  void auditEventsPageNamesEveryAction() throws IOException {
    check("audit-events.md", auditEvents());
  }

  private static void check(String name, String expected) throws IOException {
    Path page = REFERENCE.resolve(name);
    if (Boolean.getBoolean("veriline.writeReference")) {
      Files.writeString(page, expected);
    }
    assertEquals(expected, Files.readString(page), page + " differs from the code");
  }

  private static String permissions() {
    StringBuilder page =
        new StringBuilder(
            """
            # Permissions

            A test compares this page with the code. Who configures the appliance sees no patient, and who watches over it configures nothing:
            *administrator* goes with neither agent, senior agent, nurse nor privacy officer, and *auditor* with nothing else (`RM-02`, `RM-04`); nobody
            changes their own access (`RM-01`). *Programme* goes only with *nurse*: who works for the substance use programme (`SC-04`).

            ## What each role may do

            | permission | agent | senior agent | nurse | programme | supervisor | privacy officer | security officer | auditor | administrator |
            |---|---|---|---|---|---|---|---|---|---|
            """);
    Set<String> all =
        Arrays.stream(Role.values())
            .flatMap(role -> role.permissions().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String permission : all) {
      page.append("| `").append(permission).append("` |");
      for (Role role : Role.values()) {
        page.append(role.permissions().contains(permission) ? " yes |" : " |");
      }
      page.append('\n');
    }
    page.append(
        """

        Reading a patient's data also needs a verified call: these permissions are the most a role can get, and the decision about each field is
        made anew for each call.

        ## What is behind each address

        What is not in this table does not exist: the filter in front of everything answers 404.

        | address | what it is | who is let in |
        |---|---|---|
        """);
    for (Entrance entrance : Entrances.ALL) {
      String who =
          switch (entrance.who()) {
            case EVERYBODY -> "everybody";
            case SIGNED_IN -> "everybody who is signed in";
            case PERMISSION -> "`" + entrance.permission() + "`";
            case MACHINE -> "whoever asks on this machine; nobody through the front";
            case OPERATIONS -> "the operations token, from this machine only";
          };
      page.append("| `")
          .append(entrance.path())
          .append("` | ")
          .append(entrance.kind().name().toLowerCase(java.util.Locale.ROOT))
          .append(" | ")
          .append(who)
          .append(" |\n");
    }
    return page.toString();
  }

  private static String auditEvents() {
    StringBuilder page =
        new StringBuilder(
            """
            # Audit events

            A test compares the list of actions with the code. A row holds the number in its chain, time (UTC, milliseconds), who (id, roles, sign-in),
            from which address, the action, its outcome (`OK`, `FAILED`, `REFUSED`), and where they apply: the patient's opaque reference, the
            verification, the call, purpose, relationship, level, data class, names of fields, a reason code, and the object. It never holds a value:
            every text is a code without spaces, and anything else is refused before it is written (`ST-08`, `ST-09`).

            Rows of a piece of work are written in the same transaction, before anything is shown; refusals and failures in a transaction of their own.

            | group | actions |
            |---|---|
            """);
    List<String> groups =
        Arrays.stream(Action.values())
            .map(action -> action.text().substring(0, action.text().indexOf('.')))
            .distinct()
            .toList();
    for (String group : groups) {
      page.append("| ")
          .append(group)
          .append(" | ")
          .append(
              Arrays.stream(Action.values())
                  .map(Action::text)
                  .filter(text -> text.startsWith(group + "."))
                  .map(text -> "`" + text + "`")
                  .collect(Collectors.joining(", ")))
          .append(" |\n");
    }
    page.append(
        """

        ## The chain

        Each row's MAC (HMAC-SHA-256 under a key the database does not hold) covers the row and the MAC before it. After each commit the number and MAC of
        the last row are also appended to a file outside the database. `veriline verify-audit`, every night and by hand, walks the chain in one go and names the first bad row; in the background the application walks it every hour, a few
        seconds a minute, and goes on after a restart at the last signed checkpoint it came to:

        | it says | when |
        |---|---|
        | `edited-or-reordered` | a row is not as it was written, or not where it was |
        | `missing` | a number is left out |
        | `truncated` | the end is older than the file outside the database says |
        | `head-file-missing` | there are rows, but the file outside the database is gone |
        | `not-as-signed` | the rows are chained well, and are not the rows a checkpoint was signed for |
        | `checkpoint-forged`, `checkpoint-missing` | a checkpoint does not follow the one before, is not signed by our key, or is gone |
        | `expired-too-early` | rows were taken away as old ones that were not |
        | `unsigned-segment` | there are rows of a segment no checkpoint speaks of |

        A bad chain shows a banner to the privacy officer and the administrator, writes a line `ALARM audit-chain-broken` to the system log, and makes
        `appliance/status` fail, until a walk finds the chain whole. Root, who can read the key, is not stopped by this, but by anchors.

        ## Checkpoints and anchors

        Each minute what was written since is read back, checked and signed (Ed25519, a key of its own): a checkpoint covers at most 128 rows and holds the segment, its number, the first and last row, the SHA-256 over
        the rows' SHA-256, four bytes of each of those so that a bad row can be named, the chain's MAC, the time, the hash of the checkpoint before, and the signature. Nothing in it needs the MAC key to be
        checked. After five quiet minutes a checkpoint without rows is signed, so that a receiver notices silence. As text it is an *anchor*, one line, which goes to a folder or a syslog server
        ([how to set that up and check by it](../how-to/verify-the-audit-trail.md)). When none was taken for 15 minutes the alarm `audit-anchors-stuck` is raised.

        ## When it cannot be written

        Nothing is shown, said or changed. What concerns a call, an emergency or opened glass goes on; it is sealed into a file beside the database and becomes rows later, with `OPS.AUDIT_GAP` before
        them. Status and the alarm `audit-cannot-be-written` tell.

        ## How long it is kept

        Six years. Then whole stretches go, oldest first, that were anchored; their checkpoints stay, and the chain is checked from there. Each time is a row `AUDIT.EXPIRE`.

        ## What must never be in it

        `veriline check-disclosures` reads the log from its first row and lists everything shown or said in a call that did not stand at the level it takes (`AT-4`); the tests do it with the log they leave behind.
        """);
    return page.toString();
  }
}
