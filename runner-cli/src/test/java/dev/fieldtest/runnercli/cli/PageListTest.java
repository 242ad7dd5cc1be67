package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.Test;

/** Lists of pages as other programs write them. */
public class PageListTest {
  @Test
  public void byteOrderMarkWindowsLinesAndTwinsDoNotMatter() {
    var list =
        list("\uFEFFhttps://a.test/\r\n# mine\r\n\r\nhttps://é.test/\r\nhttps://a.test/\r\n");
    assertEquals(PageList.read(list), List.of("https://a.test/", "https://é.test/"));
  }

  @Test
  public void otherEncodingIsToldWithItsLine() throws IOException {
    var list = list("");
    Files.write(list, "https://a.test/\nhttps://é.test/\n".getBytes(StandardCharsets.ISO_8859_1));
    var refused = expectThrows(UsageException.class, () -> PageList.read(list));
    assertEquals(
        refused.getMessage(),
        "--from-file " + list + ":2: is not UTF-8 at byte 9; save the file as UTF-8");
  }

  @Test
  public void folderIsNoList() {
    var folder = list("").getParent();
    var refused = expectThrows(UsageException.class, () -> PageList.read(folder));
    assertEquals(
        refused.getMessage(), "--from-file " + folder + " can not be read: Is a directory");
  }

  private static Path list(String content) {
    return Invocation.of().write("urls.txt", content);
  }
}
