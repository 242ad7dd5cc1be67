package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.runnercli.dispatch.TabRange;
import org.testng.annotations.Test;

public class CapacityTest {
  private static final long GIGABYTE = 1L << 30;

  @Test
  public void browsersThatRetireHaveSlotsBesideThoseThatServe() {
    assertEquals(Capacity.local(1, TabRange.fixed(6), 8 * GIGABYTE).slots(), 2);
    assertEquals(Capacity.local(8, TabRange.fixed(6), 64 * GIGABYTE).slots(), 10);
  }

  @Test
  public void memoryBoundsTabsThatAreFoundByTrying() {
    assertEquals(Capacity.local(1, TabRange.AUTO, 2 * GIGABYTE).tabs().most(), 6);
    assertEquals(Capacity.local(1, TabRange.AUTO, 64 * GIGABYTE).tabs(), TabRange.AUTO);
    assertEquals(Capacity.local(9, TabRange.AUTO, GIGABYTE).tabs().most(), 2);
  }

  @Test
  public void numberOfTabsThatWasAskedForIsKept() {
    assertEquals(Capacity.local(4, TabRange.fixed(12), GIGABYTE).tabs(), TabRange.fixed(12));
  }
}
