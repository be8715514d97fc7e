package org.enlace.files.internal.rest;

import java.time.Instant;

/**
 * @param until  until when at least
 * @param reason why, 5 to 500 characters
 */
public record KeepJson(Instant until, String reason) {}
