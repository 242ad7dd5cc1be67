package dev.fieldtest.reports.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * None of the runs that are to be merged has come to its end, so nobody knows what was run with
 * what. The message is one line for the user.
 */
public final class NothingFinishedException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param folders of the runs, as the user named them
   */
  NothingFinishedException(Collection<Path> folders) {
    super(
        folders.stream().map(Path::toString).collect(Collectors.joining(", "))
            + ": not finished, so there is nothing to merge; finish one, by 'run --resume'");
  }
}
