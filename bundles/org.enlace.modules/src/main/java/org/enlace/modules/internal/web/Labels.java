package org.enlace.modules.internal.web;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionState;
import org.enlace.modules.AdoptionTerms;
import org.enlace.modules.Adoptions;
import org.enlace.modules.Instrument;
import org.enlace.modules.InstrumentKind;
import org.enlace.modules.Modules;
import org.enlace.modules.Signature;
import org.enlace.modules.Standing;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language. */
public record Labels(Texts texts, Language language) {
    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    public boolean has(String key) {
        return texts.has(language, key);
    }

    /** A label with the remark that the field may stay empty. */
    public String optional(String key) {
        return get("form.optional", get(key));
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language, refusal);
    }

    public String of(InstrumentKind kind) {
        return get("instrument." + kind.token());
    }

    /** Such as "Decreto 1066, 3 de marzo de 2026". */
    public Content of(Instrument instrument) {
        return Ui.join(
                Ui.text(of(instrument.kind()) + " " + instrument.number() + ", "),
                Ui.date(instrument.date(), language));
    }

    /** From its first day to its last. */
    public Content period(AdoptionTerms terms) {
        Content from = Ui.date(terms.from(), language);
        return terms.until().isPresent()
                ? Ui.join(from, Ui.text(" – "), Ui.date(terms.until().get(), language))
                : Ui.join(from, Ui.text(" – " + get("adoption.no-end")));
    }

    /** The same as plain text, in figures. */
    public String figures(AdoptionTerms terms) {
        return terms.from() + " – " + terms.until().map(LocalDate::toString).orElse(get("adoption.no-end"));
    }

    public Tag tag(AdoptionState state) {
        Tone tone =
                switch (state) {
                    case UNCONFIRMED, LAPSING -> Tone.ATTENTION;
                    case UPCOMING -> Tone.INFO;
                    case IN_FORCE -> Tone.GOOD;
                    case REPLACED -> Tone.NEUTRAL;
                    case LAPSED, WITHDRAWN -> Tone.BAD;
                };
        return new Tag(get("state." + state.code()), tone);
    }

    /** One sentence on how a module stands. */
    public String of(Standing standing) {
        if (standing instanceof Standing.Lapsing lapsing) {
            return get("standing.lapsing", lapsing.days(), lapsing.last().toString());
        }
        if (standing instanceof Standing.Lapsed lapsed) {
            return get("standing.lapsed", lapsed.last().toString());
        }
        if (standing instanceof Standing.Upcoming upcoming) {
            return get("standing.upcoming", upcoming.next().terms().from().toString());
        }
        return get("standing." + standing.code());
    }

    /** Such as "anna, for bruno". */
    public String of(Signature signature) {
        return signature
                .actingFor()
                .map(absent -> get("signature.for", signature.officer(), absent))
                .orElse(signature.officer().value());
    }

    public Content signed(Signature signature, Caller caller) {
        return Ui.join(Ui.text(of(signature) + ", "), Ui.moment(signature.at(), caller));
    }

    public Tag tag(Decision.State state) {
        Tone tone =
                switch (state.code()) {
                    case "open" -> Tone.ATTENTION;
                    case "accepted" -> Tone.INFO;
                    case "done" -> Tone.GOOD;
                    case "failed" -> Tone.BAD;
                    default -> Tone.NEUTRAL;
                };
        return new Tag(get("decision.state." + state.code()), tone);
    }

    /** Who can accept what waits for an officer, and what to do where nobody can. */
    public List<String> seconds(Decision decision, Set<OfficerId> who) {
        return seconds(!(decision.state() instanceof Decision.State.Proposed), who, Modules.MANAGE);
    }

    public List<String> seconds(Adoption.Recorded adoption, Set<OfficerId> who) {
        return seconds(adoption.supported(), who, Adoptions.CONFIRM);
    }

    private List<String> seconds(boolean supported, Set<OfficerId> who, Permission needed) {
        List<String> lines = new ArrayList<>();
        if (!supported) {
            lines.add(get("second.two"));
        }
        if (!who.isEmpty()) {
            String names = who.stream().map(OfficerId::value).collect(Collectors.joining(", "));
            lines.add(get("second.can", names));
        }
        if (who.size() < (supported ? 1 : 2)) {
            lines.add(get("second.nobody", needed));
        }
        return lines;
    }

    /** What a kind of decision is called; its word where nobody named it. */
    public String kind(Decision decision) {
        String key = "decision.kind." + decision.kind();
        return has(key) ? get(key) : decision.kind();
    }

    public String fact(String name) {
        String key = "decision.fact." + name;
        return has(key) ? get(key) : name;
    }

    public List<Choice> kinds() {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", get("form.choose"))));
        for (InstrumentKind kind : InstrumentKind.values()) {
            choices.add(Choice.of(kind.token(), of(kind)));
        }
        return choices;
    }

    public List<Choice> states() {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", get("form.any"))));
        for (AdoptionState state : AdoptionState.values()) {
            choices.add(Choice.of(state.code(), get("state." + state.code())));
        }
        return choices;
    }

    /** A size for people. */
    public String size(long bytes) {
        return bytes < 1_000_000
                ? get("size.kb", Math.max(1, Math.round(bytes / 1000.0)))
                : get("size.mb", Math.round(bytes / 100_000.0) / 10.0);
    }

    public Optional<String> done(String prefix, String done) {
        String key = prefix + ".done." + done;
        return done != null && done.matches("[a-z-]{1,20}") && has(key) ? Optional.of(get(key)) : Optional.empty();
    }
}
