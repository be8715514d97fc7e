package org.enlace.jit.internal.custody;

import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.CustodyLog.Gone;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.jit.custody.CustodyLog.Unknown;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.work.EvidenceDoor.Item;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/** What is asked of whoever writes here, by what is known: an event of which a court would ask why is not written in the first place. */
final class CustodyRules {
    private CustodyRules() {}

    /** @throws Refusal see {@link org.enlace.jit.custody.Custody#write} */
    static void require(CustodyEvent event, Item item, CustodyLog log) {
        EventKind kind = event.kind();
        if (kind == EventKind.CORRECTED) {
            requireOwn(event, log);
            return;
        }
        if (log.state() instanceof Gone gone) {
            throw new Refusal(
                    "jit.custody-gone",
                    "The item is gone (\"" + gone.how().token() + "\"); only corrections are written after that",
                    gone.how().token());
        }
        if (kind == EventKind.RECEIVED || kind == EventKind.TRANSFER_ENDED) {
            requireAnswer(event, log);
        } else if (kind.first()) {
            requireBeginning(event, item, log);
        } else {
            requireHeld(event, log);
        }
        requirePersons(event, item);
    }

    private static Optional<CustodyEvent> find(CustodyLog log, Optional<Sha256> hash) {
        return log.events().stream()
                .map(SealedEvent::event)
                .filter(one -> hash.filter(one.hash()::equals).isPresent())
                .findFirst();
    }

    private static void requireOwn(CustodyEvent event, CustodyLog log) {
        boolean own = find(log, event.corrects())
                .filter(one -> one.country().equals(event.country()))
                .isPresent();
        if (!own) {
            throw answer(EventField.CORRECTS);
        }
    }

    private static Refusal answer(EventField field) {
        return new Refusal(
                        "jit.custody-answer",
                        "\"" + field.token()
                                + "\" names no event that this country may answer or correct now; look at the log again",
                        field.token())
                .at(field.token());
    }

    private static void requireAnswer(CustodyEvent event, CustodyLog log) {
        CustodyEvent out = find(log, event.answers())
                .filter(one -> one.kind() == EventKind.TRANSFERRED_OUT)
                .orElseThrow(() -> answer(EventField.ANSWERS));
        boolean open = log.state() instanceof InTransit transit && transit.out().equals(out.hash());
        CountryCode whose = event.kind() == EventKind.RECEIVED
                ? out.person(EventField.RECEIVING).orElseThrow().country()
                : out.country();
        if (!open || !whose.equals(event.country())) {
            throw answer(EventField.ANSWERS);
        }
        boolean same = out.by().equals(event.by()) || out.author().equals(event.author());
        if (event.kind() == EventKind.RECEIVED && same) {
            throw new Refusal(
                            "jit.custody-same",
                            "Whoever handed it over does not say that it was received; whoever received it writes that")
                    .at(EventField.RECEIVING.token());
        }
    }

    private static void requireBeginning(CustodyEvent event, Item item, CustodyLog log) {
        CountryCode owner = item.entry().owner();
        if (!owner.equals(event.country())) {
            throw holder(owner);
        }
        if (!(log.state() instanceof Unknown)) {
            throw first(event.kind());
        }
    }

    private static Refusal holder(CountryCode country) {
        return new Refusal(
                "jit.custody-holder",
                "The item is with " + country + ", which writes what happens to it there",
                country);
    }

    private static Refusal first(EventKind kind) {
        return new Refusal(
                        "jit.custody-first",
                        "A chain of custody begins, once, with a seizure or an acquisition; \"" + kind.token()
                                + "\" has no place here",
                        kind.token())
                .at("kind");
    }

    private static void requireHeld(CustodyEvent event, CustodyLog log) {
        if (log.state() instanceof Unknown) {
            throw first(event.kind());
        }
        if (log.state() instanceof InTransit transit) {
            throw new Refusal(
                    "jit.custody-transit",
                    "The item is on its way from " + transit.from() + " to "
                            + transit.to().country()
                            + "; first it is received there, or the transfer is ended",
                    transit.from(),
                    transit.to().country());
        }
        if (log.state() instanceof Held held && !held.country().equals(event.country())) {
            throw holder(held.country());
        }
    }

    /** Each country names its own people, and gives things only to parties. */
    private static void requirePersons(CustodyEvent event, Item item) {
        if (event.kind() == EventKind.TRANSFERRED_OUT) {
            requireCountry(event, EventField.HANDING);
            CountryCode to = event.person(EventField.RECEIVING).orElseThrow().country();
            if (!item.view().standing().party(to, item.view().at())) {
                throw new Refusal(
                                "jit.custody-party",
                                to + " is no party of this team and could not acknowledge it; hand it to one that is",
                                to)
                        .at(EventField.RECEIVING.token());
            }
        } else if (event.kind() == EventKind.RECEIVED) {
            requireCountry(event, EventField.RECEIVING);
        }
    }

    private static void requireCountry(CustodyEvent event, EventField field) {
        CountryCode named = event.person(field).orElseThrow().country();
        if (!named.equals(event.country())) {
            throw new Refusal(
                            "jit.custody-person",
                            "\"" + field.token() + "\" acts for " + named + "; name somebody of " + event.country(),
                            field.token(),
                            named,
                            event.country())
                    .at(field.token());
        }
    }
}
