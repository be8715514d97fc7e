package org.enlace.protocols.internal.rest;

/** Why something is given up, taken back, declined or kept. */
public record EndingJson(String reason) {}
