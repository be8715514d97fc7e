package org.enlace.web.internal.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;

/** How to find one's way. */
@Path("/help")
@Needs("home.read")
public final class HelpPage {
    private final Node node;

    public HelpPage(Node node) {
        this.node = node;
    }

    @GET
    @Produces("text/html")
    public Page help(@Context Caller caller) {
        Words words = new Words(caller.language());
        return new Page(
                words.get("help.title"),
                PageTemplates.fill(
                        "help",
                        Map.of(
                                "words", words,
                                "country", HomePage.country(node, caller.language()),
                                "version", node.version())));
    }
}
