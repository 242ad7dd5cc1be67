package dev.fieldtest.reports.files;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Instant;

/** One line of an attempt log. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LogEntry.Started.class, name = "started"),
  @JsonSubTypes.Type(value = LogEntry.Finished.class, name = "finished")
})
public sealed interface LogEntry {
  /**
   * An attempt began. Without a {@link Finished} the runner died during it.
   *
   * @param number 1 for the first attempt at the site
   */
  record Started(SiteId site, int number, Instant at) implements LogEntry {}

  /** An attempt ended, judged or void. */
  record Finished(Attempt attempt) implements LogEntry {}
}
