package org.enlace.jit.internal.web.bundle;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Translation;
import org.enlace.jit.bundle.Translation.Document;
import org.enlace.jit.bundle.Translation.Where;
import org.enlace.jit.internal.bundle.Translated;
import org.enlace.jit.internal.bundle.Translated.Source;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.LanguageNames;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Language;
import org.enlace.web.Ui;
import org.enlace.web.ui.Table;

/**
 * What is said of translations in and for a bundle, in the reader's language.
 *
 * @param court the language of the bundle
 */
public record TranslationWords(Labels labels, Language court) {
    private String language(String code) {
        return LanguageNames.of(code, labels.language());
    }

    private String languages(String from, String to) {
        return language(from) + " → " + language(to);
    }

    /** As the index of a bundle has them: by the members of the bundle. */
    public Content index(String number, List<Translation> told) {
        List<List<Content>> rows = new ArrayList<>();
        for (Translation one : told) {
            rows.add(List.of(
                    Ui.text(one.path()),
                    Ui.text(document(one.original())),
                    Ui.text(languages(one.from(), one.to())),
                    Ui.text(by(one.translator(), one.authority()) + ", " + labels.day(one.day())),
                    Ui.text(one.certificate().map(this::document).orElse(labels.get("translation.bare")))));
        }
        return table(labels.get("translation.of", number), rows);
    }

    private static String by(String translator, Optional<String> authority) {
        return translator + authority.map(one -> " (" + one + ")").orElse("");
    }

    private String document(Document one) {
        return one.path()
                .orElseGet(() -> labels.get("translation." + one.where().token())
                        + one.sha256()
                                .map(hash -> ", SHA-256 " + BundleWords.grouped(hash.value()))
                                .orElse(""));
    }

    private Content table(String caption, List<List<Content>> rows) {
        return Ui.table(Table.of(
                caption,
                List.of(
                        Table.Column.of(labels.get("bundle.kind.translation")),
                        Table.Column.of(labels.get("entry.field.original")),
                        Table.Column.of(labels.get("translation.languages")),
                        Table.Column.of(labels.get("entry.field.translator")),
                        Table.Column.of(labels.get("entry.field.certificate"))),
                rows));
    }

    /**
     * As officers look at them before a court gets them; empty where there are none.
     *
     * @param items the translations of each item, by its number
     */
    public Optional<Content> pages(Map<String, List<Translated>> items) {
        List<Content> all = new ArrayList<>();
        items.forEach((number, told) -> {
            if (!told.isEmpty()) {
                all.add(table(
                        labels.get("translation.of", number),
                        told.stream().map(this::row).toList()));
                asked(told).forEach(one -> all.add(Ui.warning(labels.language(), number + ": " + one)));
            }
        });
        return all.isEmpty() ? Optional.empty() : Optional.of(Ui.join(all.toArray(Content[]::new)));
    }

    private List<Content> row(Translated one) {
        var said = one.told().content();
        return List.of(
                Ui.text(one.paper().map(TranslationWords::name).orElse(labels.get("translation.missing"))),
                Ui.text(source(one.original())),
                Ui.text(languages(one.from(), one.to())),
                Ui.text(by(said.word("translator"), said.first("authority")) + ", "
                        + labels.day(said.day("day").orElseThrow())),
                Ui.text(one.certificate().map(this::source).orElse(labels.get("translation.bare"))));
    }

    private static String name(StoredFile file) {
        return file.name().value();
    }

    private String source(Source one) {
        String name = one.file().map(TranslationWords::name).orElse("");
        return one.where() == Where.MEMBER
                ? name
                : (name.isEmpty() ? "" : name + " · ")
                        + labels.get("translation." + one.where().token());
    }

    /** What a court would ask about them, or miss. */
    private List<String> asked(List<Translated> told) {
        List<String> all = new ArrayList<>();
        for (Translated one : told) {
            String called = one.paper().map(TranslationWords::name).orElse(languages(one.from(), one.to()));
            if (one.paper().isEmpty()) {
                all.add(labels.get(
                        "translation.warn.paper",
                        called,
                        labels.country(one.told().owner())));
            }
            if (one.bare()) {
                all.add(labels.get("translation.warn.bare", called));
            }
            if (one.original().where() == Where.WITHHELD) {
                all.add(labels.get("translation.warn.withheld", called));
            }
        }
        lacking(told.stream().map(Translated::told).toList()).ifPresent(all::add);
        return all;
    }

    private Optional<String> lacking(Collection<Entry> told) {
        Set<String> lacking = Translated.lacking(told, court.tag());
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(labels.get("translation.warn.language", lacking.size(), language(court.tag())));
    }

    /** What an item has, beside it where it can be chosen; nothing where it has none. */
    public String hint(List<Entry> told) {
        List<String> all = told.stream()
                .map(one -> languages(one.content().word("from"), one.content().word("to"))
                        + (one.content().first("certificate").isPresent() ? "" : ", " + labels.get("translation.bare")))
                .collect(Collectors.toList());
        lacking(told).ifPresent(all::add);
        return all.isEmpty() ? "" : labels.get("translation.hint", String.join("; ", all));
    }
}
