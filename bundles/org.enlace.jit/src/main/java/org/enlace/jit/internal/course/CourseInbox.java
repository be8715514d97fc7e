package org.enlace.jit.internal.course;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.Sight;
import org.enlace.jit.internal.TeamInbox;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.reference.Countries;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what waits of teams: their reference and a country, nothing of what they are about. */
@Component(service = InboxUse.class)
public final class CourseInbox extends TeamInbox {
    private final Supplier<JitStores> stores;
    private final Supplier<Countries> countries;
    private final Clock clock;

    @Activate
    public CourseInbox(
            @Reference(service = JitStores.class) ComponentServiceObjects<JitStores> stores,
            @Reference(service = Countries.class) ComponentServiceObjects<Countries> countries) {
        this(new Lazily<>(stores), new Lazily<>(countries), Clock.systemUTC());
    }

    CourseInbox(Supplier<JitStores> stores, Supplier<Countries> countries, Clock clock) {
        super(CourseNotices.USE, "module.title");
        this.stores = stores;
        this.countries = countries;
        this.clock = clock;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records.isEmpty() ? Set.of() : stores.get().teams().known(records, Sight.of(caller, clock.instant()));
    }

    @Override
    protected List<Object> filled(List<String> arguments, Caller caller) {
        List<Object> filled = new ArrayList<>(arguments);
        if (filled.size() > 1) {
            filled.set(1, countries.get().name(new CountryCode(arguments.get(1)), caller.language()));
        }
        return filled;
    }
}
