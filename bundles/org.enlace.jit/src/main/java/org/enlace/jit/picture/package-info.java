/** Pictures of what a team knows: who and what is related, where borders were crossed, and which entries are likely of the same. */
package org.enlace.jit.picture;
