package org.enlace.protocols.internal.rest;

import java.time.LocalDate;

/** Why a country leaves a document, and the last day its adoption holds. */
public record DenunciationJson(String reason, LocalDate last) {}
