package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.FleetCheck.Finding;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Asks EC2 whether it would let a fleet be launched, without launching it. */
record Rehearsal(Ec2Connection ec2, FleetSpec spec) {
  private static final String ALLOWED = "DryRunOperation";

  /**
   * What it says.
   *
   * @throws dev.fieldtest.griddocker.GridException with what it forbids
   */
  Finding find() {
    if (!(spec.base() instanceof FleetSpec.Image image)) {
      return Finding.doubtful(
          "are not rehearsed with a template of yours",
          "'--dry-run' prints the policy that is needed");
    }
    rehearse(
        Ec2Action.CREATE_LAUNCH_TEMPLATE,
        client -> client.createLaunchTemplate(template(image.ami())));
    rehearse(Ec2Action.RUN_INSTANCES, client -> client.runInstances(machine(image.ami())));
    return Finding.good("launch templates and machines may be made");
  }

  private CreateLaunchTemplateRequest template(String ami) {
    return CreateLaunchTemplateRequest.builder()
        .dryRun(true)
        .launchTemplateName("fieldtest-" + spec.name() + "-rehearsal")
        .launchTemplateData(data -> data.imageId(ami))
        .tagSpecifications(tags(ResourceType.LAUNCH_TEMPLATE))
        .build();
  }

  private RunInstancesRequest machine(String ami) {
    var ask =
        RunInstancesRequest.builder()
            .dryRun(true)
            .imageId(ami)
            .instanceType(spec.instanceTypes().get(0).type())
            .minCount(1)
            .maxCount(1)
            .tagSpecifications(tags(ResourceType.INSTANCE));
    spec.subnets().stream().findFirst().ifPresent(ask::subnetId);
    if (!spec.securityGroups().isEmpty()) {
      ask.securityGroupIds(spec.securityGroups());
    }
    return ask.build();
  }

  private TagSpecification tags(ResourceType type) {
    return Tags.atBirth(type, List.of(Tags.tag(Tags.FLEET, spec.name())));
  }

  private void rehearse(Ec2Action what, Consumer<Ec2Client> call) {
    try {
      ec2.raw(
          client -> {
            call.accept(client);
            return what;
          });
    } catch (SdkException e) {
      if (!Ec2Trouble.code(e).equals(ALLOWED)) {
        throw ec2.trouble(what, e).exception();
      }
    }
  }
}
