package dev.fieldtest.reports.files;

import dev.fieldtest.reports.History;
import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.SiteRecord;
import dev.fieldtest.sitecorpus.IoReason;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the results of a run that has ended, from its output folder or from its results alone. */
public final class ResultsReader {
  private static final String HINT = "; name an output folder of Fieldtest, or its results.jsonl";

  private ResultsReader() {}

  /**
   * Reads them, and all that tells whether others can be compared with them.
   *
   * @param place an output folder, or a {@code results.jsonl}
   * @throws UnusableResultsException if they are missing, not Fieldtest's, of a newer version,
   *     truncated, or of a run that has not ended
   */
  public static RunResults read(Path place) throws UnusableResultsException {
    try {
      if (Files.isRegularFile(place)) {
        return new RunResults(place.toString(), alone(place), Map.of(), true, List.of());
      }
      requireReport(place);
      return folder(place);
    } catch (UnusableResultsException e) {
      throw e;
    } catch (MalformedFileException e) {
      throw new UnusableResultsException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UnusableResultsException(place + ": can not be read: " + IoReason.of(e));
    }
  }

  /**
   * What is known before a run: the baseline, else the histories of the report that the run will
   * replace, and of sites that this left out, those that it knew itself; one that can not be read
   * is no error.
   */
  public static Past past(Optional<RunResults> baseline, Optional<Path> replaced) {
    if (baseline.isPresent()) {
      return Past.of(baseline.get());
    }
    if (replaced.isEmpty()) {
      return Past.NONE;
    }
    try {
      return new Past(histories(replaced.get()), baseline, List.of());
    } catch (IOException e) {
      var remark = "the sites' histories begin anew: " + e.getMessage();
      return new Past(Map.of(), baseline, List.of(remark));
    }
  }

  /** A report of a selection is replaced by one of all sites sooner or later. */
  private static Map<SiteId, History> histories(Path report) throws IOException {
    var results = read(report);
    Map<SiteId, History> histories = new HashMap<>();
    if (!results.whole()) {
      histories.putAll(PastFile.read(report.resolve(PastFile.NAME)).histories());
    }
    histories.putAll(results.histories());
    return histories;
  }

  private static void requireReport(Path folder) throws UnusableResultsException {
    if (!Files.exists(folder)) {
      throw new UnusableResultsException(folder + ": does not exist" + HINT);
    }
    if (RunFile.marks(folder)) {
      return;
    }
    if (Files.exists(folder.resolve(PlanFile.NAME))) {
      throw new UnusableResultsException(
          folder + ": is of a run that has not ended; finish it with 'run --resume'");
    }
    throw new UnusableResultsException(folder + ": holds no report of Fieldtest" + HINT);
  }

  private static RunResults folder(Path folder) throws IOException {
    var info = RunFile.read(folder.resolve(RunFile.NAME));
    var written = folder.resolve(ResultsFile.NAME);
    var sites = Files.exists(written) ? sites(written) : found(folder);
    requireAll(sites, folder);
    return new RunResults(
        folder.toString(), sites, conditions(folder, info), whole(folder), remarks(folder, info));
  }

  /** Those of a file; what is beside it may know how many there are. */
  private static List<SiteRecord> alone(Path file) throws IOException {
    var sites = sites(file);
    var folder = file.toAbsolutePath().getParent();
    if (file.endsWith(ResultsFile.NAME) && folder != null && RunFile.marks(folder)) {
      requireAll(sites, folder);
    }
    if (sites.isEmpty()) {
      throw new MalformedFileException(file + ": holds a header and no site" + HINT);
    }
    return sites;
  }

  private static void requireAll(List<SiteRecord> sites, Path folder) throws IOException {
    var told = RunFile.sites(folder.resolve(RunFile.NAME));
    ResultsFile.requireAll(
        sites.size(), told, folder.resolve(ResultsFile.NAME), RunFile.NAME + " tells");
  }

  /** What {@code results.jsonl} would hold where no run or report was asked for it. */
  private static List<SiteRecord> found(Path folder) throws IOException {
    return RunResults.of(RunFolder.read(folder).report(), folder.toString(), "", true).sites();
  }

  private static List<SiteRecord> sites(Path file) throws IOException {
    var sites = new ArrayList<SiteRecord>();
    ResultsFile.read(file, ResultsLine.class, line -> sites.add(line.record()));
    var ids = new HashSet<>();
    for (var site : sites) {
      if (!ids.add(site.site())) {
        throw new MalformedFileException(file + ": tells of '" + site.site() + "' twice");
      }
    }
    return sites;
  }

  private static Map<String, String> conditions(Path folder, RunInfo info) throws IOException {
    var conditions = new TreeMap<String, String>();
    var profile = info.configuration().get(RunResults.PROFILE);
    if (profile != null) {
      conditions.put(RunResults.PROFILE, profile);
    }
    var subject = folder.resolve(SubjectFile.NAME);
    if (Files.exists(subject)) {
      conditions.put(RunResults.CONTRACT, SubjectFile.read(subject).contract());
    }
    return conditions;
  }

  private static boolean whole(Path folder) throws IOException {
    var file = folder.resolve(PlanFile.NAME);
    return !Files.exists(file) || PlanFile.read(file).whole();
  }

  private static List<String> remarks(Path folder, RunInfo info) {
    return info.ending().early()
        ? List.of(folder + ": " + info.ending().meaning() + ", so sites may lack a result there")
        : List.of();
  }
}
