package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.HubAddress;
import dev.fieldtest.griddocker.LocalBrowser;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.griddocker.fleet.Ec2Fleet;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.runnercli.doctor.BrowserChecks;
import dev.fieldtest.runnercli.doctor.Check;
import dev.fieldtest.runnercli.doctor.DockerChecks;
import dev.fieldtest.runnercli.doctor.Examination;
import dev.fieldtest.runnercli.doctor.ExposureCheck;
import dev.fieldtest.runnercli.doctor.Finding;
import dev.fieldtest.runnercli.doctor.FleetChecks;
import dev.fieldtest.runnercli.doctor.MachineChecks;
import dev.fieldtest.runnercli.doctor.NetworkChecks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether a run can go well here. */
@Command(
    name = "doctor",
    description =
        "Looks whether a run with the same options can go well here, and says what to do where not.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 a run can go well, 4 it can not.",
      "",
      "Examples:",
      "  fieldtest doctor --grid http://127.0.0.1:4444 --extension build/extension.zip",
      "  fieldtest doctor --grid http://hub.example:4444 --fleet fleet.json"
    })
final class DoctorCommand implements Callable<Integer> {
  private static final Duration OPENING = Duration.ofSeconds(60);

  /** Images may have to be built first. */
  private static final Duration BUILDING = Duration.ofMinutes(15);

  private final Map<String, String> environment;

  @Mixin private ExtensionOptions extension = new ExtensionOptions();
  @Mixin private GridOptions grid = new GridOptions();

  @Mixin private FleetFile fleet = new FleetFile();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "fieldtest-report",
      description = "Where reports are to go (${DEFAULT-VALUE}).")
  private Path output = Path.of("fieldtest-report");

  @Spec private CommandSpec spec;

  /**
   * @param environment the process's; holds secrets
   */
  DoctorCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws InterruptedException {
    grid.validate();
    if (fleet.path().isPresent()
        && grid.choice().remote().isEmpty()
        && !grid.choice().isEmbedded()) {
      throw new UsageException("--fleet needs the address of a hub at --grid");
    }
    var screen = new Screen(spec.commandLine().getOut(), false, environment);
    var table = new DoctorTable(screen);
    var findings = Examination.of(checks(), table::row);
    table.end(findings);
    return findings.stream().anyMatch(found -> found.mark() == Finding.Mark.BAD)
        ? Verdict.UNUSABLE.exitCode()
        : Verdict.CLEAN.exitCode();
  }

  private List<Check> checks() {
    var machines = fleet.read();
    var hub =
        grid.choice()
            .remote()
            .or(() -> machines.flatMap(FleetAccess::hub))
            .map(named -> named.in(environment));
    var remote = hub.map(HubAddress::url);
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    var checks = new ArrayList<>(MachineChecks.anywhere(List.of(output, temporary)));
    if (grid.choice().isDocker()) {
      checks.addAll(DockerChecks.of(environment));
    } else if (grid.choice().isEmbedded() && machines.isEmpty()) {
      checks.addAll(MachineChecks.withBrowsers());
    }
    if (!grid.choice().isDocker()) {
      checks.add(NetworkChecks.proxies(environment, remote));
    }
    checks.add(NetworkChecks.clock(remote, Clock.systemUTC()));
    remote.map(ExposureCheck::of).ifPresent(checks::add);
    if (machines.isPresent()) {
      var ec2 = Ec2Fleet.of(machines.get(), remote.orElse(UnnamedGrid.URL), environment);
      checks.addAll(FleetChecks.of(hub, ec2));
      return checks;
    }
    if (grid.choice().isEmbedded()) {
      checks.add(BrowserChecks.local(() -> LocalBrowser.find(environment)));
    }
    var patience = grid.choice().isDocker() ? BUILDING : OPENING;
    checks.add(
        BrowserChecks.session(() -> grid.open(environment, line -> {}), request(), patience));
    return checks;
  }

  private SessionRequest request() {
    return grid.request(extension.choose(environment), environment);
  }
}
