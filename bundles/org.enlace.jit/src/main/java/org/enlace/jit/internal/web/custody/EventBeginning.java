package org.enlace.jit.internal.web.custody;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;

/** What the form of an event is filled with at first: what the chain and the item say already, never what has to be looked at. */
final class EventBeginning {
    private final EventKind kind;
    private final Entry item;
    private final CustodyLog log;
    private final CustodyWords words;

    EventBeginning(EventKind kind, Entry item, CustodyLog log, CustodyWords words) {
        this.kind = kind;
        this.item = item;
        this.log = log;
        this.words = words;
    }

    /**
     * The event that the new one names, by its hash.
     *
     * @param corrects what the address says is corrected
     * @return empty where there is none that it may name
     */
    Optional<CustodyEvent> named(String corrects) {
        if (kind == EventKind.CORRECTED) {
            return log.events().stream()
                    .map(SealedEvent::event)
                    .filter(one -> one.country().equals(words.work().view().own()))
                    .filter(one -> one.hash().value().equals(corrects))
                    .findFirst();
        }
        return log.state() instanceof CustodyLog.InTransit moving ? find(moving.out()) : Optional.empty();
    }

    private Optional<CustodyEvent> find(Sha256 hash) {
        return log.events().stream()
                .map(SealedEvent::event)
                .filter(one -> one.hash().equals(hash))
                .findFirst();
    }

    /** @param named the event that it names; null for none */
    Form blank(CustodyEvent named) {
        ZoneId zone = words.labels().caller().zone();
        Form form = new Form().put(EventForm.HAPPENED.zone(), zone.getId());
        EventForm.HAPPENED.put(form, words.work().view().at(), zone);
        if (kind.first()) {
            obtained(form, item.content());
        }
        if (named != null) {
            form.put(
                    kind == EventKind.CORRECTED ? EventField.CORRECTS.token() : EventField.ANSWERS.token(),
                    named.hash().value());
            form.put("authority", readable(named, named.authority()));
        }
        if (kind == EventKind.CORRECTED && named != null) {
            form.put("place", readable(named, named.place()));
            EventForm.HAPPENED.put(form, named.happened(), named.zone());
            form.put(EventForm.HAPPENED.zone(), named.zone().getId());
        }
        if (kind == EventKind.RECEIVED && named != null) {
            named.persons().forEach((field, one) -> {
                if (words.shown().of(named, one).equals(one)) {
                    person(field).put(form, one);
                }
            });
        }
        if (kind == EventKind.TRANSFERRED_OUT || kind == EventKind.RETURNED) {
            holder().ifPresent(one -> person(EventField.HANDING).put(form, one));
        }
        if (EventFields.of(kind).contains(EventField.BEFORE)) {
            log.content().ifPresent(hash -> form.put(EventField.BEFORE.token(), hash));
        }
        return form;
    }

    /** Whom the reader may not know is written down by nobody under what they are called. */
    private String readable(CustodyEvent event, String text) {
        return words.shown().of(event, text).equals(text) ? text : "";
    }

    private PersonFields person(EventField field) {
        return new PersonFields(kind, field, words);
    }

    /** What the item says of how it was obtained is not typed twice. */
    private void obtained(Form form, Content content) {
        ZoneId zone = WorkWords.known(content.word("zone"))
                ? ZoneId.of(content.word("zone"))
                : words.labels().caller().zone();
        Optional<Instant> at = content.moment("obtained");
        at.ifPresent(moment -> EventForm.HAPPENED.put(form, moment, zone));
        form.put(EventForm.HAPPENED.zone(), zone.getId())
                .put("place", content.word("place"))
                .put("authority", content.word("authority"));
        for (EventField field : EventFields.of(kind)) {
            if (!content.word(field.token()).isEmpty()) {
                form.put(field.token(), content.word(field.token()));
            }
        }
    }

    private Optional<Custodian> holder() {
        return log.state() instanceof CustodyLog.Held held
                ? held.person()
                        .filter(one -> one.country().equals(words.work().view().own()))
                        .filter(one -> words.shown().of(held).equals(held))
                : Optional.empty();
    }
}
