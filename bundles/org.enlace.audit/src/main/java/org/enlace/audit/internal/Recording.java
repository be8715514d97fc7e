package org.enlace.audit.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.audit.internal.AuditStore.Recorded;
import org.enlace.audit.internal.AuditStore.Secret;
import org.enlace.audit.proof.Body;
import org.enlace.audit.proof.Canonical;
import org.enlace.audit.proof.Merkle;
import org.enlace.platform.Act;
import org.enlace.platform.RecordIds;

/** Turns an act into an entry. What is longer than an entry may hold is cut, with an ellipsis at the end. */
final class Recording {
    private static final int ID = 200;
    private static final int KIND = 100;
    private static final int FACT = 2_000;
    private static final int FIELD = 200;
    private static final int VALUE = 1 << 20;

    private final RecordIds ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Recording(RecordIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Recorded of(Act act) {
        SortedMap<String, String> facts = new TreeMap<>();
        act.facts().forEach((name, value) -> facts.put(cut(name, FIELD), cut(value, FACT)));
        SortedMap<String, Secret> values = new TreeMap<>();
        act.reason().ifPresent(reason -> keep(values, "reason", reason));
        act.changes().forEach((field, change) -> {
            keep(values, "before/" + cut(field, FIELD), change.before());
            keep(values, "after/" + cut(field, FIELD), change.after());
        });
        int person = 0;
        for (String each : new java.util.TreeSet<>(act.concerns())) {
            keep(values, Body.PERSON + person++, cut(each, ID));
        }
        SortedMap<String, String> hashes = new TreeMap<>();
        values.forEach((name, value) -> hashes.put(name, Merkle.salted(value.salt(), value.content())));
        var by = act.by();
        Body body = new Body(
                ids.next().toString(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                act.code(),
                by.officer().value(),
                by.actingFor().map(Object::toString).orElse(null),
                by.unit().map(Object::toString).orElse(null),
                word(by.origin().door()),
                cut(by.origin().reference(), ID),
                word(act.outcome()),
                act.subject().map(subject -> cut(subject.kind(), KIND)).orElse(null),
                act.subject().map(subject -> cut(subject.id(), ID)).orElse(null),
                facts,
                values.isEmpty() ? new TreeMap<>() : hashes);
        return new Recorded(body, body.text(), values);
    }

    private void keep(SortedMap<String, Secret> values, String name, String content) {
        if (content != null) {
            byte[] salt = new byte[Merkle.SALT];
            random.nextBytes(salt);
            values.put(name, new Secret(Merkle.hex(salt), cut(content, VALUE)));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text, int length) {
        String clean = Canonical.storable(text);
        if (clean.length() <= length) {
            return clean;
        }
        return Canonical.storable(clean.substring(0, length - 1)) + "…";
    }
}
