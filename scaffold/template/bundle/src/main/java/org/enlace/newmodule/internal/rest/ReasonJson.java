package org.enlace.newmodule.internal.rest;

/** @param reason why the entry is withdrawn, 1 to 500 characters */
record ReasonJson(String reason) {}
