package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

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
  private final List<Site> added = new ArrayList<>();

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
    added.add(site);
  }

  /**
   * Writes the sites that were taken at the end of the file as it is now: beside it first, then by
   * a rename.
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
    added.forEach(site -> after.append(CorpusWriter.toLine(site)).append(end));
    CorpusWriter.replace(file, out -> out.write(after.toString().getBytes(UTF_8)));
    added.clear();
  }
}
