package org.enlace.documents.internal;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.enlace.documents.Document;
import org.enlace.platform.Texts;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Element;

/** A document on pages, as PDF. The style of print is the platform's alone: content brings none. */
final class PdfSheets {
    private static final Texts TEXTS = Texts.of(PdfSheets.class);
    private static final String FACES = "/org/enlace/documents/internal/fonts/LiberationSans-";

    static {
        // What the layout misses is told by the tests; what an officer wrote does not belong into the log.
        XRLog.setLoggingEnabled(false);
    }

    private PdfSheets() {}

    static byte[] of(Document document, Element body, Effort effort) {
        return of(document, body, "document.css", effort);
    }

    /** @param sheet the name of the style, {@code document.css} or {@code card.css} */
    static byte[] of(Document document, Element body, String sheet, Effort effort) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(new W3CDom().fromJsoup(framed(document, body, sheet)), null);
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.withProducer("Enlace");
        builder.useUnicodeLineBreaker(new Watched(effort, document.language().locale()));
        builder.usePageSupplier((pdf, width, height, number, shadow) -> {
            effort.page(pdf.getNumberOfPages() + 1);
            PDPage page = new PDPage(new PDRectangle(width, height));
            pdf.addPage(page);
            return page;
        });
        builder.useObjectDrawerFactory(QrCode.ofEach());
        typeface(builder);
        fetchNothing(builder);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("A PDF is written into memory, and that failed", e);
        }
        return out.toByteArray();
    }

    private static void fetchNothing(PdfRendererBuilder builder) {
        builder.useUriResolver((base, uri) -> uri);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, when);
        }
        builder.useProtocolsStreamImplementation(
                PdfSheets::refused,
                "http",
                "https",
                "file",
                "jar",
                "ftp",
                "data",
                "classpath",
                "mailto",
                "bundleresource");
    }

    private static FSStream refused(String address) {
        throw new IllegalStateException("A document fetches nothing, and asked for something");
    }

    private static void typeface(PdfRendererBuilder builder) {
        face(builder, "Regular", 400, FontStyle.NORMAL);
        face(builder, "Bold", 700, FontStyle.NORMAL);
        face(builder, "Italic", 400, FontStyle.ITALIC);
        face(builder, "BoldItalic", 700, FontStyle.ITALIC);
    }

    private static void face(PdfRendererBuilder builder, String name, int weight, FontStyle style) {
        builder.useFont(() -> resource(FACES + name + ".ttf"), "Liberation Sans", weight, style, true);
    }

    private static InputStream resource(String path) {
        InputStream found = PdfSheets.class.getResourceAsStream(path);
        if (found == null) {
            throw new IllegalStateException("The bundle has no " + path);
        }
        return found;
    }

    /** The content with its heading, in a whole document of HTML. */
    private static org.jsoup.nodes.Document framed(Document document, Element body, String sheet) {
        org.jsoup.nodes.Document whole = org.jsoup.nodes.Document.createShell("");
        whole.child(0).attr("lang", document.language().tag());
        whole.title(document.title());
        whole.head().appendElement("meta").attr("name", "subject").attr("content", document.kind());
        whole.head().appendElement("meta").attr("name", "keywords").attr("content", document.reference());
        whole.head().appendElement("style").appendChild(new org.jsoup.nodes.DataNode(style(document, sheet)));
        Element head = whole.body().appendElement("div").addClass("head");
        if (document.address() != null) {
            coded(head.addClass("with-code").appendElement("object"), document.address(), document);
        }
        if (!document.kind().isEmpty()) {
            head.appendElement("p").addClass("kind").text(document.kind());
        }
        Element title = head.appendElement("h1").text(document.title());
        if (document.titleLanguage() != null) {
            title.attr("lang", document.titleLanguage());
        }
        if (!document.note().isEmpty()) {
            head.appendElement("p").addClass("note").text(document.note());
        }
        if (document.address() != null) {
            head.appendElement("p").addClass("note").text(document.address());
        }
        whole.body().appendChildren(body.childNodesCopy());
        for (Element code : whole.body().select("span.enlace-code")) {
            String address = code.text().strip();
            if (Document.address(address)) {
                coded(code.empty().tagName("object"), address, document);
            }
        }
        return whole;
    }

    private static void coded(Element object, String address, Document document) {
        String qr = TEXTS.get(document.language(), "document.qr", address);
        object.addClass("code").attr("alt", qr).attr(QrCode.ADDRESS, address);
    }

    private static String style(Document document, String sheet) {
        try (InputStream in = resource("/org/enlace/documents/internal/" + sheet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("REFERENCE", quoted(document.reference()))
                    .replace("TITLE", quoted(shortened(document.title())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(String title) {
        return title.length() <= 70 ? title : title.substring(0, 69).replaceFirst("\\s+\\S*$", "") + "…";
    }

    /** A text as CSS takes it between quotation marks. */
    private static String quoted(String text) {
        StringBuilder css = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) && point < 0x80 || point == ' ') {
                css.appendCodePoint(point);
            } else {
                css.append('\\').append(Integer.toHexString(point)).append(' ');
            }
        });
        return css.toString();
    }

    /** Finds where lines may end, and ends the work when it takes too long: layout does little else. */
    private static final class Watched implements FSTextBreaker {
        private final Effort effort;
        private final FSTextBreaker lines;

        Watched(Effort effort, Locale locale) {
            this.effort = effort;
            lines = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(locale));
        }

        @Override
        public int next() {
            return lines.next();
        }

        @Override
        public void setText(String text) {
            effort.goesOn();
            lines.setText(text);
        }
    }
}
