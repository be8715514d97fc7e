package org.enlace.jit.internal.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Why restricted entries are consulted, as long as a session lasts: in memory alone, so gone with the session or the module. */
final class Reasons {
    private static final int MOST = 10_000;

    private final Map<Key, String> said = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST;
        }
    };

    private record Key(OfficerId officer, OfficerId reader, String session, RecordId team, RestrictedClass restricted) {
        static Key of(RecordId team, RestrictedClass restricted, Caller caller) {
            String session = caller.origin().door() + " " + caller.origin().reference();
            return new Key(caller.officer(), caller.reader(), session, team, restricted);
        }
    }

    void say(RecordId team, RestrictedClass restricted, String reason, Caller caller) {
        synchronized (said) {
            said.put(Key.of(team, restricted, caller), reason);
        }
    }

    Optional<String> of(RecordId team, RestrictedClass restricted, Caller caller) {
        synchronized (said) {
            return Optional.ofNullable(said.get(Key.of(team, restricted, caller)));
        }
    }
}
