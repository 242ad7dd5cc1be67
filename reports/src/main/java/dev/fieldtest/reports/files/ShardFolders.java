package dev.fieldtest.reports.files;

import dev.fieldtest.chunker.RegistrableDomain;
import dev.fieldtest.reports.RecordedRun;
import dev.fieldtest.reports.ShardMerge;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The output folders of shards that are to be merged.
 *
 * @param runs what they hold, without what is there twice
 * @param folders where each of them is
 * @param notes what was not taken as it was named, one line each
 */
public record ShardFolders(List<RecordedRun> runs, List<Path> folders, List<String> notes) {
  public ShardFolders {
    runs = List.copyOf(runs);
    folders = List.copyOf(folders);
    notes = List.copyOf(notes);
  }

  /**
   * Reads them. An agent that never began, or had no site, leaves an empty folder or none: it is
   * passed over, and the others' plan knows whether its shard had sites that are missing then.
   *
   * @throws UnusableFolderException if they do not make one run, or there is none
   * @throws NothingFinishedException if none of the runs has come to its end
   * @throws MalformedFileException if a folder can not be read
   */
  public static ShardFolders read(List<Path> named) throws IOException {
    var notes = new ArrayList<String>();
    Map<Path, Path> folders = new LinkedHashMap<>();
    for (var name : named) {
      var folder = folder(name, notes);
      if (folder.isPresent() && folders.putIfAbsent(folder.get().toRealPath(), name) != null) {
        notes.add(name + ": is named twice and counts once");
      }
    }
    var runs = new ArrayList<RecordedRun>();
    for (var folder : folders.entrySet()) {
      var run = RunFolder.read(folder.getKey(), runs.stream().findFirst());
      requireMergeable(run, folder.getValue());
      if (!runs.isEmpty()) {
        requireSame(runs.get(0), folders.values().iterator().next(), run, folder.getValue());
      }
      runs.add(run);
    }
    if (runs.isEmpty()) {
      throw new UnusableFolderException(
          String.join("; ", notes) + "; name the output folders of 'fieldtest run --shard'");
    }
    if (runs.stream().allMatch(run -> run.info().isEmpty())) {
      throw new NothingFinishedException(folders.values());
    }
    return new ShardFolders(runs, List.copyOf(folders.keySet()), notes);
  }

  /** Copies the screenshots of those runs that count in a merge. */
  public void copyScreenshots(Path target) throws IOException {
    for (var run : ShardMerge.counting(runs)) {
      Screenshots.copy(folders.get(runs.indexOf(run)), target);
    }
  }

  private static Optional<Path> folder(Path named, List<String> notes) throws IOException {
    var exists = Files.exists(named);
    if (exists && !Files.isDirectory(named)) {
      throw new UnusableFolderException(
          named + ": is no folder; name the output folders of 'fieldtest run --shard'");
    }
    var running = named.resolveSibling(named.getFileName() + ".running");
    var unfinished = OutputFolder.holdsUnfinished(named);
    if (exists && !FolderTree.isEmpty(named)) {
      if (unfinished) {
        notes.add(named + ": is used, though " + running + " is a later run that is not finished");
      }
      return Optional.of(named);
    }
    if (unfinished) {
      notes.add(named + ": is not finished; what " + running + " holds so far is used");
      return Optional.of(running);
    }
    notes.add(named + (exists ? ": is empty" : ": does not exist") + " and was passed over");
    return Optional.empty();
  }

  private static void requireMergeable(RecordedRun run, Path name) throws IOException {
    if (!run.parts().isEmpty()) {
      throw new UnusableFolderException(
          name + ": is a merged report; name the folders of its shards instead");
    }
    if (!planned(run).equals(owned(run))) {
      throw new UnusableFolderException(
          name + ": another Fieldtest has divided its corpus; merge with the one that ran it");
    }
  }

  private static Set<SiteId> planned(RecordedRun run) {
    return run.plan().chunks().stream()
        .flatMap(chunk -> chunk.sites().stream())
        .collect(Collectors.toSet());
  }

  /** Were two shards divided in different ways, a site could silently be in none of them. */
  private static Set<SiteId> owned(RecordedRun run) {
    return run.sites().stream()
        .filter(site -> run.plan().shard().owns(RegistrableDomain.of(site.url())))
        .map(Site::id)
        .collect(Collectors.toSet());
  }

  private static void requireSame(RecordedRun one, Path named, RecordedRun other, Path name)
      throws IOException {
    if (!one.plan().corpusDigest().equals(other.plan().corpusDigest())) {
      throw differs(name, "other sites (another corpus or other filters)", named);
    }
    var shards = one.plan().shard().count();
    if (shards != other.plan().shard().count()) {
      var shard = other.plan().shard();
      throw new UnusableFolderException(
          "%s: is shard %s, and %s is one of %d; merge only shards of one run"
              .formatted(name, shard, named, shards));
    }
    if (!one.subject().extension().equals(other.subject().extension())) {
      throw differs(name, "another extension", named);
    }
    if (!one.subject().contract().equals(other.subject().contract())) {
      throw differs(name, "another contract", named);
    }
  }

  private static UnusableFolderException differs(Path name, String how, Path reference) {
    return new UnusableFolderException(
        "%s: is a run of %s than %s; merge only shards of one run".formatted(name, how, reference));
  }
}
