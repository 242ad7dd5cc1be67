package dev.fieldtest.sitecorpus.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fieldtest.sitecorpus.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jsoup.Jsoup;

/** Tells what a file is by what stands in it, and takes the addresses out. */
final class ImportReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String BOOKMARKS = "<!doctype netscape-bookmark-file";

  private ImportReader() {}

  /**
   * Reads a file.
   *
   * @throws UnusableImportException if it can not be read, or holds nothing that is known here
   */
  static Listing read(Path file) throws UnusableImportException {
    try {
      return listing(file, text(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw new UnusableImportException(file, "does not exist; check the path");
    } catch (IOException e) {
      throw new UnusableImportException(file, "cannot be read: " + IoReason.of(e));
    }
  }

  private static Listing listing(Path file, String text) throws UnusableImportException {
    String start = text.substring(0, Math.min(text.length(), 200)).strip().toLowerCase(Locale.ROOT);
    if (start.startsWith(BOOKMARKS)) {
      return new Listing(
          ImportKind.BOOKMARKS, Jsoup.parse(text).select("a[href]").eachAttr("href"));
    }
    if (start.startsWith("<") || start.startsWith("{") || start.startsWith("[")) {
      throw new UnusableImportException(
          file, "is neither CSV nor bookmarks nor a list of URLs; export it as one of them");
    }
    return new TableReader(file, text).read();
  }

  /** Bytes that are no characters spoil the text that they stand in, and nothing else. */
  private static String text(byte[] bytes) {
    boolean isUtf16 =
        bytes.length > 1 && (bytes[0] == -1 || bytes[1] == -1) && bytes[0] + bytes[1] == -3;
    String text = new String(bytes, isUtf16 ? UTF_16 : UTF_8);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
