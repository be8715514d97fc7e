package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.LanguageNames;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.web.Ui;
import org.enlace.web.ui.Table;
import org.enlace.web.ui.Tone;

/** Which papers of an item of evidence are translations, on its page. */
final class TranslationPart {
    private final WorkWords words;

    TranslationPart(WorkWords words) {
        this.words = words;
    }

    /** Empty where nobody said so of any. @param about what points to the item */
    Optional<Content> of(List<Seen> about) {
        List<List<Content>> rows = about.stream()
                .filter(one -> one.entry().kind() == EntryKind.TRANSLATION
                        && one.kept().isEmpty())
                .map(one -> row(one.entry()))
                .toList();
        Labels labels = words.labels();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Ui.table(Table.of(
                                labels.get("translation.title"),
                                List.of(
                                        Table.Column.of(labels.get("bundle.kind.translation")),
                                        Table.Column.of(labels.get("entry.field.original")),
                                        Table.Column.of(labels.get("translation.languages")),
                                        Table.Column.of(labels.get("entry.field.certificate"))),
                                rows)
                        .captionHidden()));
    }

    private List<Content> row(Entry entry) {
        Labels labels = words.labels();
        String from = LanguageNames.of(entry.content().word("from"), labels.language());
        String to = LanguageNames.of(entry.content().word("to"), labels.language());
        return List.of(
                Ui.link(words.file(entry, entry.content().word("translation")), WorkWords.path(entry)),
                Ui.text(entry.content()
                        .first("original")
                        .map(hash -> words.file(entry, hash))
                        .orElse(labels.get("translation.item"))),
                Ui.text(from + " → " + to),
                entry.content()
                        .first("certificate")
                        .map(hash -> Ui.text(words.file(entry, hash)))
                        .orElse(Ui.tag(labels.get("translation.bare"), Tone.ATTENTION)));
    }
}
