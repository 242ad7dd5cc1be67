package dev.fieldtest.griddocker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.extensionundertest.AbortCause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Requests to a grid, and what it means when they fail. Thread-safe. */
final class GridHttp {
  static final ObjectMapper JSON = new ObjectMapper();

  /** What a grid takes at most for anything but a session or an upload. */
  static final Duration QUICK = Duration.ofSeconds(15);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(QUICK).build();
  private final HubAddress hub;
  private final String url;
  private final Endings endings = new Endings(this::sendSoon);

  GridHttp(HubAddress hub) {
    this.hub = hub;
    this.url = hub.toString().replaceAll("/+$", "");
  }

  /** The grid's address, without a slash at its end. */
  String url() {
    return url;
  }

  HttpRequest.Builder request(String path, Duration timeout) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout);
    hub.authorization().ifPresent(said -> request.header(HubAddress.HEADER, said));
    return request;
  }

  /**
   * Sends a request and waits for the answer, whatever its status.
   *
   * @throws GridException with {@code GRID_LOST} if there is none in time, {@code NO_SESSION} if
   *     the hub wants another password
   */
  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.headers().firstValue("WWW-Authenticate").isPresent()) {
        throw new GridException(AbortCause.NO_SESSION, hub.refusal());
      }
      return response;
    } catch (ConnectException e) {
      throw unusable("no grid answers at " + url + "; start it, or check --grid");
    } catch (IOException e) {
      throw unusable("the grid at " + url + " does not answer: " + Failures.line(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable("interrupted while asking the grid at " + url);
    }
  }

  /**
   * As {@link #send}, for an answer in JSON.
   *
   * @throws GridException with {@code GRID_LOST} if it is no JSON
   */
  JsonNode ask(HttpRequest.Builder request) {
    return json(send(request));
  }

  /**
   * Reads an answer in JSON.
   *
   * @throws GridException with {@code GRID_LOST} if it is no JSON
   */
  JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw noGrid(" (HTTP " + response.statusCode() + ")");
    }
  }

  /** Sends a request without waiting; completes exceptionally if there is no answer in time. */
  CompletableFuture<HttpResponse<String>> sendSoon(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** What is to end without being waited for. */
  Endings endings() {
    return endings;
  }

  /**
   * The nodes in an answer to {@code /status}.
   *
   * @throws GridException with {@code GRID_LOST} if there are none, as where a busy distributor
   *     does not answer the router in time, which then says so instead
   */
  JsonNode nodes(JsonNode status) {
    var nodes = status.at("/value/nodes");
    if (nodes.isArray()) {
      return nodes;
    }
    var message = status.at("/value/message").asText();
    throw message.isEmpty()
        ? noGrid("")
        : unusable("the grid at " + url + " does not tell of its nodes: " + Failures.line(message));
  }

  /**
   * What answers is something else than a grid.
   *
   * @param how in brackets, or empty
   */
  private GridException noGrid(String how) {
    return unusable("what answers at " + url + " is no Selenium Grid" + how + "; check --grid");
  }

  private static GridException unusable(String message) {
    return new GridException(AbortCause.GRID_LOST, message);
  }
}
