package org.enlace.shell.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Somebody who stands at the door and has not signed in.
 *
 * @param session the connection
 * @param address where it comes from
 * @param came    a number that is higher for whoever came later
 */
record Stranger<T>(T session, String address, long came) {
    /**
     * Who gives way where there are too many: of the address that most came from, the one who has been there longest. So nobody keeps
     * officers out by connections that say nothing, least of all from another address than theirs.
     */
    static <T> Optional<T> givingWay(Collection<Stranger<T>> all) {
        Map<String, Long> from = all.stream().collect(Collectors.groupingBy(Stranger::address, Collectors.counting()));
        Comparator<Stranger<T>> most = Comparator.comparingLong(one -> from.get(one.address()));
        Comparator<Stranger<T>> longest = Comparator.comparingLong(one -> -one.came());
        return all.stream().max(most.thenComparing(longest)).map(Stranger::session);
    }
}
