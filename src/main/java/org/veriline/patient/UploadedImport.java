package org.veriline.patient;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.platform.Refusal;

/**
 * An import from a page: it goes on when the page is closed, and whoever opens the page again sees
 * how far it is.
 */
@ApplicationScoped
public class UploadedImport {
  private static final Logger LOG = Logger.getLogger(UploadedImport.class.getName());

  /** More than this comes by the command on the machine, which reads the file where it lies. */
  public static final long LARGEST = 256L << 20;

  @Resource ManagedExecutorService threads;
  @Inject Actors actors;
  @Inject PatientImport patients;

  /**
   * How far it is.
   *
   * @param percent of the bytes that have been read
   * @param report what it did, when it has ended
   */
  public record State(boolean running, int percent, boolean failed, @Nullable ImportReport report) {
    static final State NOTHING = new State(false, 0, false, null);
  }

  private volatile State state = State.NOTHING;

  /** Takes the file and begins; the page asks for the state, others may wait for the end. */
  @RequiresPermissions("patient:import")
  public Future<?> start(InputStream in, long size, String fileName) {
    ImportFormat format = ImportFormat.ofFileName(fileName);
    if (size > LARGEST) {
      throw new Refusal("import-upload-too-large");
    }
    synchronized (this) {
      if (state.running()) {
        throw new Refusal("import-running-already");
      }
      state = new State(true, 0, false, null);
    }
    Actor actor = actors.current();
    try {
      InputStream file = taken(in);
      return threads.submit(() -> run(actor, file, Math.max(size, 1), format));
    } catch (IOException | RuntimeException lost) {
      state = State.NOTHING;
      throw new Refusal("import-file-lost");
    }
  }

  @RequiresPermissions("patient:import")
  public State state() {
    return state;
  }

  /**
   * The upload's own file ends with its request. Ours lies in the service's temporary folder, which
   * is in memory, and loses its name at once, so that nothing is left of it whatever happens.
   */
  private InputStream taken(InputStream in) throws IOException {
    Path file =
        Files.createTempFile(
            "import",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return Files.newInputStream(file);
    } finally {
      Files.delete(file);
    }
  }

  private void run(Actor actor, InputStream file, long size, ImportFormat format) {
    try (file) {
      ImportReport report =
          patients.runAs(
              actor,
              file,
              format,
              read -> state = new State(true, (int) Math.min(99, read * 100 / size), false, null));
      state = new State(false, 100, false, report);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } finally {
      if (state.running()) {
        LOG.log(Level.SEVERE, "an import ended before its file did");
        state = new State(false, state.percent(), true, null);
      }
    }
  }
}
