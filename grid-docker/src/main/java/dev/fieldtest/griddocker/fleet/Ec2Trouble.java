package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a refusal by EC2 means to the user.
 *
 * @param asked what was asked
 * @param code EC2's, as "UnauthorizedOperation"; empty if it did not answer
 * @param message what it said, or why it did not; untrusted
 * @param mayPass whether EC2 is out of reach for a while only, if it did not answer
 */
record Ec2Trouble(String asked, String region, String code, String message, boolean mayPass) {
  private static final int LONGEST = 300;
  private static final int HTTP_UNAUTHORIZED = 401;
  private static final Pattern PERMISSION = Pattern.compile("perform: ([\\w-]+:\\w+)");

  Ec2Trouble(Ec2Action asked, String region, SdkException failure, boolean mayPass) {
    this(asked.permission(), region, code(failure), message(failure), mayPass);
  }

  /** What EC2 has answered. */
  Ec2Trouble(String asked, String region, String code, String message) {
    this(asked, region, code, message, true);
  }

  /** EC2's code for a failure; empty if it did not answer. */
  static String code(SdkException failure) {
    if (!(failure instanceof AwsServiceException refused)) {
      return "";
    }
    var code = Optional.ofNullable(refused.awsErrorDetails()).map(AwsErrorDetails::errorCode);
    // Java's own HTTP client keeps what comes with this status to itself.
    return code.orElse(refused.statusCode() == HTTP_UNAUTHORIZED ? "AuthFailure" : "");
  }

  private static String message(SdkException failure) {
    var isHost =
        Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(UnknownHostException.class::isInstance);
    var said =
        failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null
            ? refused.awsErrorDetails().errorMessage()
            : failure.getMessage();
    return (isHost ? "UnknownHost " : "")
        + (said == null ? failure.getClass().getSimpleName() : said);
  }

  /** Lost where the same may be asked again later; else there is no session to be had with it. */
  GridException exception() {
    var passes =
        switch (LaunchFailure.of(code)) {
          case BUSY -> true;
          case LOST -> mayPass;
          default -> false;
        };
    return new GridException(passes ? AbortCause.GRID_LOST : AbortCause.NO_SESSION, line());
  }

  /** What, and what to do, in one line. */
  String line() {
    var line = code.isEmpty() ? unanswered() : answered();
    return line.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }

  private String unanswered() {
    if (message.contains("Unable to load credentials")) {
      return "no AWS credentials are found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
          + " AWS_PROFILE";
    }
    return message.startsWith("UnknownHost ")
        ? "EC2 of region '"
            + region
            + "' is not reached, its name is not known; check \"region\" in fleet.json and the"
            + " network"
        : "EC2 of region '"
            + region
            + "' does not answer ("
            + brief()
            + "); check the network and AWS_ENDPOINT_URL";
  }

  private String answered() {
    return switch (code) {
      case "UnauthorizedOperation", "AccessDenied", "AccessDeniedException" ->
          forbidden(permission());
      case "AuthFailure.ServiceLinkedRoleCreationNotPermitted" ->
          forbidden("iam:CreateServiceLinkedRole");
      case "AuthFailure",
          "InvalidClientTokenId",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "MissingAuthenticationToken" ->
          "EC2 of region '"
              + region
              + "' does not accept the AWS credentials ("
              + code
              + "); check them, and that the account has this region";
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
          "the AWS credentials have expired; get new ones, and check this machine's clock";
      case "OptInRequired" ->
          "the account has not got region '"
              + region
              + "'; enable it, or name another in fleet.json";
      case "RequestLimitExceeded", "Throttling", "ThrottlingException", "RequestThrottled" ->
          "EC2 refuses calls for their number, for minutes now ("
              + asked
              + "); run fewer fleets at once, or try later";
      default -> about();
    };
  }

  private static String forbidden(String permission) {
    return permission
        + " is not allowed to these credentials; allow it: --dry-run prints the policy that a"
        + " fleet needs";
  }

  private String about() {
    if (LaunchFailure.of(code) == LaunchFailure.QUOTA) {
      return "the account's quota allows no further machine ("
          + code
          + ": "
          + brief()
          + "); raise it in Service Quotas, or name other instanceTypes";
    }
    return field()
        .map(
            field ->
                "EC2 does not take \""
                    + field
                    + "\" of fleet.json ("
                    + code
                    + ": "
                    + brief()
                    + "); correct it")
        .orElseGet(() -> "EC2 refused " + asked + " (" + code + ": " + brief() + ")");
  }

  /** What of fleet.json a code is about. */
  private Optional<String> field() {
    return Stream.of(
            new String[] {"InvalidAMI", "ami"},
            new String[] {"InvalidSubnet", "subnets"},
            new String[] {"InvalidGroup", "securityGroups"},
            new String[] {"InvalidSecurityGroup", "securityGroups"},
            new String[] {"InvalidInstanceType", "instanceTypes"},
            new String[] {"InvalidLaunchTemplate", "launchTemplate"},
            new String[] {"InvalidIamInstanceProfile", "instanceProfile"})
        .filter(known -> code.startsWith(known[0]))
        .map(known -> known[1])
        .findFirst()
        .or(
            () ->
                message.contains("iamInstanceProfile")
                    ? Optional.of("instanceProfile")
                    : Optional.empty());
  }

  /** The action that EC2 says is missing, which may be another than that which was asked. */
  private String permission() {
    var named = PERMISSION.matcher(message);
    return named.find() ? named.group(1) : asked;
  }

  private String brief() {
    return message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
  }
}
