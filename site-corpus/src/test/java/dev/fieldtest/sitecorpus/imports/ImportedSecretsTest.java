package dev.fieldtest.sitecorpus.imports;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.testng.annotations.Test;

/**
 * Exports with a secret in each cell but the names of pages, right and wrong in many ways: nothing
 * of a secret comes out, neither as an address nor in a message or a stack trace.
 */
public class ImportedSecretsTest {
  private static final int FILES = 2_000;
  private static final String SECRET = "hunter2x";

  private static final List<String> SECRETS =
      List.of(
          "hunter2x",
          "hunter2x,comma",
          "semi;hunter2x;",
          "tab\thunter2x",
          "a \"hunter2x\" b",
          "\"hunter2x",
          "hunter2x\"",
          "\"\"hunter2x\"\"",
          "first\nhunter2x",
          "hunter2x\r\nsecond\r\n",
          "first\nhttps://hunter2x.test/",
          "https://hunter2x.test/hunter2x",
          "hunter2x.com",
          "\\\"hunter2x\\\"",
          "'hunter2x'",
          "#hunter2x",
          "");

  private static final List<String> ADDRESSES =
      List.of(
          "https://me:hunter2x@N.test/login",
          "https://me:hun@hunter2x@N.test/",
          "https://me:1/hunter2x@N.test/",
          "https://N.test/?password=hunter2x",
          "https://N.test/a?b#hunter2x",
          "https://N.test/#/reset/hunter2x",
          "https://N.test/a;sid=hunter2x",
          "me:hunter2x@N.test",
          "otpauth://totp/hunter2x",
          "N.test");

  @Test
  public void neverComeOut() throws Exception {
    int taken = 0;
    for (long seed = 0; seed < FILES; seed++) {
      Imports imports = Imports.intoNothing();
      String file = export(new Random(seed));
      String told = told(imports, file);
      taken += imports.taken().isEmpty() ? 0 : 1;
      assertFalse(told.toLowerCase(Locale.ROOT).contains(SECRET), "seed " + seed + ": " + told);
    }
    assertTrue(taken > FILES / 4, "many are exports as they should be: " + taken);
  }

  /** All that anybody gets to see. */
  private static String told(Imports imports, String file) throws Exception {
    StringWriter told = new StringWriter();
    try {
      told.write(imports.take(file).toString());
    } catch (UnusableImportException e) {
      e.printStackTrace(new PrintWriter(told));
    }
    return told + imports.taken();
  }

  private static String export(Random random) {
    List<String> columns =
        new ArrayList<>(
            List.of("password", "username", pick(List.of("url", "website", "Webseite"), random)));
    if (random.nextBoolean()) {
      columns.add("notes");
    }
    Collections.shuffle(columns, random);
    String separator = pick(List.of(",", ";", "\t"), random);
    boolean isSound = random.nextBoolean();
    List<List<String>> rows = new ArrayList<>();
    if (random.nextInt(8) > 0) {
      rows.add(columns);
    }
    for (int row = random.nextInt(6); row >= 0; row--) {
      rows.add(columns.stream().map(column -> cell(column, random)).toList());
    }
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> quoted(cell, isSound, random))
                    .collect(Collectors.joining(separator)))
        .collect(Collectors.joining(pick(List.of("\n", "\r\n"), random)));
  }

  private static String cell(String column, Random random) {
    return List.of("url", "website", "Webseite").contains(column)
        ? pick(ADDRESSES, random).replace("N", "n" + random.nextInt(100))
        : pick(SECRETS, random);
  }

  private static String quoted(String cell, boolean isSound, Random random) {
    String right = "\"" + cell.replace("\"", "\"\"") + "\"";
    return isSound
        ? right
        : switch (random.nextInt(6)) {
          case 0 -> cell;
          case 1 -> "\"" + cell + "\"";
          case 2 -> "\"" + cell.replace("\"", "\\\"") + "\"";
          case 3 -> "\"" + cell;
          case 4 -> " " + right + " ";
          default -> right;
        };
  }

  private static <T> T pick(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
