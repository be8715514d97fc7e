package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.training.Nominations;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.HostRequest;
import org.junit.jupiter.api.Test;

class TrainingReadersTest {
    private final TrainingReaders readers = new TrainingReaders();

    private static Caller holding(Permission... permissions) {
        return new Caller(
                new OfficerId("sample"),
                Optional.empty(),
                Optional.empty(),
                Language.ES,
                ZoneOffset.UTC,
                Set.of(permissions)::contains,
                Origin.of(Origin.Door.PAGE));
    }

    @Test
    void namesOfPeopleAreForWhoeverOrganises() {
        Caller reads = holding(Trainings.READ);
        Caller organises = holding(Trainings.READ, Trainings.ORGANISE);
        assertTrue(readers.mayRead(Sessions.KIND, "1", reads));
        assertFalse(readers.mayRead(Nominations.KIND, "1", reads));
        assertTrue(readers.mayRead(Nominations.KIND, "1", organises));
        assertFalse(readers.mayRead(HostRequest.KIND, "1", organises));
        assertTrue(readers.mayRead(HostRequest.KIND, "1", holding(Trainings.READ, Calls.HOST)));
        assertFalse(readers.mayRead("other", "1", organises));
        assertFalse(readers.mayRead(Sessions.KIND, "1", holding(Trainings.ORGANISE)));
    }
}
