/** Figures over all teams of a node, in which no single team can be seen. */
package org.enlace.jit.statistics;
