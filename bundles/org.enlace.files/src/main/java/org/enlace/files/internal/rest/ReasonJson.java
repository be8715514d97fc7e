package org.enlace.files.internal.rest;

/** @param reason why, 5 to 500 characters */
public record ReasonJson(String reason) {}
