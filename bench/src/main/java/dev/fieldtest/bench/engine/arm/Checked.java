package dev.fieldtest.bench.engine.arm;

import java.util.Optional;

/**
 * What an arm made of a site.
 *
 * @param flaw what is wrong with its outcome, empty if it is the expected one
 */
public record Checked(String site, Optional<String> flaw) {}
