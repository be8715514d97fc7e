package org.enlace.jit.internal.custody;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.CustodyLog.Finding;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.CustodyLog.Gone;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.jit.custody.CustodyLog.Unknown;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.work.EvidenceDoor.Item;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/** What is asked of whoever writes here, by what is known: an event of which a court would ask why is not written in the first place. */
final class CustodyRules {
    /** How many events a country may write about an item: every node goes through all of them again and again. */
    static final int MOST = 1_000;

    private CustodyRules() {}

    /**
     * What an event takes to be written: a chain that has begun goes on after the team's last day, until the item is returned or destroyed.
     */
    static EntryKind.Area area(EventKind kind) {
        return kind.first() ? EntryKind.EVIDENCE.area() : EntryKind.Area.CLOSING;
    }

    static Refusal many(CountryCode country) {
        return new Refusal(
                "jit.custody-many",
                country + " has written " + MOST + " events about this item; no more are taken",
                country,
                MOST);
    }

    /** @throws Refusal see {@link org.enlace.jit.custody.Custody#write} */
    static void require(CustodyEvent event, Item item, CustodyLog log) {
        EventKind kind = event.kind();
        if (event.sequence() > MOST) {
            throw many(event.country());
        }
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
            requireHeld(event, item, log);
        }
        requireOrder(event, log);
        requirePersons(event, item);
    }

    /** A later entry cannot say that something happened before what is written already: that is said by a correction. */
    private static void requireOrder(CustodyEvent event, CustodyLog log) {
        Optional<CustodyEvent> before = log.events().stream()
                .map(SealedEvent::event)
                .filter(one -> one.country().equals(event.country()) && one.kind() != EventKind.CORRECTED
                        || event.answers().filter(one.hash()::equals).isPresent())
                .filter(one -> event.before(one.happened()))
                .max(Comparator.comparing(CustodyEvent::happened));
        before.ifPresent(one -> {
            throw new Refusal(
                            "jit.custody-order",
                            "It happened at " + event.happened() + ", which is before \""
                                    + one.kind().token() + "\" at " + one.happened()
                                    + "; correct the time, or say it in a correction",
                            event.happened().toString(),
                            one.kind().token(),
                            one.happened().toString())
                    .at("happened");
        });
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
        boolean open = log.state() instanceof InTransit transit && transit.out().equals(out.hash())
                || event.kind() == EventKind.RECEIVED && unseen(out, log);
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

    /**
     * Whether something was handed over that nobody answered, by a country of which it does not show here how it got it, because events
     * are missing: whoever has the item in front of them says so. What is missing may still come.
     */
    private static boolean unseen(CustodyEvent out, CustodyLog log) {
        boolean unproven = log.findings().contains(new Finding(Flaw.NOT_HOLDER, out.hash()));
        Set<Sha256> here = new HashSet<>();
        Set<Sha256> named = new HashSet<>();
        Set<Sha256> answered = new HashSet<>();
        log.events().stream().map(SealedEvent::event).forEach(one -> {
            here.add(one.hash());
            one.prior().ifPresent(named::add);
            one.answers().ifPresent(answered::add);
        });
        named.addAll(answered);
        return unproven && !here.containsAll(named) && !answered.contains(out.hash());
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

    private static void requireHeld(CustodyEvent event, Item item, CustodyLog log) {
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
        if (log.state() instanceof Held held
                && !held.country().equals(event.country())
                && !forWhoLeft(event, item, held)) {
            throw holder(held.country());
        }
    }

    /** Whether the item's country notes what became of it with a party that left and writes no more. That it did not hold it is found. */
    private static boolean forWhoLeft(CustodyEvent event, Item item, Held held) {
        return event.country().equals(item.entry().owner())
                && event.kind() != EventKind.TRANSFERRED_OUT
                && !item.view().standing().party(held.country(), item.view().at());
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
