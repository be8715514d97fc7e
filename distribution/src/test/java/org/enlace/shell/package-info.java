/** The shell of an assembled node by its two doors: the real {@code ssh}, and {@code bin/enlace}. */
package org.enlace.shell;
