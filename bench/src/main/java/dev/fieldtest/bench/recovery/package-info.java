/** What it takes to get over a lost browser, node, hub or connection. */
@NullMarked
package dev.fieldtest.bench.recovery;

import org.jspecify.annotations.NullMarked;
