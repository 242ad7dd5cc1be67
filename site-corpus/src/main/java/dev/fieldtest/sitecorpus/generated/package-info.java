/** Sites in any number, generated from hand-written archetypes, languages and markup styles. */
@NullMarked
package dev.fieldtest.sitecorpus.generated;

import org.jspecify.annotations.NullMarked;
