/** The REST API. */
@NullMarked
package org.codonstream.rest;

import org.jspecify.annotations.NullMarked;
