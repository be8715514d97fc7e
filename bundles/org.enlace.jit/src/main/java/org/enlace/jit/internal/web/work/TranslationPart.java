package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.TranslationRow;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.web.Ui;
import org.enlace.web.ui.Tone;

/** Which papers of an item of evidence are translations, on its page. */
final class TranslationPart {
    private final WorkWords words;

    TranslationPart(WorkWords words) {
        this.words = words;
    }

    /** Empty where nobody said so of any. @param about what points to the item */
    Optional<Content> of(List<Seen> about) {
        List<TranslationRow> rows = about.stream()
                .filter(one -> one.entry().kind() == EntryKind.TRANSLATION
                        && one.kept().isEmpty())
                .map(one -> row(one.entry()))
                .toList();
        Labels labels = words.labels();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Ui.table(TranslationRow.table(labels.get("translation.title"), rows, labels)
                        .captionHidden()));
    }

    private TranslationRow row(Entry entry) {
        Labels labels = words.labels();
        var said = entry.content();
        return new TranslationRow(
                Ui.link(words.file(entry, said.word("translation")), WorkWords.path(entry)),
                said.first("original").map(hash -> words.file(entry, hash)).orElse(labels.get("translation.item")),
                said.word("from"),
                said.word("to"),
                Optional.empty(),
                said.first("certificate")
                        .map(hash -> Ui.text(words.file(entry, hash)))
                        .orElse(Ui.tag(labels.get("translation.bare"), Tone.ATTENTION)));
    }
}
