package org.enlace.documents.internal;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** What HTML made of a text may have. It is asked after the text was made safe already, and is not told how. */
final class SafeHtml {
    static final String OPENS = "<div class=\"enlace-text\">";
    static final String CLOSES = "</div>";

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code")
            .allowElements("em", "strong", "br", "hr", "table", "thead", "tbody", "tr", "th", "td")
            .allowElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("scope")
            .matching(true, "col")
            .onElements("th")
            .requireRelsOnLinks("noopener", "nofollow")
            .toFactory();

    private SafeHtml() {}

    static String of(String html) {
        return OPENS + clean(html) + CLOSES;
    }

    static String clean(String html) {
        return POLICY.sanitize(html);
    }

    /** A text as it was typed, its lines kept. */
    static String typed(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return of("<p>" + escaped.replaceAll("\\R", "<br />\n") + "</p>");
    }
}
