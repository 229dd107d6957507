package org.veriline.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A folder another machine empties or that lies on another machine. A file there is whole: it is
 * written under a hidden name and renamed. It is never read again and may be taken away.
 */
record AnchorFolder(Path folder) implements Destination {

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public void take(List<Checkpoint> anchors) throws IOException {
    Checkpoint first = anchors.get(0);
    Checkpoint last = anchors.get(anchors.size() - 1);
    String name =
        "%s-%010d-%010d.anchors".formatted(first.segment(), first.number(), last.number());
    Path aside = folder.resolve("." + name + ".new");
    Files.writeString(
        aside,
        anchors.stream().map(it -> it.anchor() + "\n").collect(Collectors.joining()),
        StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
