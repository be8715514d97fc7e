package org.enlace.modules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/** Officers and adoptions for tests. */
public final class AdoptionFixtures {
    public static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");
    public static final Caller ANNA = officer(
            "anna", "adoptions.read", "adoptions.record", "adoptions.confirm", "modules.read", "modules.manage");
    public static final Caller BRUNO = officer(
            "bruno", "adoptions.read", "adoptions.record", "adoptions.confirm", "modules.read", "modules.manage");
    private static final AtomicLong IDS = new AtomicLong();

    private AdoptionFixtures() {}

    public static Caller officer(String name, String... permissions) {
        Set<Permission> held = Stream.of(permissions).map(Permission::new).collect(Collectors.toSet());
        return Caller.holding(new OfficerId(name), Language.EN, ZoneOffset.UTC, held)
                .by(new Origin(Origin.Door.PAGE, "session-" + name, true));
    }

    /** Somebody who acts for another. */
    public static Caller deputy(Caller who, Caller absent) {
        return new Caller(
                who.officer(),
                Optional.of(absent.officer()),
                Optional.empty(),
                who.language(),
                who.zone(),
                who.grants(),
                who.origin());
    }

    /** Grows. */
    public static RecordId nextId() {
        return new RecordId(new UUID(0x0190000000007000L + (IDS.incrementAndGet() << 16), 0x8000000000000000L));
    }

    public static AdoptionTerms terms(String from, String until) {
        return terms("sample", from, until);
    }

    public static AdoptionTerms terms(String module, String from, String until) {
        return new AdoptionTerms(
                module,
                new Instrument(InstrumentKind.DECREE, "1066 de 2025", LocalDate.parse("2025-12-01"), "Sample decree"),
                "Sample ministry",
                "All units",
                LocalDate.parse(from),
                Optional.ofNullable(until).map(LocalDate::parse));
    }

    public static Adoption.Recorded recorded(String from, String until) {
        return new Adoption.Recorded(nextId(), 1, terms(from, until), Optional.empty(), Signature.of(ANNA, AT), true);
    }

    public static Adoption.Confirmed confirmed(String from, String until) {
        return (Adoption.Confirmed) recorded(from, until).confirm(BRUNO, AT);
    }
}
