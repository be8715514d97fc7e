package org.enlace.web.internal.pages;

import gg.jte.Content;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.Card;
import org.enlace.web.HomePart;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is new for the caller, from the cards of the installed modules; on a fresh node, what to do next. */
@Path("/")
@Needs("home.read")
public final class HomePage {
    private static final Logger LOG = LoggerFactory.getLogger(HomePage.class);

    private final Supplier<List<HomePart>> parts;
    private final Supplier<List<Card>> cards;
    private final BooleanSupplier workflows;
    private final Node node;

    /**
     * @param parts     every part that stands above them
     * @param cards     every card that is registered now
     * @param workflows whether any workflow module is installed
     */
    public HomePage(Supplier<List<HomePart>> parts, Supplier<List<Card>> cards, BooleanSupplier workflows, Node node) {
        this.parts = parts;
        this.cards = cards;
        this.workflows = workflows;
        this.node = node;
    }

    @GET
    @Produces("text/html")
    public Page home(@Context Caller caller) {
        Words words = new Words(caller.language());
        List<Card.Content> shown = cards.get().stream()
                .filter(card -> caller.holds(card.permission()))
                .sorted(Comparator.comparingInt(Card::order))
                .map(card -> card.content(caller))
                .toList();
        return new Page(
                words.get("home.title"),
                PageTemplates.fill(
                        "home",
                        Map.of(
                                "words", words,
                                "country", country(node, caller.language()),
                                "workflows", workflows.getAsBoolean(),
                                "folder", quoted(node.home().toString()),
                                "shell", shell(),
                                "archives", archives(),
                                "cards", shown,
                                "parts", parts(caller))));
    }

    private List<Content> parts(Caller caller) {
        List<Content> shown = new ArrayList<>();
        for (HomePart part : parts.get()) {
            if (caller.holds(part.permission())) {
                try {
                    shown.add(part.content(caller));
                } catch (RuntimeException | LinkageError e) {
                    LOG.error(
                            "The part {} of the home page failed",
                            part.getClass().getName(),
                            e);
                }
            }
        }
        return shown;
    }

    /** How to reach the shell of this very node: its data folder is named where it is not the one beside the program. */
    private String shell() {
        boolean beside = node.data().equals(node.home().resolveSibling("enlace-data"));
        return (beside ? "" : "ENLACE_DATA=" + quoted(node.data().toString()) + " ") + "bin/enlace shell";
    }

    /** A path as a shell takes it. */
    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./+@:-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** The module archives of this release, as one types them in the program's folder. */
    private List<String> archives() {
        java.nio.file.Path folder = node.home().resolve("modules");
        if (workflows.getAsBoolean() || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            return files.map(file -> "modules/" + file.getFileName())
                    .filter(name -> name.matches(".*-[0-9].*\\.zip"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // Only an example is lost: the page then names the archive in general.
            return List.of();
        }
    }

    static String country(Node node, Language language) {
        return new Locale.Builder().setRegion(node.country().value()).build().getDisplayCountry(language.locale());
    }
}
