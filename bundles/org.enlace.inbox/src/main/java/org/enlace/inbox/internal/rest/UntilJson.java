package org.enlace.inbox.internal.rest;

import java.time.Instant;

/** @param until such as 2026-12-01T00:00:00Z, at most 366 days ahead */
public record UntilJson(Instant until) {}
