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
import org.enlace.platform.Texts;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Translation;
import org.enlace.protocols.internal.People;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.search.Search;
import org.enlace.web.Templates;

/** What all pages of the module share: its texts, its templates, the reference data. */
public final class Room {
    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, "org.enlace.protocols.internal.web.templates");
    private final Countries countries;
    private final CrimeTypes crimeTypes;
    private final People people;
    private final Markdown markdown;
    private final MarkdownFields fields;

    public Room(Countries countries, CrimeTypes crimeTypes, People people, Markdown markdown, MarkdownFields fields) {
        this.countries = countries;
        this.crimeTypes = crimeTypes;
        this.people = people;
        this.markdown = markdown;
        this.fields = fields;
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
