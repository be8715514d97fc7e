package org.enlace.web.ui;

/**
 * Somewhere to go.
 *
 * @param label what the reader sees; says where it leads when read alone
 * @param href  a path on this node, or an outside address
 */
public record Link(String label, String href) {}
