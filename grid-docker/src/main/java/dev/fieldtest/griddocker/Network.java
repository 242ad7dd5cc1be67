package dev.fieldtest.griddocker;

import java.net.URI;
import java.util.Optional;

/**
 * How a browser gets at what it is to open.
 *
 * @param hostRules value of Chromium's {@code --host-resolver-rules}, where host names have to be
 *     mapped; the bundled sites' names are, and no proxy is asked for those
 * @param proxy that is asked for everything else, loopback addresses included
 */
public record Network(Optional<String> hostRules, Optional<URI> proxy) {}
