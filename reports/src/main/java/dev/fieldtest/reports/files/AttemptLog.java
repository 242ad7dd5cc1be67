package dev.fieldtest.reports.files;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The append-only log of a run: what happened, as it happens. Each entry is handed to the operating
 * system as one whole line before the call returns, so that a dying runner loses at most the line
 * that it was writing. Not safe for use by several threads: one thread logs.
 */
public final class AttemptLog implements Closeable {
  /** The kind in the header. */
  static final String KIND = "attempts";

  private final Path file;
  private final FileChannel channel;

  private AttemptLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Begins a log.
   *
   * @param file does not exist yet, its folder does
   * @throws IOException if it can not be made, or exists; then nothing is left of it
   */
  public static AttemptLog create(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return new AttemptLog(file, channel).begun();
    } catch (OutputLostException e) {
      Files.delete(file);
      throw e.getCause();
    }
  }

  /**
   * Goes on with a log. A last line that a dying runner tore is cut off.
   *
   * @throws IOException if there is none, or it can not be written
   */
  public static AttemptLog resume(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var whole = channel.size();
    var last = ByteBuffer.allocate(1);
    while (whole > 0 && channel.read(last.clear(), whole - 1) == 1 && last.get(0) != '\n') {
      whole--;
    }
    channel.truncate(whole).position(whole);
    var log = new AttemptLog(file, channel);
    return whole == 0 ? log.begun() : log;
  }

  private AttemptLog begun() throws IOException {
    try {
      append(FileHeader.of(KIND));
      return this;
    } catch (OutputLostException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Notes that an attempt begins.
   *
   * @throws OutputLostException if it can not be written
   */
  public void started(SiteId site, int number, Instant at) {
    append(new LogEntry.Started(site, number, at));
  }

  /**
   * Notes what an attempt led to.
   *
   * @throws OutputLostException if it can not be written
   */
  public void finished(Attempt attempt) {
    append(new LogEntry.Finished(attempt));
  }

  private void append(Object entry) {
    try {
      var bytes = ByteBuffer.wrap(FileJson.line(entry));
      var end = channel.position();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        cutBackTo(end, e);
        throw e;
      }
    } catch (IOException e) {
      throw new OutputLostException(file, e);
    }
  }

  /** Half a line would spoil the next one, and only the last line of a log may be torn. */
  private void cutBackTo(long end, IOException cause) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
