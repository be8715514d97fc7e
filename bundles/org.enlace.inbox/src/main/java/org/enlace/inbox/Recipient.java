package org.enlace.inbox;

import java.util.Objects;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;

/** For whom an item waits. */
public sealed interface Recipient {
    /** One officer; a deputy sees it too. */
    record One(OfficerId officer) implements Recipient {
        public One {
            Objects.requireNonNull(officer, "officer");
        }
    }

    /**
     * Whoever holds a permission; it is gone for all once one has done it.
     *
     * @param permission what is to be held
     * @param except     whose turn it is not, such as the officer who signed first; at most {@value #MOST}
     */
    record Holders(Permission permission, Set<OfficerId> except) implements Recipient {
        private static final int MOST = 4;

        public Holders {
            Objects.requireNonNull(permission, "permission");
            except = Set.copyOf(except);
            if (except.size() > MOST) {
                throw new IllegalArgumentException("At most " + MOST + " officers are left out, not " + except.size());
            }
        }

        /** Whether it is the turn of a caller who holds the permission: neither the officer nor the absent one is left out. */
        public boolean turnOf(Caller caller) {
            return !except.contains(caller.officer()) && !except.contains(caller.reader());
        }
    }
}
