package dev.fieldtest.extensionundertest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The part of a CRX file before its ZIP: magic, version, lengths, then keys and signatures. Version
 * 2 has one key and one signature, version 3 a message of them. Signatures are not verified: Chrome
 * gets the files unpacked, where they do not count.
 */
final class CrxHeader {
  /** Bytes at the start of a file that {@link #length} needs. */
  static final int PREFIX = 16;

  private static final byte[] MAGIC = "Cr24".getBytes(StandardCharsets.US_ASCII);
  private static final String REMEDY = "pack the extension again, or pass its folder";

  /** Bytes of the smallest ZIP, an empty one. */
  private static final int SMALLEST_ZIP = 22;

  private CrxHeader() {}

  static boolean isAt(byte[] start) {
    return start.length >= MAGIC.length
        && ByteBuffer.wrap(start, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }

  /**
   * Where the ZIP begins, in bytes from the start of the file.
   *
   * @param source the file, for messages
   * @param start its first bytes, {@link #PREFIX} of them if it has so many
   * @param size of the whole file, in bytes
   * @throws BadExtensionException if the version is unknown or a length exceeds the file
   */
  static long length(String source, byte[] start, long size) {
    if (start.length < PREFIX) {
      throw new BadExtensionException(source, "the CRX file ends in its header", REMEDY);
    }
    var numbers = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    var version = Integer.toUnsignedLong(numbers.getInt(4));
    var first = Integer.toUnsignedLong(numbers.getInt(8));
    var second = Integer.toUnsignedLong(numbers.getInt(12));
    if (version != 2 && version != 3) {
      throw new BadExtensionException(
          source, "CRX version " + version + " is not known, only 2 and 3 are", REMEDY);
    }
    var length = version == 2 ? PREFIX + first + second : 12 + first;
    if (length > size - SMALLEST_ZIP) {
      throw new BadExtensionException(
          source, "its CRX header is said to have " + length + " bytes of " + size, REMEDY);
    }
    return length;
  }
}
