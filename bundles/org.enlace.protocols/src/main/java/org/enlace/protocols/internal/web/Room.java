package org.enlace.protocols.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Translation;
import org.enlace.protocols.internal.Origins;
import org.enlace.protocols.internal.People;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.search.Search;
import org.enlace.web.Templates;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;

/** What all pages of the module share: its texts, its templates, the reference data. */
public final class Room {
    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, "org.enlace.protocols.internal.web.templates");
    private final Countries countries;
    private final CrimeTypes crimeTypes;
    private final People people;
    private final Markdown markdown;
    private final MarkdownFields fields;
    private final Origins origins;

    public Room(
            Countries countries,
            CrimeTypes crimeTypes,
            People people,
            Markdown markdown,
            MarkdownFields fields,
            Origins origins) {
        this.countries = countries;
        this.crimeTypes = crimeTypes;
        this.people = people;
        this.markdown = markdown;
        this.fields = fields;
        this.origins = origins;
    }

    Texts texts() {
        return texts;
    }

    People people() {
        return people;
    }

    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    Labels labels(Caller caller) {
        return new Labels(texts, countries, crimeTypes, caller.language());
    }

    Content fill(String template, Map<String, Object> parameters) {
        return templates.fill(template + ".jte", parameters);
    }

    /** The language a text is read in: the wanted one where anything is in it. */
    static Language shown(ProtocolContent content, Language wanted) {
        return Translation.texts(content, wanted).isEmpty() ? content.summaryLanguage(wanted) : wanted;
    }

    /** What a document tells at length, to be read. */
    List<Told> told(ProtocolContent content, Language wanted) {
        return Told.of(content, wanted, markdown);
    }

    /** What in another module a document was drawn from, as a row of facts; null where it was not. */
    SummaryRow drawnFrom(RecordId protocol, Caller caller) {
        return origins.of(protocol)
                .map(drawn -> {
                    Labels labels = labels(caller);
                    Content title = origins.path(drawn, caller)
                            .map(path -> Ui.link(drawn.title(), path))
                            .orElseGet(() -> Ui.text(drawn.title()));
                    String country = drawn.country() == null ? "" : countries.name(drawn.country(), caller.language());
                    return SummaryRow.of(
                            labels.get("origin.from"),
                            fill(
                                    "drawn",
                                    Map.of(
                                            "title",
                                            title,
                                            "words",
                                            labels.get(
                                                    "origin.words",
                                                    labels.day(drawn.learned(), caller),
                                                    country.isEmpty() ? labels.get("origin.several") : country,
                                                    people.name(drawn.by()),
                                                    labels.day(drawn.at(), caller)))));
                })
                .orElse(null);
    }

    /** The words of a passage without its marks. */
    String plain(String text) {
        return markdown.plain(text);
    }

    /** Which marks passages may have. */
    Content help(Caller caller) {
        return fields.help(caller.language());
    }

    /** A passage with what was looked for marked in it. */
    Content marked(List<Search.Fragment> fragments) {
        return fill("marked", Map.of("fragments", fragments));
    }

    /** A title, with what was looked for marked, in its own language. */
    Content titled(ProtocolContent content, Search.Hit hit) {
        Content words = hit == null || hit.title().isEmpty()
                ? output -> output.writeUserContent(content.title())
                : marked(hit.title());
        return fill("tongue", Map.of("tag", content.titleLanguage(), "body", words));
    }

    /** Content with its language named where it is not the page's. */
    Content inLanguage(Content content, String tag, Language page) {
        return page.tag().equals(tag) ? content : fill("tongue", Map.of("tag", tag, "body", content));
    }
}
