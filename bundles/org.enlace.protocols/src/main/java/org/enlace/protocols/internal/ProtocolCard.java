package org.enlace.protocols.internal;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Card;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the home page tells of the library: how many records it has, and which changed last. */
@Component
public final class ProtocolCard implements Card {
    private static final int LATEST = 3;

    private final ProtocolStore store;
    private final Texts texts = Texts.of(ProtocolCard.class);

    @Activate
    public ProtocolCard(@Reference ProtocolStore store) {
        this.store = store;
    }

    @Override
    public Permission permission() {
        return Protocols.READ;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Content content(Caller caller) {
        ProtocolFilter latest = ProtocolFilter.ALL.withOrder(Order.CHANGED);
        long records = store.count(latest, null, caller).records();
        List<Link> links = store.slice(latest, null, Place.FIRST, LATEST, caller).entries().stream()
                .map(Entry::protocol)
                .map(protocol -> link(protocol, caller))
                .toList();
        return new Content(
                texts.get(caller.language(), "card.protocols.heading"),
                texts.get(caller.language(), "card.protocols.records", records),
                links);
    }

    private static Link link(Protocol protocol, Caller caller) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(caller.language().locale())
                .format(protocol.changed().at().atZone(caller.zone()));
        return new Link(protocol.content().title(), "/protocols/" + protocol.id(), day);
    }
}
