package org.enlace.documents.internal;

import gg.jte.Content;
import org.enlace.documents.Markdown;
import org.osgi.service.component.annotations.Component;

/** Reads and shows texts with marks. What parses them is loaded with the first one. */
@Component
public final class MarkdownText implements Markdown {
    @Override
    public void check(String text, String field) {
        Bounds.broken(text).ifPresent(refusal -> {
            throw refusal.at(field);
        });
    }

    @Override
    public Content html(String text, int under) {
        if (under < 1 || under > 5) {
            throw new IllegalArgumentException("A heading above a text has a level of 1 to 5, not " + under);
        }
        String words = text == null ? "" : text;
        String html = Bounds.broken(words).isPresent()
                ? SafeHtml.typed(words)
                : MarkdownTree.of(words).html(under);
        return output -> output.writeContent(html);
    }

    @Override
    public String plain(String text) {
        String words = text == null ? "" : text;
        return Bounds.broken(words).isPresent() ? words : MarkdownTree.of(words).plain();
    }
}
