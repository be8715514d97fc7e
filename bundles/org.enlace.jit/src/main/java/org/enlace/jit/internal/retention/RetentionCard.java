package org.enlace.jit.internal.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Card;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the home page tells of the end of retention: the teams in which items wait for the reader to confirm that they are erased. */
@Component(service = Card.class)
public final class RetentionCard implements Card {
    private static final int MOST = 6;

    private final Texts texts = Texts.of(RetentionCard.class);
    private final Supplier<RetentionArea> area;
    private final Supplier<Desks> desks;

    @Activate
    public RetentionCard(
            @Reference(service = RetentionArea.class) ComponentServiceObjects<RetentionArea> area,
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.area = new Lazily<>(area);
        this.desks = new Lazily<>(desks);
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public int order() {
        return 125;
    }

    @Override
    public Content content(Caller caller) {
        Map<RecordId, Integer> waiting = area.get().desk().lists().waiting(caller);
        List<Link> links = new ArrayList<>();
        waiting.forEach((team, items) -> links.add(new Link(
                desks.get().signing().name(team),
                RetentionBook.path(team),
                texts.get(caller.language(), "card.retention.items", items))));
        return new Content(
                texts.get(caller.language(), "retention.title"),
                texts.get(caller.language(), "card.retention.text", links.size()),
                links.size() > MOST ? links.subList(0, MOST) : links);
    }
}
