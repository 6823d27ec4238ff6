@org.jspecify.annotations.NullMarked
package org.codonstream.flatfile;
