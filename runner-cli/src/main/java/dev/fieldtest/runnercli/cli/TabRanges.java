package dev.fieldtest.runnercli.cli;

import dev.fieldtest.runnercli.dispatch.TabRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers of tabs: {@code 6} or {@code auto}. */
final class TabRanges implements ITypeConverter<TabRange> {
  @Override
  public TabRange convert(String text) {
    try {
      return text.equals("auto") ? TabRange.AUTO : TabRange.fixed(Integer.parseInt(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is neither 'auto' nor a number from 1");
    }
  }
}
