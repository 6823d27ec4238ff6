/** The continuous feed: files are published as they appear in a folder. */
@org.jspecify.annotations.NullMarked
package org.codonstream.feed;
