package org.enlace.jit.internal.web.agreement;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.Document;
import org.enlace.documents.Markdown;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.internal.web.Labels;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;

/** The text of an instrument as people read it: on its page and on paper, in one language or two beside one another. */
public final class Sheets {
    private final AgreementRoom room;

    public Sheets(AgreementRoom room) {
        this.room = room;
    }

    /** A clause as it is shown in one language. */
    public record ShownClause(String key, String number, String title, Content text) {}

    /** A clause as it is shown in two. */
    public record Pair(ShownClause left, ShownClause right) {}

    /** The text in one language, with its facts and the places for signatures. */
    Content one(Instrument instrument, Language language, Caller caller) {
        Map<String, Object> parameters = common(instrument, language, caller);
        parameters.put("clauses", clauses(instrument, language));
        return room.pages().fill("agreement/instrument", parameters, in(caller, language));
    }

    /** The text in two languages, clause beside clause. */
    Content two(Instrument instrument, Language left, Language right, Caller caller) {
        List<Pair> pairs = new ArrayList<>();
        List<ShownClause> first = clauses(instrument, left);
        List<ShownClause> second = clauses(instrument, right);
        for (int i = 0; i < first.size(); i++) {
            pairs.add(new Pair(first.get(i), second.get(i)));
        }
        Map<String, Object> parameters = common(instrument, left, caller);
        parameters.put("left", left);
        parameters.put("right", right);
        parameters.put("pairs", pairs);
        return room.pages().fill("agreement/columns", parameters, in(caller, left));
    }

    private Map<String, Object> common(Instrument instrument, Language language, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("instrument", instrument);
        parameters.put(
                "basis",
                room.catalogue()
                        .basis(instrument.basis())
                        .map(one -> one.title().get(language))
                        .orElse(instrument.basis()));
        return parameters;
    }

    private List<ShownClause> clauses(Instrument instrument, Language language) {
        Markdown markdown = room.paper().markdown().get();
        List<ShownClause> all = new ArrayList<>();
        int number = 0;
        for (ClauseText clause : instrument.clauses()) {
            number++;
            all.add(new ShownClause(
                    clause.key(),
                    String.valueOf(number),
                    clause.title().get(language),
                    markdown.html(clause.text().get(language), 2)));
        }
        return all;
    }

    /** The same reader in the language of the text, for what stands around its words. */
    private static Caller in(Caller caller, Language language) {
        return new Caller(
                caller.officer(),
                caller.actingFor(),
                caller.unit(),
                language,
                caller.zone(),
                caller.grants(),
                caller.origin());
    }

    /**
     * As a document, whose every page bears the hash at its foot.
     *
     * @param second the language beside the first
     * @param address where it is read
     */
    public Document document(
            Instrument instrument, Language first, Optional<Language> second, String address, Caller caller) {
        Labels labels = room.labels(in(caller, first));
        Content body = second.filter(language -> language != first)
                .map(language -> two(instrument, first, language, caller))
                .orElseGet(() -> one(instrument, first, caller));
        return new Document(
                labels.get("agreement.kind." + instrument.kind().token()),
                null,
                labels.get("module.title"),
                first,
                "SHA-256 " + instrument.hash(),
                address,
                labels.get("agreement.pdf.note"),
                body);
    }
}
