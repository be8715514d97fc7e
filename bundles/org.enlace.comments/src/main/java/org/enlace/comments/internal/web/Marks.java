package org.enlace.comments.internal.web;

import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;

/**
 * Words with marks.
 *
 * @param markdown shows them
 * @param fields   takes them
 */
public record Marks(Markdown markdown, MarkdownFields fields) {}
