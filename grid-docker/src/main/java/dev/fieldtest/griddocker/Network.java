package dev.fieldtest.griddocker;

import dev.fieldtest.sitecorpus.HostRules;
import java.net.URI;
import java.util.Optional;

/**
 * How a browser gets at what it is to open.
 *
 * @param hostRules what leads it to sites that are served under names of their own; no proxy is
 *     asked for the bundled ones
 * @param proxy that is asked for everything else, loopback addresses included
 */
public record Network(Optional<HostRules> hostRules, Optional<URI> proxy) {}
