package dev.fieldtest.griddocker.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is asked of EC2. {@link Ec2Connection} lets no other call out, so the policy that is made of
 * these can lack none.
 */
enum Ec2Action {
  DESCRIBE_INSTANCES,
  DESCRIBE_INSTANCE_TYPES,
  DESCRIBE_INSTANCE_TYPE_OFFERINGS,
  DESCRIBE_SPOT_PRICE_HISTORY,
  DESCRIBE_LAUNCH_TEMPLATES,
  DESCRIBE_LAUNCH_TEMPLATE_VERSIONS,
  DESCRIBE_TAGS,
  DESCRIBE_IMAGES,
  DESCRIBE_SUBNETS,
  DESCRIBE_SECURITY_GROUPS,
  CREATE_LAUNCH_TEMPLATE,
  CREATE_LAUNCH_TEMPLATE_VERSION,
  DELETE_LAUNCH_TEMPLATE,
  DELETE_LAUNCH_TEMPLATE_VERSIONS,
  CREATE_FLEET,
  /** Asked as a rehearsal only; EC2 wants the right to it for {@link #CREATE_FLEET}. */
  RUN_INSTANCES,
  CREATE_TAGS,
  TERMINATE_INSTANCES;

  /** The operation's name in EC2's API, as "DescribeInstances". */
  String operation() {
    return Arrays.stream(name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** Its name in a policy. */
  String permission() {
    return "ec2:" + operation();
  }

  /** Whether it changes nothing, and can not be allowed for some resources alone. */
  boolean isReading() {
    return name().startsWith("DESCRIBE_");
  }
}
