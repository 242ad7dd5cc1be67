package dev.fieldtest.sitecorpus;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class IoReasonTest {
  @DataProvider(parallel = true)
  public Object[][] failures() {
    return new Object[][] {
      {new AccessDeniedException("/secret/sites.jsonl"), "permission denied"},
      {new NoSuchFileException("/none/sites.jsonl"), "there is no /none/sites.jsonl"},
      {new FileAlreadyExistsException("/a"), "/a is no folder"},
      {new FileSystemException("/a", null, "Too many links"), "Too many links"},
      {new FileSystemException("/a"), "FileSystemException"},
      {new IOException("Is a directory"), "Is a directory"},
      {new IOException("bad\n\u001b[31mthing"), "bad\uFFFD\uFFFD[31mthing"},
      {new IOException(), "IOException"},
    };
  }

  @Test(dataProvider = "failures")
  public void isToldInAFewWordsThatAreNeverNull(IOException failure, String words) {
    assertEquals(IoReason.of(failure), words);
  }
}
