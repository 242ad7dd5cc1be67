package dev.fieldtest.sitecorpus;

import java.util.Map;

/** The content types of the files that bundled sites are made of. */
final class ContentType {
  private static final Map<String, String> BY_EXTENSION =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8",
          "txt", "text/plain; charset=utf-8",
          "png", "image/png",
          "ico", "image/x-icon");

  private ContentType() {}

  /** The type for a file name; plain bytes if the extension is none of a page's. */
  static String of(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return BY_EXTENSION.getOrDefault(extension, "application/octet-stream");
  }
}
