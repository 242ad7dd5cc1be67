package dev.fieldtest.griddocker.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The system calls that a node's container may make, for those who start one elsewhere. */
public final class SeccompProfile {
  private SeccompProfile() {}

  /** As Docker reads it, in one line. */
  public static String json() {
    try {
      var content = GridFiles.content(GridFiles.DOCKER + "chrome-seccomp.json");
      return new ObjectMapper().readTree(content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
