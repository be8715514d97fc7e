package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Set;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    private final MarkdownText markdown = new MarkdownText();

    private String html(String text, int under) {
        StringOutput html = new StringOutput();
        markdown.html(text, under).writeTo(html);
        return html.toString();
    }

    /** Without what stands around every text, and without the line ends between blocks. */
    private String html(String text) {
        String html = html(text, 1);
        assertTrue(html.startsWith(SafeHtml.OPENS) && html.endsWith(SafeHtml.CLOSES), html);
        return html.substring(SafeHtml.OPENS.length(), html.length() - SafeHtml.CLOSES.length())
                .replace("\n", "");
    }

    @Test
    void paragraphs_emphasis_lists_quotations_and_code_become_html() {
        assertEquals(
                "<p>Un <strong>asunto</strong> <em>nuevo</em>.</p><p>Otro.</p>",
                html("Un **asunto** *nuevo*.\n\nOtro."));
        assertEquals("<ul><li>uno</li><li>dos<ul><li>tres</li></ul></li></ul>", html("- uno\n- dos\n  - tres"));
        assertEquals("<ol start=\"4\"><li>cuatro</li><li>cinco</li></ol>", html("4. cuatro\n5. cinco"));
        assertEquals("<blockquote><p>dijo</p></blockquote>", html("> dijo"));
        assertEquals("<pre><code>a &lt; b</code></pre>", html("```java\na < b\n```"));
        assertEquals("<p>antes</p><hr /><p>después</p>", html("antes\n\n* * *\n\ndespués"));
    }

    @Test
    void a_line_end_breaks_the_line_and_an_indented_line_is_no_code() {
        assertEquals("<p>una<br />otra</p>", html("una\notra"));
        assertEquals("<p>Decreto<br />de la República</p>", html("Decreto\n              de la República"));
        assertEquals("<p>de la República</p>", html("              de la República"));
    }

    @Test
    void headings_begin_below_the_one_above_and_skip_no_level() {
        assertEquals("<h2>Uno</h2><h3>Dos</h3><h2>Tres</h2>", html("# Uno\n\n#### Dos\n\n# Tres"));
        assertTrue(html("###### Uno", 2).contains("<h3>Uno</h3>"));
        assertTrue(html("# Uno\n\n## Dos\n\n### Tres", 5).contains("<h6>Uno</h6>\n<h6>Dos</h6>\n<h6>Tres</h6>"));
        assertThrows(IllegalArgumentException.class, () -> markdown.html("# Uno", 6));
        assertThrows(IllegalArgumentException.class, () -> markdown.html("# Uno", 0));
    }

    @Test
    void a_table_has_heads_of_columns_and_no_style() {
        assertEquals(
                "<table><thead><tr><th scope=\"col\">Fecha</th><th scope=\"col\">Lugar</th></tr></thead>"
                        + "<tbody><tr><td>3</td><td>Leticia</td></tr><tr><td>4</td><td></td></tr></tbody></table>",
                html("| Fecha | Lugar |\n| ---: | :--- |\n| 3 | Leticia |\n| 4 |"));
    }

    @Test
    void links_lead_to_the_web_and_to_mailboxes_alone() {
        assertEquals(
                "<p><a href=\"https://example.org/a?b&#61;1\" rel=\"noopener nofollow\">la ley</a></p>",
                html("[la ley](https://example.org/a?b=1 \"título\")"));
        assertEquals(
                "<p><a href=\"mailto:ana&#64;example.org\" rel=\"noopener nofollow\">Ana</a></p>",
                html("[Ana](mailto:ana@example.org)"));
        assertEquals(
                "<p>Véase <a href=\"https://example.org/x\" rel=\"noopener nofollow\">https://example.org/x</a>.</p>",
                html("Véase https://example.org/x."));
        assertTrue(html("<https://example.org>").contains("href=\"https://example.org\""));
        for (String no : List.of(
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "//example.org/x",
                "/protocols/1",
                "https:example.org",
                "http://",
                "#changes",
                "&#106;avascript:alert(1)",
                "ftp://example.org/")) {
            assertEquals("<p>palabras</p>", html("[palabras](<" + no + ">)"), no);
        }
        assertEquals("<p>a b</p>", html("[a b](https://" + "x".repeat(2_000) + ")"));
    }

    @Test
    void a_link_without_words_says_where_it_leads() {
        String link = "<p><a href=\"https://example.org\" rel=\"noopener nofollow\">https://example.org</a></p>";
        assertEquals(link, html("[](https://example.org)"));
        assertEquals(link, html("[![](a)](https://example.org)"));
    }

    @Test
    void a_picture_is_a_link_to_it_and_html_is_text() {
        assertEquals(
                "<p><a href=\"https://example.org/p.png\" rel=\"noopener nofollow\">plano</a></p>",
                html("![plano](https://example.org/p.png)"));
        assertEquals("<p>plano</p>", html("![plano](/p.png)"));
        assertEquals(
                "<p><a href=\"https://example.org\" rel=\"noopener nofollow\">plano</a></p>",
                html("[![plano](https://example.org/p.png)](https://example.org)"));
        assertEquals(
                "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick&#61;&#34;x&#34;&gt;b&lt;/b&gt;</p>",
                html("<script>alert(1)</script> <b onclick=\"x\">b</b>"));
        assertEquals("<p>&lt;!-- nada --&gt;</p>", html("<!-- nada -->"));
    }

    @Test
    void the_words_alone_are_for_mail_and_search() {
        assertEquals(
                "Asunto\n\nUn asunto nuevo,\nde hoy.\n\n- uno\n- dos\n\n3. tres\n\nla ley (https://example.org/ley)"
                        + " y https://example.org",
                markdown.plain("# Asunto\n\nUn **asunto** *nuevo*,\nde hoy.\n\n- uno\n- dos\n\n3. tres\n\n"
                        + "[la ley](https://example.org/ley) y https://example.org"));
        assertEquals("Ana", markdown.plain("[Ana](javascript:x)"));
        assertEquals("a < b", markdown.plain("`a < b`"));
        assertEquals("", markdown.plain(null));
        assertEquals("<b>x</b>", markdown.plain("<b>x</b>"));
    }

    @Test
    void a_paste_of_three_hundred_pages_is_refused_with_value_rule_and_remedy() {
        Refusal refusal = assertThrows(Refusal.class, () -> markdown.check("palabra ".repeat(900_000 / 8), "text"));
        assertEquals("markdown.too-long", refusal.code());
        assertEquals(List.of(900_000L, 200_000L), refusal.values());
        assertEquals("text", refusal.field().orElseThrow());
        assertTrue(refusal.getMessage().contains("attach it as a file"), refusal.getMessage());
        markdown.check("palabra ".repeat(200_000 / 8), "text");
    }

    @Test
    void what_was_refused_is_shown_as_it_was_typed() {
        String deep = "> ".repeat(50) + "<b>hondo</b>\n* otro";
        assertThrows(Refusal.class, () -> markdown.check(deep, "text"));
        assertEquals("<p>" + "&gt; ".repeat(50) + "&lt;b&gt;hondo&lt;/b&gt;<br />* otro</p>", html(deep));
        assertEquals(deep, markdown.plain(deep));
    }

    @Test
    void a_text_in_a_document_is_tagged_and_its_links_lead_where_they_say() throws Exception {
        byte[] pdf = Made.pdf(html("""
                # Antecedentes

                Un **asunto** *nuevo*, véase [la ley](https://example.org/ley) o <ana@example.org>.

                1. uno
                2. dos
                   > una cita

                | Fecha | Lugar |
                | --- | --- |
                | 3 de marzo | Leticia |

                ```
                sin formato
                ```
                """, 1));
        assertEquals(List.of(), Made.broken(pdf));
        assertEquals(Set.of("https://example.org/ley", "mailto:ana@example.org", Made.ADDRESS), targets(pdf));
        assertTrue(Made.text(pdf).contains("una cita") && Made.text(pdf).contains("Leticia"), Made.text(pdf));
    }

    private static Set<String> targets(byte[] pdf) throws Exception {
        Set<String> targets = new java.util.HashSet<>(Alternatives.targets(pdf));
        targets.add(Made.ADDRESS);
        return targets;
    }

    @Test
    void an_empty_text_is_shown_as_nothing() {
        assertEquals("", html(""));
        assertEquals("", html((String) null));
        assertFalse(html("\u0000a\uD800b\uFFFE").isEmpty());
    }
}
