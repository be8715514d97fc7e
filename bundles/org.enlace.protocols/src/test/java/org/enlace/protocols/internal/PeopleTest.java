package org.enlace.protocols.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.enlace.identity.Directory;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final NeedToKnow SOME = new NeedToKnow(
            Set.of(new OfficerId("officer1"), new OfficerId("karl")),
            Set.of(new UnitId("una-bogota"), new UnitId("una-nowhere")));

    /** Has so many officers, and one unit. */
    private record FakeDirectory(int size) implements Directory {
        @Override
        public List<Entry> officers(String words, int limit, Caller caller) {
            return IntStream.range(0, Math.min(size, limit))
                    .mapToObj(i -> new Entry(new OfficerId("officer" + i), "Officer " + i, Optional.empty()))
                    .toList();
        }

        @Override
        public Optional<Address> address(OfficerId officer) {
            return Optional.empty();
        }

        @Override
        public Optional<String> name(OfficerId officer) {
            return officers("", size, Desk.ANNA).stream()
                    .filter(entry -> entry.officer().equals(officer))
                    .map(Entry::name)
                    .findFirst();
        }

        @Override
        public List<Entry> readers(Set<Permission> needed, NeedToKnow readers, String words, int limit) {
            return officers(words, limit, Desk.ANNA);
        }

        @Override
        public boolean reads(OfficerId officer, Set<Permission> needed, NeedToKnow readers) {
            return name(officer).isPresent();
        }

        @Override
        public List<UnitEntry> units(Caller caller) {
            return List.of(new UnitEntry(new UnitId("una-bogota"), "UNA Bogotá"));
        }

        @Override
        public boolean exists(UnitId unit) {
            return unit.value().equals("una-bogota");
        }
    }

    @Test
    void whoTheDirectoryDoesNotKnowIsRefusedByName() {
        List<Refusal> unknown = People.of(new FakeDirectory(3)).unknown(SOME);
        assertEquals(
                List.of("protocol.unknown-officer", "protocol.unknown-unit"),
                unknown.stream().map(Refusal::code).toList());
        assertEquals(
                List.of("karl", "una-nowhere"),
                unknown.stream().map(refusal -> refusal.values().get(0)).toList());
    }

    @Test
    void fewAreShownToBeTickedAndManyAreTyped() {
        assertEquals(3, People.of(new FakeDirectory(3)).officers(Desk.ANNA).size());
        assertEquals(0, People.of(new FakeDirectory(500)).officers(Desk.ANNA).size());
        assertEquals(
                "UNA Bogotá",
                People.of(new FakeDirectory(3)).units(Desk.ANNA).get(0).name());
    }

    @Test
    void withoutADirectoryNamesAreTypedAndAnyNameWillDo() {
        People people = new People();
        assertEquals(List.of(), people.officers(Desk.ANNA));
        assertEquals(List.of(), people.unknown(SOME));
    }
}
