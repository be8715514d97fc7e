package org.enlace.training.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Card;
import org.enlace.training.Session;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.ExchangeCall;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the home page tells of training: the next sessions, in the reader's zone. */
@Component(service = Card.class)
public final class TrainingCard implements Card {
    private static final int NEXT = 3;
    private static final int DAYS = 60;

    private final TrainingStores stores;
    private final Clock clock;
    private final Texts texts = Texts.of(TrainingCard.class);

    @Activate
    public TrainingCard(@Reference TrainingStores stores) {
        this(stores, Clock.systemUTC());
    }

    TrainingCard(TrainingStores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public Permission permission() {
        return Trainings.READ;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public Content content(Caller caller) {
        Instant now = clock.instant();
        List<Link> links = new ArrayList<>();
        stores.sessions()
                .between(now, now.plus(DAYS, ChronoUnit.DAYS), NEXT)
                .forEach(session -> links.add(link(session, caller)));
        boolean none = links.isEmpty();
        long calls = stores.calls().count(ExchangeCall.State.OPEN);
        if (calls > 0) {
            links.add(
                    new Link(texts.get(caller.language(), "card.calls", calls), "/training/exchanges?state=open", ""));
        }
        long open = stores.series().count(false);
        return new Content(
                texts.get(caller.language(), "card.heading"),
                texts.get(caller.language(), none ? "card.none" : "card.next", open),
                links);
    }

    private static Link link(Session session, Caller caller) {
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(caller.language().locale())
                .format(session.content().time().start().atZone(caller.zone()));
        return new Link(session.content().title(), Announcements.path(session), at);
    }
}
