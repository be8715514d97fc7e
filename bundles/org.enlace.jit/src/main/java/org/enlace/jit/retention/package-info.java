/**
 * The end of retention of evidence: by which rule of the unit an item is kept for how long, what keeps it longer, how two officers confirm
 * that it is erased, and what certifies that it was. Pure.
 */
package org.enlace.jit.retention;
