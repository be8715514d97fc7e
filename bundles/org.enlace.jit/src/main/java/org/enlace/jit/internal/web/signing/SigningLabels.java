package org.enlace.jit.internal.web.signing;

import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.internal.access.ExplanationWords;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.LastDay;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Phase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What instruments, people and states of a team are called. */
public record SigningLabels(Labels labels) {
    private static final int SHORT = 12;

    public String kind(Instrument text) {
        return labels.get("signing.kind." + text.kind().token());
    }

    /** The kind, and the beginning of the hash, by which people tell texts apart. */
    public String name(Instrument text) {
        return kind(text) + " " + text.hash().substring(0, SHORT);
    }

    public static String path(RecordId team, Instrument text) {
        return Pages.at(team) + "/instruments/" + text.id();
    }

    public Content link(RecordId team, Instrument text) {
        return Ui.link(name(text), path(team, text));
    }

    /** Each party of a text, and who enters its signature where it signs on paper. */
    public Content parties(Instrument text) {
        return Ui.list(text.parties().stream()
                .map(party -> Ui.text(labels.country(party.country())
                        + (party.onPaper()
                                ? "; " + labels.get("signing.paper-by", labels.country(text.proposer()))
                                : "")))
                .toList());
    }

    /** A person's name, and beside it the account of this node that the text names. */
    public String named(Designation one, Map<String, OfficerId> accounts) {
        return one.name()
                + one.mark()
                        .map(accounts::get)
                        .map(officer -> " (" + labels.get("signing.account", officer) + ")")
                        .orElse("");
    }

    public Tag state(Pending pending) {
        if (pending.replaced().isPresent()) {
            return new Tag(labels.get("signing.state.replaced"), Tone.NEUTRAL);
        }
        return pending.open() || !pending.lacking().isEmpty()
                ? new Tag(labels.get("signing.state.open"), Tone.ATTENTION)
                : new Tag(
                        labels.get("signing.hindrance."
                                + pending.hinders().orElseThrow().token()),
                        pending.ahead() ? Tone.INFO : Tone.BAD);
    }

    public Tag inForce(InForce one) {
        return one.beside().isEmpty()
                ? new Tag(labels.get("signing.state.in-force"), Tone.GOOD)
                : new Tag(labels.get("signing.state.beside"), Tone.ATTENTION);
    }

    public String phase(Phase phase) {
        if (phase instanceof Phase.Running running) {
            return labels.get("signing.phase.running", lastDay(running.last()));
        }
        if (phase instanceof Phase.Ended ended) {
            String when = ended.last()
                    .filter(last -> last.end().equals(ended.at()))
                    .map(this::lastDay)
                    .orElseGet(() -> moment(ended.at()));
            return labels.get("signing.phase." + ExplanationWords.token(ended.how()), when);
        }
        return labels.get("signing.phase.preparing");
    }

    public String lastDay(LastDay last) {
        return labels.day(last.day()) + " (" + last.zone().getId() + ")";
    }

    public String until(Instant end) {
        return new ExplanationWords(labels.texts(), labels.caller()).until(end);
    }

    public String moment(Instant at) {
        return new ExplanationWords(labels.texts(), labels.caller()).moment(at);
    }

    public String countries(Collection<CountryCode> all) {
        return all.isEmpty() ? labels.get("signing.nobody") : labels.countries(all);
    }

    public String role(TeamRole role) {
        return labels.get("access.role." + ExplanationWords.token(role));
    }

    public String power(SecondedPower power) {
        return labels.get("access.power." + ExplanationWords.token(power));
    }

    public Content powers(Designation one) {
        List<Content> all = new ArrayList<>();
        one.powers().forEach(power -> all.add(Ui.text(power(power))));
        return all.isEmpty() ? Ui.text("") : Ui.list(all);
    }

    /** From when to when, in the person's own zone, which is shown. */
    public String days(Designation one) {
        return one.last()
                .map(last -> labels.get(
                        "people.days",
                        labels.day(one.first()),
                        labels.day(last),
                        one.zone().getId()))
                .orElseGet(() -> labels.get(
                        "people.days.open", labels.day(one.first()), one.zone().getId()));
    }

    public Tag state(Named one, Instant at) {
        Designation person = one.designation();
        if (at.isBefore(person.from())) {
            return new Tag(labels.get("people.state.coming"), Tone.INFO);
        }
        return person.holds(at)
                ? new Tag(labels.get("people.state.now"), Tone.GOOD)
                : new Tag(labels.get("people.state.over"), Tone.NEUTRAL);
    }

    public List<Choice> roles(String chosen) {
        List<Choice> choices = new ArrayList<>();
        for (TeamRole role : TeamRole.values()) {
            String token = ExplanationWords.token(role);
            choices.add(Choice.of(token, Labels.capital(role(role)))
                    .hint(labels.get("access.role." + token + ".hint"))
                    .selected(token.equals(chosen)));
        }
        return choices;
    }

    public List<Choice> powers(Collection<String> chosen) {
        List<Choice> choices = new ArrayList<>();
        for (SecondedPower power : SecondedPower.values()) {
            String token = ExplanationWords.token(power);
            choices.add(Choice.of(token, power(power)).selected(chosen.contains(token)));
        }
        return choices;
    }

    /** One of some by its word. */
    public static <T extends Enum<T>> Optional<T> of(T[] all, String token) {
        for (T one : all) {
            if (ExplanationWords.token(one).equals(token)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
