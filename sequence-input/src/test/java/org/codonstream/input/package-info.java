@org.jspecify.annotations.NullMarked
package org.codonstream.input;
