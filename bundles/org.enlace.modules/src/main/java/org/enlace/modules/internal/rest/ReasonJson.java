package org.enlace.modules.internal.rest;

/** @param reason why, 1 to 500 characters */
record ReasonJson(String reason) {}
