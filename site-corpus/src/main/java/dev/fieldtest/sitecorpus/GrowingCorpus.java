package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A corpus file to which sites come. What stands there stays as it is: comments, order and form.
 * Not thread-safe.
 */
public final class GrowingCorpus {
  private final Path file;
  private final Map<SameUrl, String> places = new HashMap<>();
  private final Set<SiteId> ids = new HashSet<>();
  private final Set<SameUrl> taken = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  private GrowingCorpus(Path file) {
    this.file = file;
  }

  /**
   * Reads a file; one that is not there is made when there is something to write.
   *
   * @throws MalformedCorpusException if it can not be read or breaks a rule, other than that a
   *     corpus has a site
   */
  public static GrowingCorpus read(Path file) throws MalformedCorpusException {
    GrowingCorpus corpus = new GrowingCorpus(file);
    CorpusReader.placed(file)
        .forEach((line, site) -> corpus.know(site, file + ":" + line + " (" + site.id() + ")"));
    return corpus;
  }

  private void know(Site site, String place) {
    places.putIfAbsent(SameUrl.of(site.url()), place);
    ids.add(site.id());
  }

  /** Where the same address stands already, for people, if it does. */
  public Optional<String> placeOf(URI url) {
    return Optional.ofNullable(places.get(SameUrl.of(url)));
  }

  /** Whether the same address is one that came since the file was read. */
  public boolean took(URI url) {
    return taken.contains(SameUrl.of(url));
  }

  /** The id that a site gets from its address here, as {@link CorpusReader} derives it. */
  public SiteId idFor(URI url) {
    return IdAssignment.derive(url, ids);
  }

  /** Whether a site has this id. */
  public boolean has(SiteId id) {
    return ids.contains(id);
  }

  /**
   * Takes a site, to be written by {@link #save}.
   *
   * @throws IllegalArgumentException with a message for the user if its address or its id is here
   *     already, or its line would not be read back
   */
  public void add(Site site) {
    if (has(site.id()) || placeOf(site.url()).isPresent()) {
      throw new IllegalArgumentException(site.id() + " is here already");
    }
    List<Problem> problems = new ArrayList<>();
    LineProblems line = new LineProblems("", 1, problems);
    JsonLine.read(CorpusWriter.toLine(site), line)
        .ifPresent(object -> new SiteLine().readObject(object, line));
    for (Problem problem : problems) {
      throw new IllegalArgumentException(problem.field().orElse("it") + ": " + problem.message());
    }
    know(site, "one that is added (" + site.id() + ")");
    taken.add(SameUrl.of(site.url()));
    lines.add(CorpusWriter.toLine(site));
  }

  /**
   * Takes a bare address that is not here yet, which gets its id when the file is read.
   *
   * @throws IllegalArgumentException with a message for the user if a site can not have it
   */
  public void add(URI url) {
    SiteUrl.check(url);
    places.put(SameUrl.of(url), "one that is added");
    taken.add(SameUrl.of(url));
    lines.add(JsonNodeFactory.instance.objectNode().put("url", url.toString()).toString());
  }

  /** How many were taken, and are not written yet. */
  public int size() {
    return lines.size();
  }

  /** The lines that were taken, and are not written yet. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Writes what was taken at the end of the file as it is now: beside it first, then by a rename.
   *
   * @throws IOException if it can not be written; it is then as it was
   */
  public void save() throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    String end = before.contains("\r\n") ? "\r\n" : "\n";
    StringBuilder after = new StringBuilder(before);
    if (!before.isEmpty() && !before.endsWith("\n")) {
      after.append(end);
    }
    lines.forEach(line -> after.append(line).append(end));
    CorpusWriter.replace(file, out -> out.write(after.toString().getBytes(UTF_8)));
    lines.clear();
  }
}
