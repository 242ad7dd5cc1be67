package dev.fieldtest.sitecorpus;

import java.util.Optional;

/**
 * What leads a Chromium to a {@link SiteServer} by the names of its hosts.
 *
 * @param resolver value of {@code --host-resolver-rules}
 * @param trustedKey value of {@code --ignore-certificate-errors-spki-list}, where hosts are asked
 *     by https: the browser takes their certificates and no others that it does not know
 */
public record HostRules(String resolver, Optional<String> trustedKey) {}
