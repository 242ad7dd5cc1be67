package dev.fieldtest.extensionundertest;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes an extension's files one by one, within bounds. Not thread-safe. */
final class FileCollector {
  /** Every session of a run is sent a copy; a login extension has a few MB. */
  private static final int MOST_BYTES = 100 << 20;

  private static final int MOST_FILES = 20_000;

  private final String source;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private int left;

  /**
   * @param source where the files are from, for messages
   */
  FileCollector(String source) {
    this(source, MOST_BYTES);
  }

  /**
   * @param source where the files are from, for messages
   * @param bytes how many there may be in all
   */
  FileCollector(String source, int bytes) {
    this.source = source;
    this.left = bytes;
  }

  /**
   * Whether a file is no part of the extension: what version control and operating systems leave
   * behind, and a store's signatures in {@code _metadata}, which say nothing of an unpacked copy.
   *
   * @param path from the root
   */
  static boolean leavesOut(String path) {
    return path.startsWith(".")
        || path.contains("/.")
        || path.startsWith("_metadata/")
        || path.startsWith("__MACOSX/");
  }

  /**
   * Reads a file to its end.
   *
   * @param path from the extension's root
   * @throws BadExtensionException if there is too much
   */
  void add(String path, InputStream content) throws IOException {
    var bytes = content.readNBytes(left + 1);
    if (bytes.length > left || files.size() == MOST_FILES) {
      throw new BadExtensionException(
          source,
          "it has more than " + (MOST_BYTES >> 20) + " MB or " + MOST_FILES + " files",
          "pass the built extension, not the folder of its sources");
    }
    files.put(path, bytes);
    left -= bytes.length;
  }

  PackageFiles files() {
    return new PackageFiles(files);
  }
}
