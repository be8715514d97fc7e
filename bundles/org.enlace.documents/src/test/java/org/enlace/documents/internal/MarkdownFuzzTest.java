package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gg.jte.output.StringOutput;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What no text may bring about, with texts that nobody thought of, always the same ones. */
class MarkdownFuzzTest {
    private static final long SEED = 20261126;
    private static final Set<String> ATTRIBUTES = Set.of("href", "rel", "start", "scope", "class");
    private static final List<String> PIECES = List.of(
            "**",
            "*",
            "_",
            "__",
            "`",
            "```",
            "~~~",
            "#",
            "## ",
            "- ",
            "+ ",
            "1. ",
            "9) ",
            "> ",
            ">",
            "\n",
            "\n\n",
            "\r\n",
            "    ",
            "\t",
            "[",
            "]",
            "(",
            ")",
            "![",
            "](",
            "<",
            ">",
            "</",
            "<script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "javascript:alert(1)",
            "JAVASCRIPT&colon;",
            "data:text/html,",
            "https://",
            "http://a.b/",
            "mailto:",
            "a@b.c",
            "www.x.y",
            "&",
            "&lt;",
            "&#x6A;",
            "&#0;",
            "&nbsp;",
            "\\",
            "\"",
            "'",
            "{{",
            "}}",
            "${",
            "|",
            "| --- |",
            "|---|---|",
            ":-:",
            "---",
            "===",
            "* * *",
            "[a]: javascript:x",
            "[b]: https://c.d 'e'",
            "[b]",
            "onclick=",
            "style=",
            "\u0000",
            "\u0008",
            "\u00A0",
            "\uD800",
            "\uDC00",
            "\uFFFE",
            "\u202E",
            "\u2028",
            "😀",
            "ñandú",
            "palabra",
            " ",
            "  \n",
            "x");

    private final MarkdownText markdown = new MarkdownText();

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(60);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private String html(String text) {
        StringOutput html = new StringOutput();
        markdown.html(text, 2).writeTo(html);
        return html.toString();
    }

    @Test
    void an_address_written_once_and_used_thousands_of_times_does_not_make_a_text_grow() {
        String text = "[a]: https://x/" + "\u6F22".repeat(1_900) + "\n\n" + "[a] ".repeat(40_000);
        assertEquals(Optional.empty(), Bounds.broken(text));
        assertTrue(html(text).contains("<a href=\"https://x/%E6%BC%A2"));
        assertTrue(html(text).length() < 30L * text.length());
        assertTrue(markdown.plain(text).length() < 4L * text.length());
    }

    @Test
    void whatever_is_typed_becomes_well_formed_harmless_and_stays_as_it_is_when_it_is_cleaned_again() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 8_000; i++) {
            String text = text(random);
            String html = html(text);
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)))
                    .getDocumentElement();
            harmless(root, text);
            String inner = html.substring(SafeHtml.OPENS.length(), html.length() - SafeHtml.CLOSES.length());
            assertEquals(inner, SafeHtml.clean(inner), text);
            assertFalse(markdown.plain(text).contains("\r"), text);
        }
    }

    private static void harmless(Element element, String text) {
        assertFalse(
                Set.of("script", "style", "img", "iframe", "svg", "form", "input")
                        .contains(element.getTagName()),
                text);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            assertTrue(ATTRIBUTES.contains(name), () -> name + " in " + text);
        }
        String address = element.getAttribute("href");
        assertTrue(address.isEmpty() || address.matches("(?is)(https?://|mailto:).*"), () -> address + " in " + text);
        if (element.getTagName().equals("a")) {
            assertEquals("noopener nofollow", element.getAttribute("rel"), text);
            assertFalse(element.getTextContent().isBlank(), text);
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                harmless(child, text);
            }
        }
    }

    @Test
    void no_text_is_deeper_than_was_thought() {
        Random random = new Random(SEED);
        List<String> starts = List.of(
                "> ",
                ">",
                "- ",
                "* ",
                "+ ",
                "1. ",
                "23) ",
                "  ",
                "    ",
                "\t",
                " ",
                "a",
                "\n",
                "\n\n",
                "\r\n",
                "- - - x\n",
                "```\n");
        int deepest = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = 1 + random.nextInt(40);
            for (int j = 0; j < pieces; j++) {
                text.append(starts.get(random.nextInt(starts.size())));
            }
            int thought = Bounds.depth(text.toString());
            int depth = depth(text.toString());
            assertTrue(depth <= thought, () -> "deeper than " + thought + ": " + text);
            deepest = Math.max(deepest, depth);
        }
        assertTrue(deepest > 5, "hardly anything was deep");
    }

    private static int depth(String text) {
        int deepest = 0;
        for (Node node = MarkdownTree.of(text).root(); node != null; node = MarkdownTree.next(node)) {
            int depth = 0;
            for (Node at = node; at != null; at = at.getParent()) {
                depth += at instanceof BlockQuote || at instanceof ListItem ? 1 : 0;
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** What is made to be slow is either refused before it is parsed, or takes memory in proportion to its length. */
    @Test
    void texts_that_are_made_to_be_slow_are_refused_or_cost_what_their_length_costs() {
        List<IntFunction<String>> bombs = List.of(
                n -> "> ".repeat(n) + "a",
                n -> "- ".repeat(n) + "a",
                n -> "1. ".repeat(n) + "a",
                n -> nested(n),
                n -> "*a ".repeat(n) + "b",
                n -> "*a **a ".repeat(n) + "b" + " a** a*".repeat(n),
                n -> "*".repeat(n) + "x" + "*".repeat(n),
                n -> "a**b" + "c* ".repeat(n),
                n -> "*a_ ".repeat(n),
                n -> "[".repeat(n) + "a" + "]".repeat(n),
                n -> "[a](".repeat(n),
                n -> "[a](<b".repeat(n),
                n -> "![".repeat(n) + "x" + "](u)".repeat(n),
                n -> "[](".repeat(n) + ")".repeat(n),
                n -> "<!--".repeat(n),
                n -> "<".repeat(n),
                n -> "<?".repeat(n),
                n -> "<![CDATA[".repeat(n),
                n -> "`a``b```c".repeat(n),
                n -> "\\".repeat(n),
                n -> "&".repeat(n),
                n -> "[a]: x\n".repeat(n),
                n -> "https://".repeat(n),
                n -> "a@".repeat(n),
                n -> "|".repeat(n) + "\n" + "-|".repeat(n) + "\n" + "|\n".repeat(n),
                n -> "a\n===\n".repeat(n),
                n -> "\n".repeat(n));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int measured = 0;
        for (IntFunction<String> bomb : bombs) {
            String half = bomb.apply(2_000);
            String whole = bomb.apply(4_000);
            if (Bounds.broken(whole).isPresent()) {
                html(whole);
                continue;
            }
            html(half);
            long before = threads.getCurrentThreadAllocatedBytes();
            html(half);
            long first = threads.getCurrentThreadAllocatedBytes() - before;
            html(whole);
            long second = threads.getCurrentThreadAllocatedBytes() - before - first;
            assertTrue(
                    second < 3 * first + 100_000,
                    () -> first + " and then " + second + " bytes for " + whole.substring(0, 30));
            measured++;
        }
        assertTrue(measured > 15, "hardly anything was measured: " + measured);
    }

    private static String nested(int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(n, 400); i++) {
            text.append("  ".repeat(i)).append("- a\n");
        }
        return text.toString();
    }
}
