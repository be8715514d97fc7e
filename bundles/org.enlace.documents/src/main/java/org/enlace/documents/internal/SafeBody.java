package org.enlace.documents.internal;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.enlace.documents.Document;
import org.enlace.documents.Documents;
import org.enlace.platform.Refusal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * A page's content as a document may show it: texts, headings, lists, tables, links to elsewhere, and nothing that is loaded, sent
 * or run. In a form whose structure a PDF can carry: a list of terms becomes a table with heads of rows, headings skip no level.
 */
final class SafeBody {
    private static final String OUT =
            "script, style, link, base, meta, title, noscript, template, iframe, frame, frameset, object,"
                    + " embed, applet, svg, math, canvas, audio, video, source, track, map, area, form, button, input, select, textarea,"
                    + " datalist, output, progress, meter, nav, dialog, [hidden], [aria-hidden=true], .govuk-visually-hidden,"
                    + " .enlace-screen";
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "blockquote",
            "ul",
            "ol",
            "table",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "pre");
    private static final Safelist ALLOWED = Safelist.none()
            .addTags(BLOCKS.toArray(String[]::new))
            .addTags(
                    "li", "thead", "tbody", "tfoot", "tr", "th", "td", "br", "span", "strong", "em", "b", "i", "u", "s")
            .addTags("del", "ins", "mark", "code", "kbd", "samp", "sub", "sup", "small", "q", "cite", "time", "a")
            .addAttributes(":all", "class", "lang")
            .addAttributes("ol", "start")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan", "scope")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto");
    private static final List<String> HEADINGS = List.of("h1", "h2", "h3", "h4", "h5", "h6");

    private SafeBody() {}

    /** @throws Refusal {@code document.too-long}, {@code document.too-deep} */
    static Element of(Document document) {
        org.jsoup.nodes.Document parsed =
                Jsoup.parseBodyFragment(written(document.body()), document.address() == null ? "" : base(document));
        Element body = parsed.body();
        measure(body);
        body.select(OUT).remove();
        body.select("img").forEach(picture -> picture.replaceWith(new org.jsoup.nodes.TextNode(picture.attr("alt"))));
        body.select("dl").forEach(SafeBody::table);
        body.select("caption").forEach(SafeBody::beforeItsTable);
        body.select("summary").tagName("p").addClass("summary");
        body.select("details, figure, main, header, footer, aside, fieldset, address, hgroup, search, dt, dd")
                .tagName("div");
        body.select("figcaption, legend").tagName("p");
        Element clean = new Cleaner(ALLOWED).clean(parsed).body();
        clean.select("a:not([href])").unwrap();
        clean.select("a").forEach(link -> link.attr("title", named(link)));
        clean.select("[lang]").forEach(SafeBody::checkLanguage);
        clean.select("[colspan], [rowspan], [start]").forEach(SafeBody::checkNumbers);
        clean.select("ul, ol").forEach(SafeBody::onlyItems);
        clean.select("li").forEach(SafeBody::inAList);
        clean.select("ul, ol, table").stream()
                .filter(whole -> whole.select("li, td, th").isEmpty())
                .toList()
                .forEach(Node::remove);
        level(clean);
        return clean;
    }

    private static String written(Content body) {
        StringOutput text = new StringOutput();
        body.writeTo(new OwaspHtmlTemplateOutput(text));
        String html = text.toString();
        if (html.length() > Documents.CHARACTERS_AT_MOST) {
            throw new Refusal(
                    "document.too-long",
                    "The document has " + html.length() + " characters and may have " + Documents.CHARACTERS_AT_MOST
                            + "; ask for less at once",
                    html.length(),
                    Documents.CHARACTERS_AT_MOST);
        }
        return html;
    }

    /** Links without a host lead to where the record is. */
    private static String base(Document document) {
        return URI.create(document.address()).resolve("/").toString();
    }

    private static void measure(Element body) {
        int elements = 0;
        int depth = 0;
        Node at = body;
        while (at != null) {
            if (at instanceof Element) {
                elements++;
            }
            if (elements > Documents.ELEMENTS_AT_MOST || depth > Documents.DEPTH_AT_MOST) {
                throw new Refusal(
                        "document.too-deep",
                        "The document has more than " + Documents.ELEMENTS_AT_MOST
                                + " elements or they stand more than " + Documents.DEPTH_AT_MOST
                                + " deep in one another; ask for less at once",
                        Documents.ELEMENTS_AT_MOST,
                        Documents.DEPTH_AT_MOST);
            }
            if (at.childNodeSize() > 0) {
                at = at.childNode(0);
                depth++;
            } else {
                while (at != null && at != body && at.nextSibling() == null) {
                    at = at.parent();
                    depth--;
                }
                at = at == null || at == body ? null : at.nextSibling();
            }
        }
    }

    /** Terms and what they are: each a row whose head is the term. */
    private static void table(Element list) {
        Element rows = new Element("tbody");
        Element row = null;
        for (Element each : list.select("dt, dd")) {
            if (each.closest("dl") != list) {
                continue;
            }
            if (row == null || each.normalName().equals("dt")) {
                row = rows.appendElement("tr");
                row.appendElement("th").attr("scope", "row");
                row.appendElement("td");
            }
            Element cell = row.child(each.normalName().equals("dt") ? 0 : 1);
            cell.appendChildren(each.childNodesCopy());
        }
        Element table = new Element("table").addClass("facts");
        table.appendChild(rows);
        list.replaceWith(table);
    }

    private static void beforeItsTable(Element caption) {
        Element table = caption.closest("table");
        caption.tagName("p").addClass("caption");
        if (table != null) {
            table.before(caption);
        }
    }

    /** What a screen reader says of a link, away from its sentence. */
    private static String named(Element link) {
        String words = link.text().strip();
        String to = link.attr("href");
        return words.isEmpty() || words.equals(to) ? to : words + " (" + to + ")";
    }

    private static void checkLanguage(Element element) {
        if (!element.attr("lang").matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")) {
            element.removeAttr("lang");
        }
    }

    private static void checkNumbers(Element element) {
        for (String name : List.of("colspan", "rowspan", "start")) {
            if (element.hasAttr(name) && !element.attr(name).matches("[1-9]\\d{0,2}|0")) {
                element.removeAttr(name);
            }
        }
    }

    /** What stands in a list and is no item becomes one; a blank between two goes. */
    private static void onlyItems(Element list) {
        for (Node child : List.copyOf(list.childNodes())) {
            boolean item =
                    child instanceof Element element && element.normalName().equals("li");
            if (!item && !(child instanceof org.jsoup.nodes.TextNode text && text.isBlank())) {
                child.wrap("<li></li>");
            }
        }
    }

    private static void inAList(Element item) {
        Element parent = item.parent();
        if (parent == null || !Set.of("ul", "ol").contains(parent.normalName())) {
            item.tagName("div");
        }
    }

    private static void level(Element body) {
        int last = 1;
        for (Element heading : body.select("h1, h2, h3, h4, h5, h6")) {
            int wanted = HEADINGS.indexOf(heading.normalName()) + 1;
            int level = Math.max(2, Math.min(wanted, last + 1));
            heading.tagName("h" + level);
            last = level;
        }
    }
}
