package dev.fieldtest.reports.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What a run writes can no longer be written, as when the disk is full. The message is one line for
 * the user. What was logged before is whole.
 */
public final class OutputLostException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  /**
   * @param file what could not be written
   */
  public OutputLostException(Path file, IOException cause) {
    super(
        "%s: can not be written: %s; what was done before is kept: make room, then use --resume"
            .formatted(file, IoReason.of(cause)),
        cause);
  }
}
