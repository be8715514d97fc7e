package org.enlace.jit.internal.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.enlace.jit.agreement.Basis;
import org.enlace.jit.agreement.Clause;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.jit.agreement.Requirement;
import org.enlace.jit.internal.agreement.JsonFields.Wrong;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * The catalogue of clauses: the files that are shipped, and after them those that the unit put beside its configuration. Read when
 * somebody first asks, and again when a file has changed. Nothing of a file that is wrong counts, and nobody guesses what was meant.
 */
public final class CatalogueFiles {
    private static final String BASES = "jit-bases.json";
    private static final String PLACEHOLDERS = "jit-placeholders.json";
    private static final String CLAUSES = "jit-clauses.json";
    private static final long LARGEST = 2 << 20;
    private static final int MOST = 500;
    private static final String NOTES = "id, derived, note, verifiedScope, officialNumbering, required";

    private final List<Path> folders;
    private final ObjectMapper mapper = JsonFields.mapper();
    private List<String> seen = List.of();
    private ClauseCatalogue catalogue;

    /**
     * @param shipped where the program's files are
     * @param own     where the unit's are
     */
    public CatalogueFiles(Path shipped, Path own) {
        folders = List.of(shipped, own);
    }

    /** @throws Refusal {@code jit.catalogue-…}, which names file, record and field */
    public synchronized ClauseCatalogue read() {
        List<String> now = marks();
        if (catalogue == null || !now.equals(seen)) {
            catalogue = null;
            ClauseCatalogue fresh = fresh();
            seen = now;
            catalogue = fresh;
        }
        return catalogue;
    }

    private List<String> marks() {
        List<String> marks = new ArrayList<>();
        for (Path folder : folders) {
            for (String name : List.of(BASES, PLACEHOLDERS, CLAUSES)) {
                Path file = folder.resolve(name);
                try {
                    marks.add(Files.exists(file) ? Files.getLastModifiedTime(file) + " " + Files.size(file) : "");
                } catch (IOException e) {
                    throw new UncheckedIOException(file.toString(), e);
                }
            }
        }
        return marks;
    }

    private ClauseCatalogue fresh() {
        Map<String, Basis> bases = new LinkedHashMap<>();
        Map<String, Placeholder> placeholders = new LinkedHashMap<>();
        Map<String, Clause> clauses = new LinkedHashMap<>();
        for (Path folder : folders) {
            records(folder.resolve(BASES), CatalogueFiles::basis, Basis::key, bases);
            records(folder.resolve(PLACEHOLDERS), CatalogueFiles::placeholder, Placeholder::key, placeholders);
            records(folder.resolve(CLAUSES), fields -> clause(fields, bases.keySet()), Clause::key, clauses);
        }
        return new ClauseCatalogue(List.copyOf(bases.values()), List.copyOf(clauses.values()), placeholders);
    }

    private <T> void records(Path file, Function<JsonFields, T> reading, Function<T, String> key, Map<String, T> into) {
        if (!Files.exists(file)) {
            return;
        }
        int number = 0;
        String id = "";
        try {
            JsonNode all = JsonFields.parse(mapper, text(file));
            if (!all.isArray() || all.size() > MOST) {
                throw new Wrong("", JsonFields.Fault.TYPE, "[…], " + MOST);
            }
            for (JsonNode one : all) {
                number++;
                id = one.path("key").asText("");
                T read = reading.apply(JsonFields.of(one, ""));
                if (into.putIfAbsent(key.apply(read), read) != null) {
                    throw new Refusal(
                            "jit.catalogue-twice",
                            file + ": record " + number + ": \"" + id + "\" is there already; give it another key",
                            file.getFileName().toString(),
                            number,
                            id);
                }
            }
        } catch (Wrong wrong) {
            throw refused(file, number, id, wrong);
        }
    }

    private static Refusal refused(Path file, int number, String id, Wrong wrong) {
        String message = file + ": record " + number + " (" + id + "): \"" + wrong.field() + "\": " + wrong.fault()
                + " " + wrong.detail() + "; correct it or take the file away";
        return switch (wrong.fault()) {
            case MISSING -> new Refusal("jit.catalogue-missing", message, name(file), number, id, wrong.field());
            case UNKNOWN ->
                new Refusal("jit.catalogue-unknown", message, name(file), number, id, wrong.field(), wrong.detail());
            case TYPE ->
                new Refusal("jit.catalogue-type", message, name(file), number, id, wrong.field(), wrong.detail());
            case RULE ->
                new Refusal("jit.catalogue-rule", message, name(file), number, id, wrong.field(), wrong.detail());
        };
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Wrong("", JsonFields.Fault.RULE, Files.size(file) + " > " + LARGEST);
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new Wrong("", JsonFields.Fault.TYPE, "UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Set<String> fields(String... own) {
        Set<String> all = new HashSet<>(List.of(own));
        all.addAll(List.of(NOTES.split(", ")));
        return all;
    }

    private static Basis basis(JsonFields one) {
        one.only(fields("key", "title", "clauses", "source", "verified"));
        Map<String, Requirement> clauses = one.has("clauses") ? requirements(one.object("clauses")) : Map.of();
        Map<Language, String> title = one.languages("title");
        return one.read(
                "key", () -> new Basis(one.text("key"), title, clauses, one.text("source"), one.truth("verified")));
    }

    private static Map<String, Requirement> requirements(JsonFields by) {
        Map<String, Requirement> all = new HashMap<>();
        for (String key : by.names()) {
            all.put(key, by.as(key, Requirement::of, "required, recommended, optional, not-used"));
        }
        return all;
    }

    private static Placeholder placeholder(JsonFields one) {
        one.only(fields("key", "group", "kind", "title"));
        Placeholder.Group group = one.as(
                "group", Placeholder.Group::of, "facts, request, people, evidence, rights, means, closing, other");
        Placeholder.Kind kind = one.as("kind", Placeholder.Kind::of, "team, day, common, worded");
        Map<Language, String> title = one.languages("title");
        return one.read("key", () -> new Placeholder(one.text("key"), group, kind, title));
    }

    private static Clause clause(JsonFields one, Set<String> bases) {
        one.only(fields(
                "key", "order", "title", "text", "bases", "purpose", "guidance", "placeholders", "source", "verified"));
        Map<String, Requirement> asked = requirements(one.object("bases"));
        for (String basis : asked.keySet()) {
            if (!bases.contains(basis)) {
                throw new Wrong("bases." + basis, JsonFields.Fault.UNKNOWN, String.join(", ", bases));
            }
        }
        Map<Language, String> title = one.languages("title");
        Map<Language, String> text = one.languages("text");
        Map<Language, String> purpose = one.has("purpose") ? one.languages("purpose") : Map.of();
        Map<Language, String> guidance = one.has("guidance") ? one.languages("guidance") : Map.of();
        int order = one.whole("order");
        String source = one.text("source");
        boolean verified = one.truth("verified");
        Clause clause = one.read(
                "text",
                () -> new Clause(one.text("key"), order, title, text, asked, purpose, guidance, source, verified));
        if (one.has("placeholders")
                && !Set.copyOf(one.texts("placeholders", MOST)).equals(clause.placeholders())) {
            throw new Wrong("placeholders", JsonFields.Fault.RULE, String.join(", ", clause.placeholders()));
        }
        return clause;
    }
}
