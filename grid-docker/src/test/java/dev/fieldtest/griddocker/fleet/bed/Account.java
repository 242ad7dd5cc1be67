package dev.fieldtest.griddocker.fleet.bed;

import java.util.List;
import java.util.Map;

/** What the account has, beside machines and templates. */
final class Account {
  static final String ZONE_A = "eu-central-1a";
  static final String ZONE_B = "eu-central-1b";
  static final Map<String, String> SUBNETS =
      Map.of("subnet-0000000a", ZONE_A, "subnet-0000000b", ZONE_B, "subnet-000000aa", ZONE_A);
  static final String IMAGE = "ami-0123456789abcdef0";
  static final String GROUP = "sg-0123456789abcdef0";
  static final String PROFILE = "fieldtest-node";

  /** A type of machines, with its price as a spot instance. */
  record Type(String name, int cpus, int memoryMib, String spotUsd) {}

  static final List<Type> TYPES =
      List.of(
          new Type("c7i.large", 2, 4096, "0.0400"),
          new Type("c7i.xlarge", 4, 8192, "0.0800"),
          new Type("m7i.xlarge", 4, 16384, "0.0900"),
          new Type("m7i.large", 2, 8192, "0.0450"),
          new Type("t3.micro", 2, 1024, "0.0030"));

  private Account() {}

  static Type type(String name) {
    return TYPES.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "InvalidInstanceType",
                    "The following supplied instance types do not exist: [" + name + "]"));
  }

  static String zone(String subnet) {
    if (subnet.isEmpty()) {
      return ZONE_A;
    }
    if (!SUBNETS.containsKey(subnet)) {
      throw new Refusal(
          "InvalidSubnetID.NotFound", "The subnet ID '" + subnet + "' does not exist");
    }
    return SUBNETS.get(subnet);
  }

  static void requireImage(String id) {
    if (!id.equals(IMAGE)) {
      throw new Refusal("InvalidAMIID.NotFound", "The image id '[" + id + "]' does not exist");
    }
  }

  static void requireGroup(String id) {
    if (!id.equals(GROUP)) {
      throw new Refusal("InvalidGroup.NotFound", "The security group '" + id + "' does not exist");
    }
  }

  static void requireProfile(String name) {
    if (!name.endsWith(PROFILE)) {
      throw new Refusal(
          "InvalidParameterValue",
          "Value ("
              + name
              + ") for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile"
              + " name");
    }
  }
}
