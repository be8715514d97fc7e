package org.enlace.web.internal.rest;

/**
 * How large bodies may be where a resource method does not say otherwise, in bytes.
 *
 * @param plain  JSON, forms, anything but uploads
 * @param upload forms with files
 */
public record Limits(long plain, long upload) {}
