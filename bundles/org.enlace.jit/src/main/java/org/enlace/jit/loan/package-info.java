/**
 * Digital evidence that one country lends to others: who asked for it and who approved it, to whom, for what and for how long; how far each
 * copy is with each recipient; and when a copy is to be erased. Pure.
 */
package org.enlace.jit.loan;
