package dev.fieldtest.griddocker.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.griddocker.GridException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * How much of EC2 the account may have, by the one call that is made of AWS's Service Quotas,
 * signed as the SDK signs.
 */
record ServiceQuotas(Region region, AwsCredentialsProvider credentials, URI endpoint) {
  /** The right that is needed. */
  static final String PERMISSION = "servicequotas:GetServiceQuota";

  private static final String TARGET = "ServiceQuotasV20190624.GetServiceQuota";
  private static final String SERVICE = "servicequotas";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  /**
   * @param variables may name another endpoint than AWS's
   * @throws GridException if that is no address
   */
  static ServiceQuotas of(
      Region region, AwsCredentialsProvider credentials, AwsVariables variables) {
    var suffix =
        region.metadata() == null ? "amazonaws.com" : region.metadata().partition().dnsSuffix();
    var endpoint =
        variables
            .endpoint("SERVICE_QUOTAS")
            .orElseGet(() -> URI.create("https://" + SERVICE + "." + region.id() + "." + suffix));
    return new ServiceQuotas(region, credentials, endpoint);
  }

  /**
   * What a quota of EC2 is.
   *
   * @param code its name, as "L-34B43A08"
   * @throws GridException in one line, if that is not told
   */
  double value(String code) {
    try (var client = UrlConnectionHttpClient.create()) {
      var answer = client.prepareRequest(request(code)).call();
      var said = said(answer);
      if (answer.httpResponse().statusCode() != OK) {
        var type = said.path("__type").asText();
        throw trouble(type.substring(type.indexOf('#') + 1), message(said));
      }
      var value = said.at("/Quota/Value");
      if (!value.isNumber()) {
        throw trouble("", "no value is in the answer");
      }
      return value.asDouble();
    } catch (IOException | SdkException e) {
      throw trouble("", String.valueOf(e.getMessage()));
    }
  }

  private HttpExecuteRequest request(String code) {
    var body = "{\"ServiceCode\": \"ec2\", \"QuotaCode\": \"" + code + "\"}";
    var payload = ContentStreamProvider.fromUtf8String(body);
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", TARGET)
            .build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                ask ->
                    ask.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    return HttpExecuteRequest.builder()
        .request(signed.request())
        .contentStreamProvider(signed.payload().orElse(payload))
        .build();
  }

  private static JsonNode said(HttpExecuteResponse answer) throws IOException {
    try (InputStream body = answer.responseBody().orElseThrow(() -> new IOException("no answer"))) {
      return JSON.readTree(body);
    }
  }

  private static String message(JsonNode said) {
    return said.has("message") ? said.path("message").asText() : said.path("Message").asText();
  }

  private GridException trouble(String code, String message) {
    return new Ec2Trouble(PERMISSION, region.id(), code, message).exception();
  }
}
