package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * The lines of a UTF-8 file, each decoded for itself, so that bad bytes spoil one line only. Not
 * thread-safe.
 */
public final class Utf8Lines implements AutoCloseable {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final BufferedReader bytes;
  private int number;

  public Utf8Lines(InputStream in) {
    // Latin-1 keeps each byte as a character; decoding follows line by line.
    this.bytes = new BufferedReader(new InputStreamReader(in, ISO_8859_1), 1 << 16);
  }

  /** The number of the line read last, from 1. */
  public int number() {
    return number;
  }

  /** The bytes of the next line, without its end and without a byte order mark. */
  public Optional<byte[]> next() throws IOException {
    String line = bytes.readLine();
    if (line == null) {
      return Optional.empty();
    }
    number++;
    String bom = new String(BOM, ISO_8859_1);
    return Optional.of(
        (number == 1 && line.startsWith(bom) ? line.substring(bom.length()) : line)
            .getBytes(ISO_8859_1));
  }

  /**
   * The text of a line.
   *
   * @throws IllegalArgumentException with a message for the user if it is not UTF-8
   */
  public String decode(byte[] line) {
    ByteBuffer in = ByteBuffer.wrap(line);
    try {
      return decoder.decode(in).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "is not UTF-8 at byte " + (in.position() + 1) + "; save the file as UTF-8", e);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
