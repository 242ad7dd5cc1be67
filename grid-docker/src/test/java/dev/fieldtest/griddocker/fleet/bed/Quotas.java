package dev.fieldtest.griddocker.fleet.bed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Service Quotas' one call that a fleet makes, in JSON as it is there. */
record Quotas(Conditions conditions) {
  static final String PERMISSION = "servicequotas:GetServiceQuota";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> CODES = Set.of("L-34B43A08", "L-1216C47A");

  void answer(String target, HttpExchange exchange) throws IOException {
    var asked = JSON.readTree(exchange.getRequestBody());
    try {
      conditions.require(PERMISSION);
      var signed = exchange.getRequestHeaders().getFirst("Authorization");
      if (!target.equals("ServiceQuotasV20190624.GetServiceQuota")
          || !signed.contains("/eu-central-1/servicequotas/aws4_request")
          || !asked.path("ServiceCode").asText().equals("ec2")
          || !CODES.contains(asked.path("QuotaCode").asText())) {
        throw new Refusal("NoSuchResourceException", "The request failed: " + asked);
      }
      send(exchange, 200, Map.of("Quota", Map.of("Value", conditions.vcpus())));
    } catch (Refusal e) {
      var code = e.code().equals("UnauthorizedOperation") ? "AccessDeniedException" : e.code();
      send(exchange, 400, Map.of("__type", code, "message", String.valueOf(e.getMessage())));
    }
  }

  private static void send(HttpExchange exchange, int status, Map<String, ?> json)
      throws IOException {
    var bytes = JSON.writeValueAsBytes(json);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
