package org.enlace.calendar.internal.rest;

/** @param path the secret, from the root of the node */
public record MadeJson(FeedJson feed, String path) {}
