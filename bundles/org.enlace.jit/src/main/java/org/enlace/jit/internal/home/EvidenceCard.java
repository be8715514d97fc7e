package org.enlace.jit.internal.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.home.EvidenceWaits.Count;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Card;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the home page tells of evidence: what awaits the reader, what ends soon and what is overdue, each with the list of it. */
@Component(service = Card.class)
public final class EvidenceCard implements Card {
    private static final int MOST = 10;

    private final Texts texts = Texts.of(EvidenceCard.class);
    private final Supplier<Desks> desks;
    private final Supplier<RetentionArea> retention;
    private final EvidenceWaits waits;

    @Activate
    public EvidenceCard(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = RetentionArea.class) ComponentServiceObjects<RetentionArea> retention,
            @Reference(service = JitStores.class) ComponentServiceObjects<JitStores> stores) {
        this(new Lazily<>(desks), new Lazily<>(retention), new Lazily<>(stores));
    }

    private EvidenceCard(Supplier<Desks> desks, Supplier<RetentionArea> retention, Supplier<JitStores> stores) {
        this.desks = desks;
        this.retention = retention;
        waits = new EvidenceWaits(desks, stores);
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static EvidenceCard of(
            Supplier<Desks> desks, Supplier<RetentionArea> retention, Supplier<JitStores> stores) {
        return new EvidenceCard(desks, retention, stores);
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
        SigningArea signing = desks.get().signing();
        Map<RecordId, Integer> erasures = retention.get().desk().lists().waiting(caller);
        List<Count> all = new ArrayList<>();
        for (RecordId team : signing.teams(caller)) {
            all.addAll(waits.of(signing.door().view(caller, team), erasures.getOrDefault(team, 0)));
        }
        Map<RecordId, String> names =
                all.stream().map(Count::team).distinct().collect(Collectors.toMap(Function.identity(), signing::name));
        all.sort(Comparator.comparing(Count::matter).thenComparing(one -> names.get(one.team())));
        return new Content(
                texts.get(caller.language(), "card.evidence"),
                texts.get(caller.language(), "card.evidence.text", all.size()),
                all.stream()
                        .limit(MOST)
                        .map(one -> link(one, names.get(one.team()), caller))
                        .toList());
    }

    private Link link(Count one, String team, Caller caller) {
        String number = one.items() > EvidenceWaits.COUNTED ? EvidenceWaits.COUNTED + "+" : String.valueOf(one.items());
        return new Link(
                texts.get(caller.language(), one.matter().key(), one.items(), number),
                one.matter().path(one.team()),
                team);
    }
}
