package org.enlace.web.internal.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.enlace.platform.Node;
import org.enlace.web.Page;
import org.enlace.web.Public;
import org.enlace.web.Visitor;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;

/** How to find one's way. */
@Path("/help")
@Public("Says how pages work and nothing of what is stored; whoever cannot sign in needs it most")
public final class HelpPage {
    private final Node node;

    public HelpPage(Node node) {
        this.node = node;
    }

    @GET
    @Produces("text/html")
    public Page help(@Context Visitor visitor) {
        Words words = new Words(visitor.language());
        return new Page(
                words.get("help.title"),
                PageTemplates.fill(
                        "help",
                        Map.of(
                                "words", words,
                                "country", HomePage.country(node, visitor.language()),
                                "version", node.version())));
    }
}
