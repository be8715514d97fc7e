package org.enlace.exchange.internal;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.internal.Held.Place;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.platform.contribution.MessageHandler;

/** Hands received records to their modules, or keeps them until that can be. */
final class Delivering {
    private static final int LONGEST_DETAIL = 300;
    private static final int ATTEMPTS = 3;

    private final Ground ground;

    Delivering(Ground ground) {
        this.ground = ground;
    }

    /** A module failed at a record: the transaction is undone, and the record quarantined in another. */
    static final class Poison extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String detail;
        private final long version;

        Poison(Held held, Throwable cause) {
            super(cause);
            version = held.version();
            String text = cause.toString();
            detail = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
        }

        /** For an administrator: the class of the failure, and its message where the module wrote one. */
        String detail() {
            return detail;
        }
    }

    /**
     * Hands over what one record's last message says. In a transaction.
     *
     * @param failed that its module failed at it just now; null otherwise
     * @return {@code delivered}, {@code kept}, {@code quarantined} or {@code refused}
     * @throws Poison when the module fails at it
     */
    String deliver(Held held, Poison failed, Caller caller) {
        if (failed != null) {
            return stuck(held, Place.QUARANTINED, "poison", failed.detail(), caller);
        }
        boolean record = held.kind() == Kind.RECORD;
        if (!record && held.shown() == 0) {
            return done(held, caller);
        }
        Optional<MessageHandler> handler = ground.here().handler(held.type());
        Optional<Hindrance> hindrance = hindrance(held, handler);
        if (hindrance.isPresent()) {
            return stuck(
                    held, Place.KEPT, hindrance.get().code(), hindrance.get().detail(), caller);
        }
        if (record && !handler.get().honours().containsAll(held.handling().codes())) {
            return refused(held, caller);
        }
        handOver(held, handler.get());
        return done(held, caller);
    }

    /** Why a record waits for its module. */
    private record Hindrance(String code, String detail) {}

    private Optional<Hindrance> hindrance(Held held, Optional<MessageHandler> handler) {
        if (handler.isEmpty()) {
            boolean there = ground.here().modules().containsKey(held.module());
            return Optional.of(new Hindrance(there ? "unknown-type" : "not-adopted", held.module()));
        }
        if (ground.here().closed(handler.get().module())) {
            return Optional.of(new Hindrance("module-closed", handler.get().module()));
        }
        if (held.kind() == Kind.RECORD && !handler.get().formats().contains(held.format())) {
            return Optional.of(new Hindrance("unknown-format", "format " + held.format()));
        }
        return Optional.empty();
    }

    /** Whether it is kept for what hinders it now. */
    private boolean hinderedStill(Held held) {
        return held.state() == Place.KEPT
                && hindrance(held, ground.here().handler(held.type()))
                        .filter(now -> now.code().equals(held.code()))
                        .isPresent();
    }

    private static void handOver(Held held, MessageHandler handler) {
        try {
            if (held.kind() == Kind.RECORD) {
                handler.receive(held.record(), held.format(), held.content());
            } else {
                handler.withdraw(held.record(), held.reason());
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new Poison(held, e);
        }
    }

    private String done(Held held, Caller caller) {
        ground.store().write(held.done());
        ground.store().forgetAnswers(held.owner(), held.id(), false);
        audit("exchange.receive", held, caller);
        return "delivered";
    }

    private String stuck(Held held, Place place, String code, String detail, Caller caller) {
        ground.store().write(held.stuck(place, code, detail));
        answer(held, place == Place.KEPT ? State.KEPT : State.QUARANTINED, code);
        audit("exchange.keep", held, caller);
        return place == Place.KEPT ? "kept" : "quarantined";
    }

    /** Its module does not keep to this handling, so nothing of it stays here. */
    private String refused(Held held, Caller caller) {
        ground.store().write(held.refused());
        answer(held, State.REFUSED, "handling");
        audit("exchange.refuse", held, caller);
        return "refused";
    }

    private void answer(Held held, State state, String code) {
        long epoch = ground.store().in(held.owner()).map(InStream::epoch).orElse(0L);
        if (held.seq() == 0 || held.epoch() != epoch) {
            return;
        }
        ground.store().forgetAnswers(held.owner(), held.id(), false);
        ground.store().write(held.owner(), new Answer(held.seq(), held.id(), state, code, held.version()));
    }

    private void audit(String code, Held held, Caller caller) {
        ground.audit()
                .record(Act.done(code, caller)
                        .on(held.type(), held.id())
                        .fact("owner", held.owner())
                        .fact("version", held.version())
                        .code("kind", held.kind().name().toLowerCase(java.util.Locale.ROOT)));
    }

    /**
     * Tries again what is stuck, unless the same hinders it still.
     *
     * @param places what of it
     * @param only   one record, or all
     * @return how many were handed over
     */
    int again(Set<Place> places, Optional<RecordId> only, Caller caller) {
        int done = 0;
        for (Held held : ground.store().stuck(Integer.MAX_VALUE)) {
            boolean meant =
                    places.contains(held.state()) && only.map(held.id()::equals).orElse(true);
            if (meant && !hinderedStill(held) && again(held, caller)) {
                done++;
            }
        }
        return done;
    }

    private boolean again(Held seen, Caller caller) {
        return attempt(failed -> again(seen, failed, caller));
    }

    /**
     * Does a step in a transaction, and once more where somebody else was quicker. That a module failed for another reason is noted
     * in a transaction of its own.
     *
     * @param step given how its module failed at it just now; null before it did
     */
    <T> T attempt(Function<Poison, T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return ground.transactions().call(() -> step.apply(null));
            } catch (Poison e) {
                if (attempt == ATTEMPTS || !(e.getCause() instanceof Stale)) {
                    return ground.transactions().call(() -> step.apply(e));
                }
            } catch (Stale e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** It is read once nobody else can change it: a later message may have come since it was listed. */
    private boolean again(Held seen, Poison failed, Caller caller) {
        ground.store().lockIn(seen.owner(), "");
        Held now = ground.store().held(seen.id()).orElseThrow();
        boolean same = failed == null || failed.version == now.version();
        return same && now.state() != Place.DONE && deliver(now, failed, caller).equals("delivered");
    }
}
