package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.internal.work.EventWords;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.web.Ui;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/**
 * What events of a chain of custody, their fields, where an item is and what is wrong with its chain are called.
 *
 * @param shown what the reader may read of what events say
 */
public record CustodyWords(WorkWords work, EventWords shown) {
    public Labels labels() {
        return work.labels();
    }

    String get(String key, Object... values) {
        return labels().get(key, values);
    }

    public String kind(EventKind kind) {
        return get("custody.event." + kind.token());
    }

    /** When an event of the kind is written, and what it is for. */
    public String hint(EventKind kind) {
        return get("custody.event." + kind.token() + ".hint");
    }

    /** What a field is called in events of a kind. */
    public String field(EventKind kind, EventField field) {
        String own = "custody.field." + field.token() + "." + kind.token();
        return get(labels().has(own) ? own : "custody.field." + field.token());
    }

    /** Help with a field; empty where it needs none. */
    String fieldHint(EventKind kind, EventField field) {
        String all = "custody.hint." + field.token();
        String own = all + "." + kind.token();
        return labels().has(own) ? get(own) : labels().has(all) ? get(all) : "";
    }

    /** Such as "Ana Ruiz, inspectora, n.º 123, Unidad de Evidencias (Colombia)". */
    public String person(Custodian one) {
        List<String> parts = new ArrayList<>(List.of(one.name()));
        if (!one.rank().isEmpty()) {
            parts.add(one.rank());
        }
        if (!one.number().isEmpty()) {
            parts.add(get("custody.person.number.is", one.number()));
        }
        if (!one.unit().isEmpty()) {
            parts.add(one.unit());
        }
        return String.join(", ", parts) + " (" + labels().country(one.country()) + ")";
    }

    /** Where the item is, in one sentence. */
    public String state(CustodyLog.State of) {
        CustodyLog.State state = shown.of(of);
        if (state instanceof CustodyLog.Held held) {
            return held.person()
                    .map(one -> get("custody.state.held.by", labels().country(held.country()), one.name(), one.unit()))
                    .orElseGet(() -> get("custody.state.held", labels().country(held.country())));
        }
        if (state instanceof CustodyLog.InTransit moving) {
            return get(
                    "custody.state.in-transit",
                    labels().country(moving.from()),
                    labels().country(moving.to().country()),
                    moving.to().name());
        }
        if (state instanceof CustodyLog.Gone gone) {
            return get("custody.state.gone." + gone.how().token());
        }
        return get("custody.state.unknown");
    }

    /** The same in a word or two. */
    public Tag tag(CustodyLog.State state) {
        if (state instanceof CustodyLog.Held) {
            return new Tag(get("custody.tag.held"), Tone.GOOD);
        }
        if (state instanceof CustodyLog.InTransit) {
            return new Tag(get("custody.tag.in-transit"), Tone.ATTENTION);
        }
        return state instanceof CustodyLog.Gone gone
                ? new Tag(get("custody.tag." + gone.how().token()), Tone.NEUTRAL)
                : new Tag(get("custody.tag.unknown"), Tone.ATTENTION);
    }

    /** How many things a court would ask about. */
    public Tag found(int findings) {
        return findings == 0
                ? new Tag(get("custody.findings.none"), Tone.GOOD)
                : new Tag(get("custody.findings.count", findings), Tone.BAD);
    }

    public String flaw(CustodyLog.Flaw flaw) {
        return get("custody.flaw." + flaw.token());
    }

    String flaw(CustodyLog.Flaw flaw, String what) {
        return get("custody.flaw." + flaw.token() + "." + what);
    }

    /** When it happened, by the clock of whoever was there; and by the reader's, where that is another. */
    public Content happened(CustodyEvent event) {
        Content there = in(event.zone(), event.happened());
        if (event.zone().equals(ZoneOffset.UTC) && !event.clock().equals(ZoneOffset.UTC.getId())) {
            return Ui.join(in(ZoneOffset.UTC, event.happened()), Ui.text(" UTC (" + event.clock() + ")"));
        }
        return event.zone().equals(labels().caller().zone())
                ? there
                : Ui.join(there, Ui.text(" · "), labels().moment(event.happened()));
    }

    private Content in(ZoneId zone, Instant at) {
        Caller reader = labels().caller();
        return Ui.moment(
                at,
                new Caller(
                        reader.officer(),
                        reader.actingFor(),
                        reader.unit(),
                        reader.language(),
                        zone,
                        reader.grants(),
                        reader.origin()));
    }

    /** Such as "Colombia, n.º 3": its place among what that country wrote. */
    public String strand(CustodyEvent event) {
        return strand(event.country(), event.sequence());
    }

    private String strand(CountryCode country, int sequence) {
        return get("custody.strand.of", labels().country(country), sequence);
    }
}
