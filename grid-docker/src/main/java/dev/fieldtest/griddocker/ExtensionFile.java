package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The extension as a file, for the capability that takes only files. */
final class ExtensionFile {
  private ExtensionFile() {}

  /** Writes a zip that is gone when the process ends. */
  static File write(ExtensionPackage extension) {
    try {
      var file = Files.createTempFile("fieldtest-extension", ".zip");
      file.toFile().deleteOnExit();
      return Files.write(file, extension.zip()).toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
