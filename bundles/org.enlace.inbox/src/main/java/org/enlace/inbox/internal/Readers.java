package org.enlace.inbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;

/** Whose items a caller is shown, and of which uses. */
final class Readers {
    private final InboxStore store;
    private final Supplier<List<InboxUse>> uses;
    private final Function<Caller, List<OfficerId>> absent;

    /**
     * @param uses   those that are there now
     * @param absent whose deputy a caller is now
     */
    Readers(InboxStore store, Supplier<List<InboxUse>> uses, Function<Caller, List<OfficerId>> absent) {
        this.store = store;
        this.uses = uses;
        this.absent = absent;
    }

    /** Those whose items the caller may read, as far as permissions go. */
    List<InboxUse> uses(Caller caller) {
        return uses.get().stream().filter(use -> caller.holds(use.read())).toList();
    }

    /** For whom the items wait that the caller sees: the caller, holders of permissions, and absent officers by name. */
    Map<Audience, Optional<OfficerId>> audiences(Caller caller) {
        Map<Audience, Optional<OfficerId>> all = new LinkedHashMap<>();
        all.put(Audience.of(caller.reader()), Optional.empty());
        for (Permission permission : store.audiences()) {
            if (caller.holds(permission)) {
                all.put(Audience.of(permission), Optional.empty());
            }
        }
        for (OfficerId officer : absent(caller)) {
            all.putIfAbsent(Audience.of(officer), Optional.of(officer));
        }
        return all;
    }

    private List<OfficerId> absent(Caller caller) {
        // Whoever acts for somebody sees what that officer sees, and nothing beside.
        return caller.actingFor().isPresent() ? List.of() : new ArrayList<>(absent.apply(caller));
    }
}
