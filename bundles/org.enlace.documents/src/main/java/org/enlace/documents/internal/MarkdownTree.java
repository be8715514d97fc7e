package org.enlace.documents.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** A text, parsed, with nothing left in its tree that is not to be shown. */
final class MarkdownTree {
    private static final int INLINE_DEPTH = 10;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int ADDRESSES_AT_LEAST = 10_000;
    private static final Pattern ADDRESS =
            Pattern.compile("(?i:https?://[^\\s/?#\\\\\"<>]|mailto:[^\\s\"<>])[^\\s\"<>]*");

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            AutolinkExtension.builder().linkTypes(AutolinkType.URL).build());

    /** Neither HTML nor indented code: both are text that somebody typed. In the order they are tried, a rule before a list. */
    private static final Set<Class<? extends Block>> BLOCKS = new LinkedHashSet<>(
            List.of(BlockQuote.class, Heading.class, FencedCodeBlock.class, ThematicBreak.class, ListBlock.class));

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .enabledBlockTypes(BLOCKS)
            .maxInlineNesting(INLINE_DEPTH)
            .build();

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .percentEncodeUrls(true)
            .softbreak("<br />\n")
            .attributeProviderFactory(context -> MarkdownTree::attributes)
            .build();

    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .nodeRendererFactory(PlainLinks::new)
            .build();

    private final Node root;

    private MarkdownTree(Node root) {
        this.root = root;
    }

    /**
     * How many characters the addresses of a text's links may still have together. An address that is written once can be referred to
     * thousands of times, so without this a text could grow to hundreds of times its length.
     */
    private static final class Addresses {
        private long left;

        Addresses(long left) {
            this.left = left;
        }

        boolean take(String address) {
            left -= address.length();
            return left >= 0;
        }
    }

    /** @param text within {@link Bounds} */
    static MarkdownTree of(String text) {
        Node root = PARSER.parse(text);
        Addresses addresses = new Addresses(ADDRESSES_AT_LEAST + 2L * text.length());
        for (Node node = root; node != null; ) {
            node = tidy(node, addresses);
        }
        for (Node node = root; node != null; node = next(node)) {
            if (node instanceof Link link && !says(link)) {
                link.appendChild(new Text(link.getDestination()));
            }
        }
        return new MarkdownTree(root);
    }

    /** Whether there is anything of a link to be read out. */
    private static boolean says(Link link) {
        Node beyond = after(link);
        for (Node node = link.getFirstChild(); node != null && node != beyond; node = next(node)) {
            String words =
                    node instanceof Text text ? text.getLiteral() : node instanceof Code code ? code.getLiteral() : "";
            if (!words.isBlank()) {
                return true;
            }
        }
        return false;
    }

    String html(int under) {
        int last = under;
        for (Node node = root; node != null; node = next(node)) {
            if (node instanceof Heading heading) {
                last = Math.min(6, Math.min(last + 1, heading.getLevel() + under));
                heading.setLevel(last);
            }
        }
        return SafeHtml.of(HTML.render(root));
    }

    String plain() {
        return PLAIN.render(root).strip();
    }

    Node root() {
        return root;
    }

    /** The next in the order of the text, by no recursion. */
    static Node next(Node node) {
        return node.getFirstChild() != null ? node.getFirstChild() : after(node);
    }

    private static Node after(Node node) {
        Node at = node;
        while (at != null && at.getNext() == null) {
            at = at.getParent();
        }
        return at == null ? null : at.getNext();
    }

    /** A link that leads nowhere it may, or for which there is no room, becomes its words, a picture a link. */
    private static Node tidy(Node node, Addresses addresses) {
        if (node instanceof Image image) {
            Link link = new Link(image.getDestination(), null);
            image.insertBefore(link);
            move(image, link::appendChild);
            image.unlink();
            return link;
        }
        if (node instanceof Link link) {
            link.setTitle(null);
            if (!leads(link.getDestination()) || within(link) || !addresses.take(link.getDestination())) {
                Node first = link.getFirstChild();
                Node after = after(link);
                move(link, link::insertBefore);
                link.unlink();
                return first == null ? after : first;
            }
        }
        return next(node);
    }

    private static void move(Node from, Consumer<Node> to) {
        for (Node child = from.getFirstChild(); child != null; ) {
            Node next = child.getNext();
            to.accept(child);
            child = next;
        }
    }

    private static boolean leads(String address) {
        return address != null
                && address.length() <= LONGEST_ADDRESS
                && ADDRESS.matcher(address).matches();
    }

    private static boolean within(Link link) {
        for (Node at = link.getParent(); at != null; at = at.getParent()) {
            if (at instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        String start = attributes.get("start");
        String address = attributes.get("href");
        attributes.clear();
        if (node instanceof TableCell cell && cell.isHeader()) {
            attributes.put("scope", "col");
        } else if (node instanceof OrderedList && start != null) {
            attributes.put("start", start);
        } else if (address != null) {
            attributes.put("href", address);
        }
    }
}
