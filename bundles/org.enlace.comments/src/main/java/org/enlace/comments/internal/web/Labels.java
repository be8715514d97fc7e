package org.enlace.comments.internal.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.comments.CommentText;
import org.enlace.comments.Stamp;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Ui;
import org.enlace.web.ui.Field;

/**
 * What things are called, in the reader's language, and how what was written is shown.
 *
 * @param marks how words are shown, and the field they are written in
 * @param known officers who were looked up for this page already
 */
public record Labels(
        Texts texts,
        Caller reader,
        Marks marks,
        Function<OfficerId, Optional<String>> names,
        Map<OfficerId, String> known) {
    public Language language() {
        return reader.language();
    }

    public String get(String key, Object... values) {
        return texts.get(language(), key, values);
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language(), refusal);
    }

    /** How an officer is called, with the account name that an @ goes before. */
    public String name(OfficerId officer) {
        return known.computeIfAbsent(
                officer,
                id -> names.apply(id).map(name -> name + " (" + id + ")").orElse(id.value()));
    }

    /** Who did something, and for whom. */
    public String who(Stamp stamp) {
        return stamp.actingFor()
                .map(absent -> get("stamp.for", name(stamp.officer()), name(absent)))
                .orElseGet(() -> name(stamp.officer()));
    }

    /** @param under the level of the heading above them */
    public Content words(CommentText text, int under) {
        return marks.markdown().html(text.value(), under);
    }

    /** Where words are written. */
    public Content area(Field field, Form form) {
        return marks.fields().area(language(), field.value(form.text()).error(form.error()), "text", form.shown());
    }

    public Content help() {
        return marks.fields().help(language());
    }

    public Content when(Stamp stamp) {
        return Ui.moment(stamp.at(), reader);
    }
}
