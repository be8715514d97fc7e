package org.enlace.exchange.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels.Traffic;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;

/** Whether what goes to other countries arrives, and what came from them was taken in. Names countries and numbers only. */
final class ExchangeCheck implements HealthCheck {
    /** A partner may be away for a week, and nobody has to be called. */
    static final Duration LONG = Duration.ofDays(7);

    private static final Texts TEXTS = Texts.of(ExchangeCheck.class);
    private static final Caller NODE = Caller.node(Exchange.READ);

    private final Ground ground;
    private final Courier courier;

    ExchangeCheck(Ground ground, Courier courier) {
        this.ground = ground;
        this.courier = courier;
    }

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Traffic traffic : courier.traffic(NODE)) {
            figures.add(messages(traffic, "queued", traffic.queued()));
            figures.add(messages(traffic, "sent", traffic.sent()));
            figures.add(messages(traffic, "not_taken", traffic.refused()));
            figures.add(messages(traffic, "stuck", traffic.stuck()));
        }
        return figures;
    }

    private static Figure messages(Traffic traffic, String state, long count) {
        return Figure.of("enlace_exchange_messages", "Messages to and from other countries that are not settled", count)
                .with("country", traffic.country().value())
                .with("state", state);
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (Traffic traffic : courier.traffic(NODE)) {
            String country = traffic.country().value();
            Optional<Instant> oldest = ground.store().oldest(traffic.country(), EnumSet.of(State.QUEUED, State.SENT));
            oldest.map(since -> Duration.between(since, ground.now()))
                    .filter(age -> age.compareTo(LONG) > 0)
                    .ifPresent(age -> findings.add(Finding.of(
                            TEXTS,
                            Severity.WARNING,
                            "exchange.queue",
                            country,
                            traffic.queued() + traffic.sent(),
                            age.toDays())));
            if (traffic.refused() > 0) {
                findings.add(Finding.of(TEXTS, Severity.WARNING, "exchange.not-taken", country, traffic.refused()));
            }
            if (traffic.stuck() > 0) {
                findings.add(Finding.of(TEXTS, Severity.WARNING, "exchange.stuck", country, traffic.stuck()));
            }
            if (traffic.troubles() > 0) {
                findings.add(Finding.of(TEXTS, Severity.WARNING, "exchange.troubles", country, traffic.troubles()));
            }
            if (traffic.waiting() > 0) {
                findings.add(Finding.of(
                        TEXTS, Severity.WARNING, "exchange.missing", country, traffic.waiting(), traffic.missing()));
            }
        }
        return findings;
    }
}
