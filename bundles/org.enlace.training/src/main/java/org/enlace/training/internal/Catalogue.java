package org.enlace.training.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.training.AgendaBlock;
import org.enlace.training.SeriesKind;
import org.enlace.web.Json;

/**
 * The templates and the past event of {@code config/reference/training-catalogue.json}, read when somebody first asks. Objectives
 * and agendas are in Spanish and English: Portuguese readers get the first, French readers the second. A node without the file has
 * none.
 */
public final class Catalogue {
    private final Path file;
    private List<Entry> entries;

    Catalogue(Path file) {
        this.file = file;
    }

    /**
     * @param event  whether it took place, rather than being a template
     * @param topics codes of the crime classification
     */
    public record Entry(
            String id,
            boolean event,
            SeriesKind kind,
            Map<Language, String> title,
            List<Language> languages,
            Map<Language, List<String>> objectives,
            Map<Language, List<String>> results,
            Map<Language, List<AgendaBlock>> agenda,
            List<String> topics,
            String publishedOn,
            String source) {
        /** The language a text that is not in the reader's is given in. */
        static Language near(Language language) {
            return language == Language.EN || language == Language.FR ? Language.EN : Language.ES;
        }

        public String summary(Language language) {
            return String.join("\n", objectives.get(near(language)));
        }

        public List<AgendaBlock> agenda(Language language) {
            return agenda.get(near(language));
        }
    }

    /** Templates of series, in the order of the file; those of officer exchanges are left out. */
    public List<Entry> templates() {
        return entries().stream().filter(entry -> !entry.event()).toList();
    }

    public Optional<Entry> find(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private synchronized List<Entry> entries() {
        if (entries == null) {
            entries = Files.exists(file) ? read() : List.of();
        }
        return entries;
    }

    private List<Entry> read() {
        try (InputStream in = Files.newInputStream(file)) {
            List<Entry> all = new ArrayList<>();
            for (JsonNode one : Json.mapper().readTree(in)) {
                kind(one.path("format").asText()).ifPresent(kind -> all.add(entry(one, kind)));
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Optional<SeriesKind> kind(String format) {
        return Arrays.stream(SeriesKind.values())
                .filter(kind -> kind.token().equals(format))
                .findFirst();
    }

    private static Entry entry(JsonNode one, SeriesKind kind) {
        Map<Language, String> titles = new EnumMap<>(Language.class);
        Map<Language, List<String>> objectives = new EnumMap<>(Language.class);
        Map<Language, List<String>> results = new EnumMap<>(Language.class);
        Map<Language, List<AgendaBlock>> agenda = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            titles.put(language, one.path("title").path(language.tag()).asText());
        }
        for (Language language : List.of(Language.ES, Language.EN)) {
            objectives.put(language, texts(one.path("objectives"), language));
            results.put(language, texts(one.path("results"), language));
            List<AgendaBlock> blocks = new ArrayList<>();
            one.path("agenda")
                    .forEach(block -> blocks.add(new AgendaBlock(
                            block.path("minutes").asInt(),
                            block.path(language.tag()).asText(),
                            block.path("speaker").path(language.tag()).asText(""))));
            agenda.put(language, List.copyOf(blocks));
        }
        List<Language> languages = new ArrayList<>();
        one.path("languages").forEach(tag -> Language.of(tag.asText()).ifPresent(languages::add));
        return new Entry(
                one.path("id").asText(),
                one.path("recordType").asText().equals("event"),
                kind,
                titles,
                List.copyOf(languages),
                objectives,
                results,
                agenda,
                topics(one.path("topics")),
                one.path("publishedOn").asText(""),
                one.path("source").asText());
    }

    private static List<String> topics(JsonNode all) {
        List<String> codes = new ArrayList<>();
        all.forEach(one -> codes.add(one.asText()));
        return List.copyOf(codes);
    }

    private static List<String> texts(JsonNode all, Language language) {
        List<String> texts = new ArrayList<>();
        all.forEach(one -> texts.add(one.path(language.tag()).asText()));
        return List.copyOf(texts);
    }
}
