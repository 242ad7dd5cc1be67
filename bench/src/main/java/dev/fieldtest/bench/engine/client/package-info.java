/**
 * The clients that are measured: each a process that reads an assignment and tells what it sees.
 */
@NullMarked
package dev.fieldtest.bench.engine.client;

import org.jspecify.annotations.NullMarked;
