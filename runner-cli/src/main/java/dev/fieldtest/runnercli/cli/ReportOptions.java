package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.formats.Reporter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which formats to write. */
final class ReportOptions {
  @Option(
      names = "--reporter",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "html,junit,allure,json,md,testng",
      converter = Named.class,
      description =
          "Of html, junit, allure, json, md, testng, github, separated by commas; all but github if not given. "
              + "'github' prints annotations for GitHub Actions and appends summary.md to its step summary.")
  private List<Reporter> reporters = List.of();

  /** The formats, each once. */
  Set<Reporter> reporters() {
    var all = EnumSet.noneOf(Reporter.class);
    all.addAll(reporters);
    return all;
  }

  /** Reads one name. */
  static final class Named implements ITypeConverter<Reporter> {
    @Override
    public Reporter convert(String name) {
      for (var reporter : Reporter.values()) {
        if (reporter.toString().equalsIgnoreCase(name.strip())) {
          return reporter;
        }
      }
      throw new TypeConversionException(
          "'" + name + "' is no format; choose of html, junit, allure, json, md, testng, github");
    }
  }
}
