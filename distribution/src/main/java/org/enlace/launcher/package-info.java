/** Starts, stops and asks a node. Plain Java on the class path beside the framework; nothing here is visible to a bundle. */
package org.enlace.launcher;
