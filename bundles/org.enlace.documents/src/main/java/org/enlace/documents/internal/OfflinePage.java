package org.enlace.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.enlace.documents.Document;
import org.enlace.platform.Texts;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/** A document as one file of HTML, with all it needs within. */
final class OfflinePage {
    private static final Texts TEXTS = Texts.of(OfflinePage.class);

    /** Nothing is loaded, sent or run, whatever the reader's browser would do otherwise. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

    private OfflinePage() {}

    static byte[] of(Document document, String warning) {
        Element body = SafeBody.of(document);
        org.jsoup.nodes.Document page = org.jsoup.nodes.Document.createShell("");
        page.outputSettings().charset(StandardCharsets.UTF_8).prettyPrint(false);
        page.prependChild(new org.jsoup.nodes.DocumentType("html", "", ""));
        page.selectFirst("html").attr("lang", document.language().tag());
        Element head = page.head();
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY);
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "referrer").attr("content", "no-referrer");
        page.title(document.title());
        head.appendElement("style").appendChild(new DataNode(style()));
        Element main = page.body().appendElement("main");
        if (!warning.isEmpty()) {
            main.appendElement("p").addClass("check").text(warning);
        }
        if (document.address() != null) {
            main.append(QrCode.svg(document.address()))
                    .selectFirst("svg")
                    .attr("role", "img")
                    .attr("aria-label", TEXTS.get(document.language(), "document.qr", document.address()));
        }
        if (!document.kind().isEmpty()) {
            main.appendElement("p").addClass("kind").text(document.kind());
        }
        Element title = main.appendElement("h1").text(document.title());
        if (document.titleLanguage() != null) {
            title.attr("lang", document.titleLanguage());
        }
        if (!document.note().isEmpty()) {
            main.appendElement("p").addClass("note").text(document.note());
        }
        if (document.address() != null) {
            main.appendElement("p").addClass("note").text(document.address());
        }
        body.select("a[href]").attr("rel", "noreferrer noopener");
        main.appendChildren(body.childNodesCopy());
        main.appendElement("p").addClass("note").text(document.reference());
        return page.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    private static String style() {
        try (InputStream in = OfflinePage.class.getResourceAsStream("/org/enlace/documents/internal/offline.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
