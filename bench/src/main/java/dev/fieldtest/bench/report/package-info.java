/** What merging, writing and reading a report costs, by the number of its sites. */
@NullMarked
package dev.fieldtest.bench.report;

import org.jspecify.annotations.NullMarked;
