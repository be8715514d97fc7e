/** The assembled node as a process, and what it makes of whatever is sent to it. */
package org.enlace.node;
