package org.enlace.calendar.internal.rest;

/** @param source of one source only, as {@code /api/calendar/dates} names it; null for all */
public record NewFeedJson(String source) {}
