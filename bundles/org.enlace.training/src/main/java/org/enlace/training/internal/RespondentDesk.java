package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nominations;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Respondents;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.internal.EvaluationStore.Superior;

/** The use cases of those who are asked. */
final class RespondentDesk implements Respondents {
    private static final int LINES = 500;
    private static final Pattern PARTS = Pattern.compile("[;\t]");

    private final TrainingStores stores;
    private final Changes changes;
    private final EvaluationBase base;
    private final AnswerLinks links;

    RespondentDesk(TrainingStores stores, Changes changes, EvaluationBase base, AnswerLinks links) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
        this.links = links;
    }

    @Override
    public List<Respondent> superiors(Subject subject, Caller caller) {
        caller.require(Trainings.ORGANISE);
        base.about(subject);
        return base.superiors(subject);
    }

    @Override
    public List<Respondent> participants(Subject subject, Caller caller) {
        caller.require(Trainings.ORGANISE);
        base.about(subject);
        return base.participants(subject);
    }

    @Override
    public int superiorsVersion(Subject subject, Caller caller) {
        caller.require(Trainings.ORGANISE);
        base.about(subject);
        return stores.evaluations().superiorsVersion(subject);
    }

    @Override
    public int setSuperiors(Subject subject, int version, String lines, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            About about = base.about(subject);
            Changes.expect(version, stores.evaluations().superiorsVersion(subject), SUPERIORS, subject.id());
            List<Superior> superiors = read(lines, base.participants(subject), about.language());
            stores.evaluations().replaceSuperiors(subject, superiors);
            base.travel().follow(subject.id());
            changes.record(Act.done("training.superiors", caller)
                    .on("training-" + subject.kind().token(), subject.id())
                    .fact("count", superiors.size()));
            return superiors.size();
        });
    }

    private static List<Superior> read(String text, List<Respondent> participants, Language language) {
        List<Superior> superiors = new ArrayList<>();
        Set<RecordId> seen = new HashSet<>();
        String[] lines = text == null ? new String[0] : text.split("\r?\n");
        if (lines.length > LINES) {
            throw new Refusal(
                            "training.superior-lines",
                            "The list has " + lines.length + " lines and the most is " + LINES + "; shorten it",
                            lines.length,
                            LINES)
                    .at("superiors");
        }
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            Superior one = line(lines[i], i + 1, participants, language);
            if (!seen.add(one.participant())) {
                throw wrong(
                        "training.superior-twice",
                        "names somebody for the second time; leave one line",
                        lines[i],
                        i + 1);
            }
            superiors.add(one);
        }
        return superiors;
    }

    private static Superior line(String line, int number, List<Respondent> participants, Language language) {
        String[] parts = PARTS.split(line.strip(), -1);
        if (parts.length < 2 || parts.length > 3) {
            throw wrong(
                    "training.superior-line",
                    "is not participant's mail; superior's mail; language; correct it",
                    line,
                    number);
        }
        MailAddress who = mail(parts[0], line, number);
        MailAddress superior = mail(parts[1], line, number);
        Language in = parts.length < 3 || parts[2].isBlank()
                ? language
                : Language.of(parts[2].strip())
                        .orElseThrow(() -> wrong(
                                "training.superior-line",
                                "is not participant's mail; superior's mail; language; correct it",
                                line,
                                number));
        if (AnswerDesk.same(who, superior)) {
            throw wrong("training.superior-self", "names somebody as their own superior; name another", line, number);
        }
        return participants.stream()
                .filter(one -> AnswerDesk.same(one.mail(), who))
                .findFirst()
                .map(one -> new Superior(one.participant(), superior, in))
                .orElseThrow(() -> wrong(
                        "training.superior-unknown",
                        "names nobody with a seat by their address; correct it",
                        line,
                        number));
    }

    private static MailAddress mail(String typed, String line, int number) {
        try {
            return new MailAddress(typed.strip());
        } catch (Refusal refusal) {
            throw wrong(
                    "training.superior-line",
                    "is not participant's mail; superior's mail; language; correct it",
                    line,
                    number);
        }
    }

    private static Refusal wrong(String code, String rule, String line, int number) {
        String cut = line.length() > 80 ? line.substring(0, 80) + "…" : line;
        return new Refusal(code, "Line " + number + " (" + cut + ") " + rule, number, cut).at("superiors");
    }

    @Override
    public String link(RecordId id, Moment moment, RecordId participant, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Questionnaire one = base.questionnaire(id);
            if (one.content().anonymous()) {
                throw new Refusal(
                        "training.anonymous-link",
                        "The questionnaire is anonymous, and whoever holds a link sees whether it was used; letters alone carry them");
            }
            Round round = one.round(moment);
            About about = base.about(one.subject());
            Respondent to = base.asked(one.subject(), moment).stream()
                    .filter(each -> each.participant().equals(participant))
                    .filter(each -> base.state(round, about) != Round.State.OVER
                            && round.window().on(about.run()).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                            "training.no-link",
                            "This person is not asked, or not any more; look at who takes part and until when"));
            changes.record(EvaluationBase.done("training.answer-link", one, caller)
                    .code("moment", moment.token())
                    .concerning(Nominations.KIND + ":" + participant));
            return links.make(round.id(), to);
        });
    }

    @Override
    public int revokeLinks(RecordId id, Moment moment, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Questionnaire one = base.questionnaire(id);
            int gone = stores.answers().dropLinks(one.round(moment).id());
            changes.record(
                    EvaluationBase.done("training.revoke-links", one, caller).code("moment", moment.token()));
            return gone;
        });
    }
}
