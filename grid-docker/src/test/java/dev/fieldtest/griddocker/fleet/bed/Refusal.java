package dev.fieldtest.griddocker.fleet.bed;

/** What EC2 refuses a request with. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  Refusal(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }

  /** HTTP's. */
  int status() {
    return switch (code) {
      case "UnauthorizedOperation" -> 403;
      case "AuthFailure" -> 401;
      case "RequestLimitExceeded" -> 503;
      case "DryRunOperation" -> 412;
      default -> 400;
    };
  }
}
