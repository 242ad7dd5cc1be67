package dev.fieldtest.chunker;

/**
 * The number of a chunk in its plan.
 *
 * @param number 1 or more
 */
public record ChunkId(int number) implements Comparable<ChunkId> {
  public ChunkId {
    if (number < 1) {
      throw new IllegalArgumentException("chunks are numbered from 1");
    }
  }

  @Override
  public int compareTo(ChunkId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "chunk-" + number;
  }
}
