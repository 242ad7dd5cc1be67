package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.griddocker.devtools.Connection;
import dev.fieldtest.griddocker.devtools.Session;
import java.io.Serial;
import java.util.Map;

/** Loads the extension into a running browser, on a node that has no copy of it. */
final class ExtensionInstall {
  private static final String FOLDER = "extension";

  private ExtensionInstall() {}

  /**
   * Puts the extension on the node and installs it from there.
   *
   * @return its id
   * @throws NotSupportedException if node or browser can not do it that way
   */
  static String install(ExtensionPackage extension, GridSession session, Session browser) {
    var path =
        session
            .upload(extension.zipInFolder(FOLDER))
            .orElseThrow(() -> new NotSupportedException("the node takes no files"));
    try {
      return browser.call("Extensions.loadUnpacked", Map.of("path", path)).path("id").asText();
    } catch (Connection.RefusedException e) {
      throw new NotSupportedException(Failures.line(e));
    }
  }

  /** This way to load an extension is not open here. */
  static final class NotSupportedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    NotSupportedException(String message) {
      super(message);
    }
  }
}
