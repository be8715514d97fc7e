package org.enlace.documents.internal;

import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** In a text without marks a link is its words and, where they are not the same, its address; code is itself. */
final class PlainLinks implements NodeRenderer {
    private final TextContentNodeRendererContext context;

    PlainLinks(TextContentNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, Code.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Code code) {
            context.getWriter().write(code.getLiteral());
            return;
        }
        Link link = (Link) node;
        for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        String address = link.getDestination();
        boolean itself = link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && (address.equals(text.getLiteral()) || address.equals("mailto:" + text.getLiteral()));
        if (!itself) {
            context.getWriter()
                    .write((link.getFirstChild() == null ? "" : " (")
                            + address
                            + (link.getFirstChild() == null ? "" : ")"));
        }
    }
}
