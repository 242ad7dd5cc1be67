package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import picocli.CommandLine;

/** Every command's help, whoever adds the command. */
public class HelpTest {
  @DataProvider
  public Iterator<CommandLine> commands() {
    return all(FieldtestCommand.line(Map.of())).iterator();
  }

  private static List<CommandLine> all(CommandLine line) {
    var found = new ArrayList<>(List.of(line));
    line.getSubcommands().values().forEach(each -> found.addAll(all(each)));
    return found;
  }

  @Test(dataProvider = "commands")
  public void endsWithTwoExamplesOfTheCommandThatParse(CommandLine command) {
    var name = command.getCommandSpec().qualifiedName();
    var lines = command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing().lines().toList();
    assertEquals(lines.get(lines.size() - 3), "Examples:", name);
    for (var example : lines.subList(lines.size() - 2, lines.size())) {
      assertTrue(example.contains(name), example);
      ShellLine.parse(example.strip());
    }
  }

  @Test(dataProvider = "commands")
  public void versionIsToldByEveryCommand(CommandLine command) {
    var version = String.join("\n", command.getCommandSpec().version());
    for (var what : List.of("fieldtest ", "java ", "os ", "selenium ", "browser ")) {
      assertTrue(version.contains(what), version);
    }
  }
}
