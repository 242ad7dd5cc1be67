package dev.fieldtest.sitecorpus;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A response as it goes over the wire, right or wrong, and then the end of the connection.
 *
 * @param pieces what is written, head and all, made anew for each request; may never end
 * @param pause before each piece
 */
public record RawResponse(Supplier<Stream<String>> pieces, Duration pause) {}
