/** The counter as SQL functions for Spark. */
@org.jspecify.annotations.NullMarked
package org.codonstream.sql;
