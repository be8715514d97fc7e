package org.enlace.calendar.internal;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.calendar.Agenda;
import org.enlace.calendar.CalendarFiles;
import org.enlace.calendar.Feed;
import org.enlace.calendar.Feeds;
import org.enlace.identity.Callers;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.Permissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts the use cases of dates and addresses together, when somebody first asks for them. */
@Component(service = {Agenda.class, Feeds.class, FeedDoor.class})
public final class CalendarComponent implements Agenda, Feeds, FeedDoor {
    private final Agenda agenda;
    private final FeedDesk feeds;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<CalendarSource> sources;

    @Activate
    public CalendarComponent(
            @Reference CalendarStores stores,
            @Reference Permissions permissions,
            @Reference Callers callers,
            @Reference CalendarFiles files,
            @Reference Transactions transactions,
            @Reference Audit audit) {
        Sources all = new Sources(this::sources, permissions::isDeclared);
        agenda = new AgendaBook(all);
        feeds = new FeedDesk(
                stores.feeds(),
                all,
                officer -> callers.of(officer, "calendar"),
                files,
                transactions,
                audit,
                Clock.systemUTC());
    }

    /** They come after the constructor. */
    private List<CalendarSource> sources() {
        List<CalendarSource> now = sources;
        return now == null ? List.of() : now;
    }

    @Override
    public Dates between(LocalDate from, LocalDate until, Caller caller) {
        return agenda.between(from, until, caller);
    }

    @Override
    public Map<String, String> sources(Caller caller) {
        return agenda.sources(caller);
    }

    @Override
    public List<Feed> own(Caller caller) {
        return feeds.own(caller);
    }

    @Override
    public Made make(Optional<String> source, Caller caller) {
        return feeds.make(source, caller);
    }

    @Override
    public void revoke(String handle, Caller caller) {
        feeds.revoke(handle, caller);
    }

    @Override
    public List<Feed> all(Optional<OfficerId> officer, Caller caller) {
        return feeds.all(officer, caller);
    }

    @Override
    public int revokeAll(OfficerId officer, Caller caller) {
        return feeds.revokeAll(officer, caller);
    }

    @Override
    public Answer open(String secret, String network, URI node) {
        return feeds.open(secret, network, node);
    }
}
