package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** EC2's API in one region, by the user's credentials. Thread-safe. */
final class Ec2Connection implements AutoCloseable {
  /** With every second call refused, one of 4,000 is given up. */
  private static final int ATTEMPTS = 12;

  /** One who has misspelt the region is not to wait long; one who is throttled has to. */
  private static final Duration OUTAGE = Duration.ofSeconds(1);

  private static final Duration ATTEMPT = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofMinutes(3);

  private final Region region;
  private final Ec2Client client;
  private final ServiceQuotas quotas;
  private volatile boolean wasReached;

  private Ec2Connection(Region region, Ec2Client client, ServiceQuotas quotas) {
    this.region = region;
    this.client = client;
    this.quotas = quotas;
  }

  /**
   * Connects; asks nothing yet.
   *
   * @param named the region; if empty, the environment or the user's profile names it
   * @param environment holds credentials, and an endpoint other than EC2's own, by the SDK's names
   * @throws GridException if no region is named anywhere, or the environment's are malformed
   */
  static Ec2Connection open(
      Optional<String> named, Map<String, String> environment, Backoff backoff) {
    var variables = new AwsVariables(environment);
    var region = named.map(Region::of).or(variables::region).orElseGet(Ec2Connection::regionOfUser);
    var retries =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(ATTEMPTS)
            .circuitBreakerEnabled(false)
            .backoffStrategy(backoff.upTo(OUTAGE))
            .throttlingBackoffStrategy(backoff)
            .build();
    var configuration =
        ClientOverrideConfiguration.builder()
            .retryStrategy(retries)
            .apiCallAttemptTimeout(ATTEMPT)
            .apiCallTimeout(CALL)
            .addExecutionInterceptor(new DeclaredOnly())
            .build();
    var credentials = Ec2Credentials.of(environment);
    var client =
        Ec2Client.builder()
            .region(region)
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(configuration);
    variables.endpoint("EC2").ifPresent(client::endpointOverride);
    return new Ec2Connection(
        region, client.build(), ServiceQuotas.of(region, credentials, variables));
  }

  private static Region regionOfUser() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkException e) {
      throw new GridException(
          AbortCause.NO_SESSION,
          "no AWS region is named; add \"region\" to fleet.json, or set AWS_REGION",
          e);
    }
  }

  /** As EC2 names it. */
  Region region() {
    return region;
  }

  /** What the account may have in this region. */
  ServiceQuotas quotas() {
    return quotas;
  }

  /**
   * Asks, again and again within a bound while EC2 is busy.
   *
   * @param what is asked first, for messages
   * @throws GridException in one line for the user
   */
  <T> T call(Ec2Action what, Function<Ec2Client, T> call) {
    try {
      return raw(call);
    } catch (SdkException e) {
      throw trouble(what, e).exception();
    }
  }

  /** As {@link #call}, for callers that tell one failure from another. */
  <T> T raw(Function<Ec2Client, T> call) {
    try {
      var answer = call.apply(client);
      wasReached = true;
      return answer;
    } catch (SdkException e) {
      wasReached |= !Ec2Trouble.code(e).isEmpty();
      throw e;
    }
  }

  /**
   * What a failure of {@link #raw} means. Region, network and credentials are right once EC2 has
   * answered: its silence is for good only before that.
   */
  Ec2Trouble trouble(Ec2Action what, SdkException failure) {
    return new Ec2Trouble(what, region.id(), failure, wasReached);
  }

  @Override
  public void close() {
    client.close();
  }

  /** Lets no call out that {@link Ec2Action} does not name. */
  private static final class DeclaredOnly implements ExecutionInterceptor {
    private static final Set<String> DECLARED =
        Arrays.stream(Ec2Action.values()).map(Ec2Action::operation).collect(Collectors.toSet());

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      if (!DECLARED.contains(operation)) {
        throw new IllegalStateException(operation + " is not declared in Ec2Action");
      }
      return context.request();
    }
  }
}
