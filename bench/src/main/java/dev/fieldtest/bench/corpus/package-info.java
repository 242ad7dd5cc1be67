/** What large corpora cost to read, and how fast their sites are served. */
@NullMarked
package dev.fieldtest.bench.corpus;

import org.jspecify.annotations.NullMarked;
