package dev.fieldtest.sitecorpus;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a line says about a site before its id is settled.
 *
 * @param line the line, from 1
 * @param ownId the id that the line itself names, valid
 * @param idGiven whether the line names an id at all, valid or not
 * @param url the address, if it is valid
 * @param build makes the site; to be called only if the file has no problem
 */
record SiteDraft(
    int line,
    Optional<SiteId> ownId,
    boolean idGiven,
    Optional<URI> url,
    Function<SiteId, Site> build) {}
