package org.enlace.training.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    String make(RecordId round, RecordId participant, LocalDate expires) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        stores.answers().addLink(hash(secret), new AnswerStore.Link(round, participant, expires));
        return secret;
    }

    /** Where a link leads now; nowhere once its round is over, its day has passed, its person has answered or takes part no more. */
    Optional<Opened> open(String secret) {
        if (secret == null || secret.length() != LENGTH) {
            return Optional.empty();
        }
        return stores.answers().link(hash(secret)).flatMap(this::opened);
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
        if (base.state(round, about) != Round.State.OPEN || base.today(about).isAfter(link.expires())) {
            return Optional.empty();
        }
        boolean superior = round.moment() == org.enlace.training.evaluation.Moment.SUPERIOR;
        return base.asked(one.subject(), round.moment()).stream()
                .filter(each -> each.participant().equals(link.participant()))
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
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
