package org.enlace.exchange.internal;

/**
 * Which node this is to others.
 *
 * @param node  a UUID, made once
 * @param epoch how often its streams began, from 1: once more after each restored backup
 */
public record Self(String node, long epoch) {}
