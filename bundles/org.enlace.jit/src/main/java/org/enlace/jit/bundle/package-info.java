/**
 * The court bundle of a team's evidence: what one holds, who prepared and who approved it, what was withheld on which ground, and the form in
 * which it proves itself. Pure: what writes a bundle here also reads it on a machine without a node.
 */
package org.enlace.jit.bundle;
