/** What comes of a team: its results, how its parties look back on it, what was learned, and what it cost. */
package org.enlace.jit.closing;
