package dev.fieldtest.reports.files;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.CorpusWriter;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code corpus.jsonl}: the sites that a run's plan was made of, those of other shards too, as an
 * ordinary corpus. With it a report needs nothing but its own folder, and knows the sites of a
 * shard that is missing.
 */
public final class CorpusFile {
  /** Its name in the output folder. */
  public static final String NAME = "corpus.jsonl";

  private CorpusFile() {}

  /** Writes it, whole or not at all. */
  public static void write(Path file, List<Site> sites) throws IOException {
    CorpusWriter.write(new Corpus(NAME, sites), file);
  }

  /**
   * Reads it.
   *
   * @throws MalformedFileException if it is no corpus, or not the one that the plan was made of
   */
  static List<Site> read(Path file, ChunkPlan plan) throws IOException {
    if (!Files.exists(file)) {
      throw new MalformedFileException(
          file + ": does not exist; name the whole output folder of a run, or run it again");
    }
    try {
      var corpus = CorpusReader.read(file);
      if (!corpus.digest().equals(plan.corpusDigest())) {
        throw new MalformedFileException(
            file + ": was changed: it is not the corpus that the plan was made of");
      }
      return corpus.sites();
    } catch (MalformedCorpusException e) {
      throw new MalformedFileException(Excerpt.of(e.problems().get(0).toString()));
    }
  }
}
