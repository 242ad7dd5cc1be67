package dev.fieldtest.griddocker.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What fleet.json says.
 *
 * @param name tells the fleet's machines from all others; lower case, digits and hyphens
 * @param region EC2's; empty if the environment or the user's profile names it
 * @param base what machines are made from
 * @param instanceTypes which are tried, the one that capacity is counted by first; not empty
 * @param subnets which are tried; empty for the default ones of the account
 * @param securityGroups empty for the launch template's or the default one
 * @param instanceProfile its name or ARN; machines need none unless they read their secret
 *     themselves
 * @param spotShare how much of the fleet may be taken back by EC2, from 0 to 1
 * @param slotsPerInstance how many browsers a machine runs at once, whatever its type
 * @param maxInstances how many machines there are at most
 * @param maxAge after which a machine is replaced
 * @param registerWithin which a machine's node has to appear in the grid
 * @param hub where nodes find the hub; empty if that is the grid's own address
 * @param nodeImage what nodes run; empty for Selenium's own
 * @param secret what nodes register with; empty if the hub asks for none
 * @param tags which machines get in addition
 */
public record FleetSpec(
    String name,
    Optional<String> region,
    Base base,
    List<MachineType> instanceTypes,
    List<String> subnets,
    List<String> securityGroups,
    Optional<String> instanceProfile,
    double spotShare,
    OptionalInt slotsPerInstance,
    int maxInstances,
    Duration maxAge,
    Duration registerWithin,
    Optional<Hub> hub,
    Optional<String> nodeImage,
    Optional<Secret> secret,
    Map<String, String> tags) {
  /** Of the file format. */
  static final int SCHEMA_VERSION = 1;

  public FleetSpec {
    instanceTypes = List.copyOf(instanceTypes);
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
    tags = Map.copyOf(tags);
  }

  /**
   * Reads a fleet.json.
   *
   * @throws MalformedFleetException with all that is wrong with it
   */
  public static FleetSpec read(Path file) {
    return FleetReader.read(file);
  }

  /** What it never exceeds. */
  public Autoscaler.Limits limits() {
    return new Autoscaler.Limits(registerWithin, maxAge, maxInstances);
  }

  /** What machines are made from. */
  public sealed interface Base {}

  /** An image that has Docker, or can install it. */
  public record Image(String ami) implements Base {}

  /**
   * A launch template of the user's.
   *
   * @param template its id, which begins with "lt-", or its name
   * @param version a number, "$Default" or "$Latest"
   */
  public record Template(String template, String version) implements Base {
    /** Whether it is named by its id. */
    boolean isId() {
      return template.startsWith("lt-");
    }
  }

  /**
   * A kind of machine.
   *
   * @param usdPerHour its price on demand
   * @param slots how many browsers it runs at once
   */
  public record MachineType(String type, OptionalDouble usdPerHour, OptionalInt slots) {}

  /**
   * Where nodes find the hub.
   *
   * @param host as nodes resolve it
   * @param publishPort of its event bus
   * @param subscribePort of its event bus
   */
  public record Hub(String host, int publishPort, int subscribePort) {
    static final int PUBLISH_PORT = 4442;
    static final int SUBSCRIBE_PORT = 4443;
  }

  /** Where a node's registration secret is. */
  public sealed interface Secret {}

  /** In a variable of the caller's environment. */
  public record Variable(String name) implements Secret {}

  /** In SSM's parameter store, where the machine itself reads it by its instance profile. */
  public record Parameter(String path) implements Secret {}
}
