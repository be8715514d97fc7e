package org.enlace.inbox.internal.rest;

/**
 * @param items at most 99
 * @param more  whether there are more
 */
public record CountJson(int items, boolean more) {}
