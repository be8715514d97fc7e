package org.enlace.jit.internal.web.bundle;

import gg.jte.Content;
import java.time.LocalDate;
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
import org.enlace.jit.internal.web.TranslationRow;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Language;
import org.enlace.web.Ui;

/**
 * What is said of translations in and for a bundle, in the reader's language.
 *
 * @param court the language of the bundle
 */
public record TranslationWords(Labels labels, Language court) {
    private String languages(String from, String to) {
        return TranslationRow.languages(from, to, labels);
    }

    /** As the index of a bundle has them: by the members of the bundle. */
    public Content index(String number, List<Translation> told) {
        return table(number, told.stream().map(this::row).toList());
    }

    private TranslationRow row(Translation one) {
        return new TranslationRow(
                Ui.text(one.path()),
                document(one.original()),
                one.from(),
                one.to(),
                by(one.translator(), one.authority(), one.day()),
                certified(one.certificate().map(this::document)));
    }

    private Optional<String> by(String translator, Optional<String> authority, LocalDate day) {
        return Optional.of(translator + authority.map(one -> " (" + one + ")").orElse("") + ", " + labels.day(day));
    }

    private Content certified(Optional<String> certificate) {
        return Ui.text(certificate.orElse(labels.get("translation.bare")));
    }

    private String document(Document one) {
        return one.path()
                .orElseGet(() -> labels.get("translation." + one.where().token())
                        + one.sha256()
                                .map(hash -> ", SHA-256 " + BundleWords.grouped(hash.value()))
                                .orElse(""));
    }

    private Content table(String number, List<TranslationRow> rows) {
        return Ui.table(TranslationRow.table(labels.get("translation.of", number), rows, labels));
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
                all.add(table(number, told.stream().map(this::row).toList()));
                asked(told).forEach(one -> all.add(Ui.warning(labels.language(), number + ": " + one)));
            }
        });
        return all.isEmpty() ? Optional.empty() : Optional.of(Ui.join(all.toArray(Content[]::new)));
    }

    private TranslationRow row(Translated one) {
        var said = one.told().content();
        return new TranslationRow(
                Ui.text(one.paper().map(TranslationWords::name).orElse(labels.get("translation.missing"))),
                source(one.original()),
                one.from(),
                one.to(),
                by(
                        said.word("translator"),
                        said.first("authority"),
                        said.day("day").orElseThrow()),
                certified(one.certificate().map(this::source)));
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
                : Optional.of(labels.get(
                        "translation.warn.language", lacking.size(), LanguageNames.of(court.tag(), labels.language())));
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
