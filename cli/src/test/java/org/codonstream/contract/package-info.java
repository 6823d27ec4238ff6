/** What users rely on, tested their way: files and commands in, tables out, over a real broker. */
package org.codonstream.contract;
