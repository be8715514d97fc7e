package org.enlace.training.internal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Answering.Open;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Round;

/** The links by which whoever has no account answers: 256 random bits, of which only a hash is kept. */
final class AnswerLinks {
    private static final int BYTES = 32;
    private static final int LENGTH = 43;

    private final SecureRandom random = new SecureRandom();
    private final TrainingStores stores;
    private final EvaluationBase base;

    AnswerLinks(TrainingStores stores, EvaluationBase base) {
        this.stores = stores;
        this.base = base;
    }

    /** @param respondent whom the link stands for */
    record Opened(Open open, Respondent respondent) {}

    /** @return the secret, which is kept nowhere */
    String make(RecordId round, Respondent to) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        stores.answers().addLink(hash(secret), new AnswerStore.Link(round, to.participant(), Optional.of(to.mail())));
        return secret;
    }

    /** Whether there is such a link, wherever it leads. */
    boolean known(String secret) {
        return link(secret).isPresent();
    }

    private Optional<AnswerStore.Link> link(String secret) {
        if (secret == null || secret.length() != LENGTH) {
            return Optional.empty();
        }
        return stores.answers().link(hash(secret));
    }

    /**
     * Where a link leads now; nowhere while its round is not open, once its person has answered or takes part no more, or is somebody
     * else by now: the address was corrected, the superior replaced.
     */
    Optional<Opened> open(String secret) {
        return link(secret).flatMap(this::opened);
    }

    private Optional<Opened> opened(AnswerStore.Link link) {
        List<Questionnaire> found = stores.evaluations().withRounds(Set.of(link.round()));
        if (found.isEmpty() || stores.answers().hasAnswered(link.round(), link.participant())) {
            return Optional.empty();
        }
        Questionnaire one = found.get(0);
        Round round = one.rounds().stream()
                .filter(each -> each.id().equals(link.round()))
                .findFirst()
                .orElseThrow();
        About about = base.about(one.subject());
        if (base.state(round, about) != Round.State.OPEN) {
            return Optional.empty();
        }
        boolean superior = round.moment() == org.enlace.training.evaluation.Moment.SUPERIOR;
        return base.asked(one.subject(), round.moment()).stream()
                .filter(each -> each.participant().equals(link.participant()))
                .filter(each -> link.mail()
                        .filter(mail -> AnswerDesk.same(mail, each.mail()))
                        .isPresent())
                .findFirst()
                .map(each -> new Opened(
                        new Open(
                                one,
                                round,
                                round.window().on(about.run()).orElseThrow(),
                                about.title(),
                                superior ? Optional.of(each.about()) : Optional.empty()),
                        each));
    }

    static String hash(String secret) {
        return Hashing.sha256(secret);
    }
}
