package org.enlace.web.ui;

/** A short status: one or two words and the tone. */
public record Tag(String label, Tone tone) {}
