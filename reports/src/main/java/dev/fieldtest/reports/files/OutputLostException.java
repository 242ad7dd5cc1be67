package dev.fieldtest.reports.files;

import dev.fieldtest.sitecorpus.IoReason;
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
    this(file, cause, "what was done before is kept: make room, then use --resume");
  }

  /**
   * @param file what could not be written
   * @param remedy what is kept, and what to do
   */
  public OutputLostException(Path file, IOException cause, String remedy) {
    super("%s: can not be written: %s; %s".formatted(file, IoReason.of(cause), remedy), cause);
  }
}
