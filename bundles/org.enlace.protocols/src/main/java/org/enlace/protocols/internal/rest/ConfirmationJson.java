package org.enlace.protocols.internal.rest;

import java.time.LocalDate;

/** Until when a version was looked at and found right. */
public record ConfirmationJson(LocalDate nextReview) {}
