package org.enlace.jit.internal.course;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.Sight;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what waits of teams: their reference and a country, nothing of what they are about. */
@Component(service = InboxUse.class)
public final class CourseInbox implements InboxUse {
    private final Supplier<JitStores> stores;
    private final Supplier<Countries> countries;
    private final Clock clock;
    private final Texts texts = Texts.of(CourseInbox.class);

    @Activate
    public CourseInbox(
            @Reference(service = JitStores.class) ComponentServiceObjects<JitStores> stores,
            @Reference(service = Countries.class) ComponentServiceObjects<Countries> countries) {
        this(new Lazily<>(stores), new Lazily<>(countries), Clock.systemUTC());
    }

    CourseInbox(Supplier<JitStores> stores, Supplier<Countries> countries, Clock clock) {
        this.stores = stores;
        this.countries = countries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return CourseNotices.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "module.title");
    }

    @Override
    public Permission read() {
        return JitPermissions.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records.isEmpty() ? Set.of() : stores.get().teams().known(records, Sight.of(caller, clock.instant()));
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        List<Object> filled = new ArrayList<>(arguments);
        if (filled.size() > 1) {
            filled.set(1, countries.get().name(new CountryCode(arguments.get(1)), caller.language()));
        }
        return texts.get(caller.language(), text, filled.toArray());
    }
}
