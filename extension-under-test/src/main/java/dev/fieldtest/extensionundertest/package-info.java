/** What an extension promises, what is observed on a page, and the pure judgement of the two. */
@NullMarked
package dev.fieldtest.extensionundertest;

import org.jspecify.annotations.NullMarked;
