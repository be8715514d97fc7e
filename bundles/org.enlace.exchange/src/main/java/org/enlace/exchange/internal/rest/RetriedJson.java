package org.enlace.exchange.internal.rest;

/** @param handedOver how many records went to their module */
record RetriedJson(int handedOver) {}
