package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Span;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for answers: when a round opens, and again each {@value #DAYS} days, {@value #MOST} times at most, whoever has not answered and takes
 * part. By a letter with a link of one's own, where the node sends mail and knows its address; and for officers of the node in the inbox. What comes
 * out of it is counts alone.
 */
public final class EvaluationReminders {
    /** How often somebody is asked for one round. */
    static final int MOST = 3;

    /** Days between. */
    static final int DAYS = 7;

    /** Letters of one round at one go; the others follow the next day. */
    static final int AT_ONCE = 500;

    /** Of these in one transaction, which holds the module's clock. */
    static final int BATCH = 50;

    private static final Logger LOG = LoggerFactory.getLogger(EvaluationReminders.class);

    private final TrainingStores stores;
    private final Changes changes;
    private final EvaluationBase base;
    private final AnswerLinks links;
    private final Mail mail;
    private final Inbox inbox;
    private final Texts texts;

    EvaluationReminders(
            TrainingStores stores,
            Changes changes,
            EvaluationBase base,
            AnswerLinks links,
            Mail mail,
            Inbox inbox,
            Texts texts) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
        this.links = links;
        this.mail = mail;
        this.inbox = inbox;
        this.texts = texts;
    }

    /**
     * What became of an open round.
     *
     * @param asked    how many are asked in all
     * @param answered how many of them have answered
     * @param reminded how many were asked now, or would be
     * @param mailed   how many of these by a letter
     * @param failed   how many could not be asked; they are tried again the next time
     */
    public record Reminded(
            RecordId questionnaire,
            String title,
            Moment moment,
            LocalDate closes,
            int asked,
            int answered,
            int reminded,
            int mailed,
            int failed) {}

    /**
     * Asks in small transactions, so that nobody waits for the letters of a whole node.
     *
     * @param dry whether only to tell what would be done
     */
    public List<Reminded> remind(boolean dry, Caller caller) {
        caller.require(Trainings.ORGANISE);
        List<Reminded> all = new ArrayList<>();
        stores.evaluations().eachUnsealed(one -> {
            About about = base.about(one.subject());
            for (Round round : one.rounds()) {
                if (base.state(round, about) == Round.State.OPEN) {
                    all.add(round(one, round, about, dry, caller));
                }
            }
        });
        return all;
    }

    private Reminded round(Questionnaire one, Round round, About about, boolean dry, Caller caller) {
        Span span = round.window().on(about.run()).orElseThrow();
        // Whoever is asked by the node of the country gets no letter from here.
        Set<RecordId> byNode = base.travel().byNode(one);
        List<Respondent> asked = base.asked(one.subject(), round.moment()).stream()
                .filter(each -> !byNode.contains(each.participant()))
                .toList();
        Set<RecordId> answered = stores.answers().answered(round.id());
        List<Respondent> due =
                due(round, asked, base.today(about)).stream().limit(AT_ONCE).toList();
        boolean letters = mail.configured() && mail.link("/").isPresent();
        int reminded = 0;
        for (int from = 0; !dry && from < due.size(); from += BATCH) {
            List<Respondent> batch = due.subList(from, Math.min(due.size(), from + BATCH));
            reminded += asked(new Asking(one, round, about, span, letters), batch, caller);
        }
        int have = (int) asked.stream()
                .filter(each -> answered.contains(each.participant()))
                .count();
        return new Reminded(
                one.id(),
                about.title(),
                round.moment(),
                span.closes(),
                asked.size(),
                have,
                dry ? due.size() : reminded,
                letters ? dry ? due.size() : reminded : 0,
                dry ? 0 : due.size() - reminded);
    }

    /** What is asked of those who are. */
    private record Asking(Questionnaire one, Round round, About about, Span span, boolean letters) {}

    /**
     * Asks some in one transaction; where that fails, each in one of their own, so that one of them does not stop the others.
     *
     * @return how many were asked, or need not be any more
     */
    private int asked(Asking asking, List<Respondent> batch, Caller caller) {
        try {
            send(asking, batch, caller);
            return batch.size();
        } catch (RuntimeException one) {
            int done = 0;
            RuntimeException last = one;
            for (Respondent each : batch) {
                try {
                    send(asking, List.of(each), caller);
                    done++;
                } catch (RuntimeException e) {
                    last = e;
                    LOG.warn(
                            "Nobody was asked for {} of round {}; it is tried again the next time",
                            each.participant(),
                            asking.round().id(),
                            e);
                }
            }
            if (done == 0 && batch.size() > 1) {
                // Not one of them: it is not their addresses that are wrong.
                throw last;
            }
            return done;
        }
    }

    private void send(Asking asking, List<Respondent> batch, Caller caller) {
        changes.make(caller, stamp -> {
            Round round = asking.round();
            LocalDate today = base.today(asking.about());
            Map<RecordId, AnswerStore.Reminded> before = stores.answers().reminded(round.id());
            List<Respondent> due = due(round, batch, today);
            if (due.isEmpty()) {
                return null;
            }
            wait(round, asking.one(), asking.about(), asking.span());
            for (Respondent each : due) {
                AnswerStore.Reminded last = before.get(each.participant());
                int times = last == null ? 1 : last.times() + 1;
                stores.answers().setReminded(round.id(), each.participant(), new AnswerStore.Reminded(times, today));
                if (asking.letters()) {
                    write(asking.one(), round, asking.about(), asking.span(), each, times);
                }
            }
            changes.record(EvaluationBase.done("training.remind", asking.one(), caller)
                    .code("moment", round.moment().token())
                    .fact("reminded", due.size())
                    .fact("mailed", asking.letters() ? due.size() : 0));
            return null;
        });
    }

    /** Those of some who have not answered and were not asked too often or too lately. */
    private List<Respondent> due(Round round, List<Respondent> some, LocalDate today) {
        Set<RecordId> answered = stores.answers().answered(round.id());
        Map<RecordId, AnswerStore.Reminded> before = stores.answers().reminded(round.id());
        return some.stream()
                .filter(each -> !answered.contains(each.participant()))
                .filter(each -> due(before.get(each.participant()), today))
                .toList();
    }

    private static boolean due(AnswerStore.Reminded last, LocalDate today) {
        return last == null || last.times() < MOST && !today.isBefore(last.day().plusDays(DAYS));
    }

    /** One item for all officers; shown to whom it waits for is told by {@link EvaluationInbox}. */
    private void wait(Round round, Questionnaire one, About about, Span span) {
        if (round.moment() == Moment.SUPERIOR) {
            return;
        }
        Instant end = span.closes().plusDays(1).atStartOfDay(about.zone()).toInstant();
        inbox.put(new InboxItem(
                        EvaluationInbox.USE,
                        "answer/" + round.id(),
                        round.id(),
                        ItemKind.DUE,
                        new Recipient.Holders(Trainings.READ, Set.of()),
                        "inbox.evaluation." + round.moment().token(),
                        List.of(about.title()),
                        "/training/evaluations/" + one.id() + "/answer/"
                                + round.moment().token())
                .due(span.closes(), about.zone())
                .shown(Optional.empty(), Optional.of(end)));
    }

    /** The letter names no person: of whom a superior is asked stands behind the link. */
    private void write(Questionnaire one, Round round, About about, Span span, Respondent to, int times) {
        Language language = to.language();
        String secret = links.make(round.id(), to);
        String link = mail.link("/training/answer?code=" + secret).orElseThrow();
        String until = EvaluationInbox.day(span.closes(), language);
        String subject = texts.get(
                language, times == 1 ? "evaluation.letter.subject" : "evaluation.letter.again", about.title());
        List<String> lines = new ArrayList<>();
        lines.add(texts.get(language, "evaluation.letter." + round.moment().token(), about.title()));
        lines.add(texts.get(language, "evaluation.letter.link", until, link));
        lines.add(texts.get(
                language, one.content().anonymous() ? "evaluation.letter.anonymous" : "evaluation.letter.named"));
        about.contact().ifPresent(contact -> lines.add(texts.get(language, "evaluation.letter.contact", contact)));
        mail.send(new Letter(
                to.mail(),
                subject.length() > 200 ? subject.substring(0, 199) + "…" : subject,
                String.join("\n\n", lines)));
    }
}
