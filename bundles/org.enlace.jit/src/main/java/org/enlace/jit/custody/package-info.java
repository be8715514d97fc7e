/**
 * The chain of custody of a team's evidence (ISO/IEC 27037): who had an item, when, where, why and in what condition, from its seizure to
 * what became of it. Pure: what verifies a chain here also verifies it on a machine without a node.
 */
package org.enlace.jit.custody;
