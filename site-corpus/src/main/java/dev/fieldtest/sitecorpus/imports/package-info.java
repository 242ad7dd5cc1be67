/** Brings addresses from top lists, lists, bookmarks and password managers into a corpus. */
@NullMarked
package dev.fieldtest.sitecorpus.imports;

import org.jspecify.annotations.NullMarked;
