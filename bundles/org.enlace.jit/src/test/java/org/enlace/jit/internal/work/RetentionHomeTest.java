package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.work.Retaining.LEADER;
import static org.enlace.jit.internal.work.Retaining.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.enlace.inbox.InboxItem;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.home.EvidenceCard;
import org.enlace.jit.internal.retention.RetentionInbox;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Card;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** Who is told, on the home page and in the inbox, that evidence waits to be confirmed: those whose turn it is, and nothing of what it is. */
class RetentionHomeTest {
    private static <T> ComponentServiceObjects<T> always(T service) {
        return new ComponentServiceObjects<>() {
            @Override
            public T getService() {
                return service;
            }

            @Override
            public void ungetService(T one) {}

            @Override
            public ServiceReference<T> getServiceReference() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static List<Card.Link> card(Retaining unit, Caller caller) {
        return EvidenceCard.of(() -> unit.node.desks, () -> unit.area, () -> unit.node.stores)
                .content(caller)
                .links()
                .stream()
                .filter(link -> link.path().equals("/jit/teams/" + unit.team() + "/retention"))
                .toList();
    }

    private static boolean told(Retaining unit, Caller caller) {
        InboxItem item = unit.node.waiting.get("retention/" + unit.team());
        return item != null
                && !new RetentionInbox(RetentionHomeTest.<RetentionArea>always(unit.area))
                        .known(Set.of(item.record()), caller)
                        .isEmpty();
    }

    @Test
    void whoever_may_confirm_is_told_until_they_have() {
        try (Retaining unit = new Retaining(TestDatabase.start(TestDatabase.Kind.DERBY), Retaining.YEAR)) {
            Entry item = unit.stored();
            assertEquals(List.of(), card(unit, LEADER));
            unit.later();
            unit.round();
            for (Caller turn : List.of(LEADER, MEMBER)) {
                assertEquals(1, card(unit, turn).size(), turn::toString);
                assertTrue(told(unit, turn), turn::toString);
            }
            for (Caller not : List.of(Workroom.EXPERT, Workroom.AUTHORITY, Workroom.OUTSIDER, Workroom.ADMIN)) {
                assertEquals(List.of(), card(unit, not), not::toString);
                assertFalse(told(unit, not), not::toString);
            }
            InboxItem waits = unit.node.waiting.get("retention/" + unit.team());
            assertFalse(waits.arguments().toString().contains("negro"), waits::toString);
            assertTrue(waits.due().isPresent(), "after which it is overdue");
            unit.confirm(item, LEADER);
            assertFalse(told(unit, LEADER));
            assertEquals(List.of(), card(unit, LEADER));
            assertTrue(told(unit, MEMBER));
            unit.confirm(item, MEMBER);
            assertFalse(unit.node.waiting.containsKey("retention/" + unit.team()));
            assertEquals(List.of(), card(unit, MEMBER));
        }
    }
}
