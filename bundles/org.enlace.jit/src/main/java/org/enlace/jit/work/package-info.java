/**
 * What a team knows and does: entries, each written by one country and shared with the parties. A country answers another's entry by one
 * of its own; nobody changes what is somebody else's.
 */
package org.enlace.jit.work;
