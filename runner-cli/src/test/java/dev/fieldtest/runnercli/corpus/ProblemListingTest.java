package dev.fieldtest.runnercli.corpus;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.sitecorpus.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

public class ProblemListingTest {
  private static ProblemListing alike(IntStream lines) {
    return new ProblemListing(
        lines
            .mapToObj(
                line ->
                    new Problem(
                        "sites.jsonl", OptionalInt.of(line), Optional.of("login"), "is no field"))
            .toList());
  }

  @Test
  public void foldsWhatIsAlikeAndNamesEachLineHoweverManyThereAre() {
    var lines = alike(IntStream.range(0, 200).map(i -> 2 * i + 1)).folded();
    assertEquals(lines.get(2), "sites.jsonl:5: login: is no field");
    assertEquals(lines.get(3), "sites.jsonl: login: the same 197 times more, on lines");
    var listed = lines.subList(4, lines.size());
    assertTrue(listed.stream().allMatch(line -> PlainText.width(line) <= 80), listed.toString());
    var numbers = String.join(" ", listed).strip().split(",\\s+");
    assertEquals(
        List.of(numbers),
        IntStream.range(3, 200).mapToObj(i -> String.valueOf(2 * i + 1)).toList());
  }

  @Test
  public void foldsLinesThatFollowEachOther() {
    assertEquals(
        alike(IntStream.rangeClosed(1, 500)).folded().stream().skip(3).toList(),
        List.of("sites.jsonl: login: the same 497 times more, on lines", "  4-500"));
  }

  @Test
  public void tellsEachAloneWhereNobodyFolds() {
    var lines = alike(IntStream.rangeClosed(1, 30)).lines();
    assertEquals(lines.size(), 31);
    assertEquals(lines.get(29), "sites.jsonl:30: login: is no field");
    assertEquals(lines.get(30), "sites.jsonl: 30 errors on 30 lines: login 30");
  }

  @Test
  public void nothingObeysATerminal() {
    var bad = new Problem("\u001b[31mx", OptionalInt.of(1), Optional.of("f"), "is\u0007 wrong");
    var listing = new ProblemListing(IntStream.range(0, 30).mapToObj(i -> bad).toList());
    for (var lines : List.of(listing.lines(), listing.folded())) {
      var text = lines.stream().collect(Collectors.joining());
      assertTrue(text.chars().noneMatch(Character::isISOControl), text);
    }
  }
}
