/** Tests of publishing; those that need a broker run one inside this JVM. */
package org.codonstream.publish;
