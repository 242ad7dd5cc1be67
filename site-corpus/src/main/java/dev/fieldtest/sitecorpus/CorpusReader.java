package dev.fieldtest.sitecorpus;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a corpus file: JSON Lines, a plain list of URLs, or both mixed. Blank lines and lines that
 * begin with {@code #} are skipped.
 */
public final class CorpusReader {
  /** More than anybody reads, and few enough to hold when the file is no corpus at all. */
  public static final int MOST_PROBLEMS = 1000;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<SiteDraft> drafts = new ArrayList<>();
  private final SiteLine siteLine = new SiteLine();

  private CorpusReader(String file) {
    this.file = file;
  }

  /**
   * Reads a whole file; the corpus is named as the file. Thread-safe.
   *
   * @throws MalformedCorpusException if the file cannot be read, breaks a rule, or has no site; it
   *     lists all problems, or the first 1,000
   */
  public static Corpus read(Path file) throws MalformedCorpusException {
    return read(file, String.valueOf(file.getFileName()));
  }

  /** As {@link #read(Path)}, with a name for the corpus. */
  static Corpus read(Path file, String name) throws MalformedCorpusException {
    CorpusReader reader = new CorpusReader(file.toString());
    reader.readLines(file);
    return new Corpus(name, reader.sites());
  }

  /**
   * On which line of a file, from 1, each of its sites stands.
   *
   * @throws MalformedCorpusException as {@link #read(Path)}, but for having no site
   */
  public static Map<SiteId, Integer> lines(Path file) throws MalformedCorpusException {
    Map<SiteId, Integer> lines = new HashMap<>();
    placed(file).forEach((line, site) -> lines.put(site.id(), line));
    return lines;
  }

  /**
   * The sites of a file by line, from 1, in the order of the file. One that is not there, or has no
   * site yet, is no problem.
   *
   * @throws MalformedCorpusException as {@link #read(Path)}
   */
  static SortedMap<Integer, Site> placed(Path file) throws MalformedCorpusException {
    CorpusReader reader = new CorpusReader(file.toString());
    if (Files.exists(file)) {
      reader.readLines(file);
    }
    SortedMap<Integer, Site> placed = new TreeMap<>();
    if (reader.drafts.isEmpty() && reader.problems.isEmpty()) {
      return placed;
    }
    Iterator<SiteDraft> drafts = reader.drafts.iterator();
    for (Site site : reader.sites()) {
      placed.put(drafts.next().line(), site);
    }
    return placed;
  }

  private void readLines(Path path) {
    if (Files.isDirectory(path)) {
      wholeFile("is a folder; name a file of JSON Lines or URLs");
      return;
    }
    try (Utf8Lines lines = new Utf8Lines(Files.newInputStream(path))) {
      Optional<byte[]> line = lines.next();
      while (line.isPresent() && problems.size() < MOST_PROBLEMS) {
        readLine(lines, line.get());
        line = lines.next();
      }
    } catch (NoSuchFileException e) {
      wholeFile("does not exist; check the path");
    } catch (IOException e) {
      wholeFile("cannot be read: " + IoReason.of(e));
    }
  }

  private void readLine(Utf8Lines lines, byte[] bytes) {
    LineProblems line = new LineProblems(file, lines.number(), problems);
    try {
      String text = lines.decode(bytes).strip();
      if (text.startsWith("{")) {
        JsonLine.read(text, line).ifPresent(object -> readObject(object, line));
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        drafts.add(siteLine.readUrl(text, line));
      }
    } catch (IllegalArgumentException e) {
      line.add("", String.valueOf(e.getMessage()));
    }
  }

  private void readObject(ObjectNode object, LineProblems line) {
    drafts.add(siteLine.readObject(object, line));
  }

  private List<Site> sites() throws MalformedCorpusException {
    IdAssignment ids = new IdAssignment(file, problems);
    if (drafts.isEmpty() && problems.isEmpty()) {
      wholeFile("has no site; write one URL or one JSON object a line");
    } else {
      ids.checkTwins(drafts);
    }
    if (!problems.isEmpty()) {
      throw new MalformedCorpusException(inOrder());
    }
    return ids.settle(drafts);
  }

  private List<Problem> inOrder() {
    problems.sort(comparingInt(problem -> problem.line().orElse(0)));
    return problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS));
  }

  private void wholeFile(String message) {
    problems.add(new Problem(file, OptionalInt.empty(), Optional.empty(), message));
  }
}
