package org.enlace.training.exchange;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * A {@link Call} on its way. Its state is its type: written and seen by those who organise alone, open to applications, closed to new
 * ones while what was handed in goes on, or cancelled.
 */
public sealed interface ExchangeCall {
    /** What {@code NotFound}, {@code Stale} and the audit call one. */
    String KIND = "exchange-call";

    int LONGEST_REASON = 500;

    Core core();

    default RecordId id() {
        return core().call().id();
    }

    default Call call() {
        return core().call();
    }

    /** Counts up with every change, from 1; a change names the version it was made on. */
    default int version() {
        return core().version();
    }

    /** Its state, for lists and stores. */
    default State state() {
        if (this instanceof Draft) {
            return State.DRAFT;
        } else if (this instanceof Open) {
            return State.OPEN;
        }
        return this instanceof Closed ? State.CLOSED : State.CANCELLED;
    }

    /** What it is while something may still be said of it. */
    default ExchangeCall live() {
        if (this instanceof Cancelled) {
            throw new Refusal(
                    "placement.call-cancelled",
                    "\"" + call().title() + "\" is cancelled; nothing of it can be changed any more",
                    call().title());
        }
        return this;
    }

    /** @throws Refusal {@code placement.call-not-open} while it is a draft, closed or cancelled */
    default Open open() {
        if (this instanceof Open open) {
            return open;
        }
        throw new Refusal(
                "placement.call-not-open",
                "\"" + call().title() + "\" takes no applications: it is \"" + state().token()
                        + "\"; choose an open call",
                call().title(),
                state().token());
    }

    /** This call where its state is one; otherwise what is asked is not done with it. */
    default <S extends ExchangeCall> S as(Class<S> wanted) {
        if (wanted.isInstance(this)) {
            return wanted.cast(this);
        }
        throw new Refusal(
                "placement.call-state",
                "\"" + call().title() + "\" is \"" + state().token()
                        + "\", which does not allow this; look at it again",
                call().title(),
                state().token());
    }

    /** The states by name. */
    enum State {
        DRAFT,
        OPEN,
        CLOSED,
        CANCELLED;

        /** The word used in the API, in the store and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What every call has. */
    record Core(Call call, int version, Stamp created, Stamp changed) {
        public Core {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
        }

        Core next(Stamp by) {
            return new Core(call, version + 1, created, by);
        }

        Core saying(Call other, Stamp by) {
            if (!call.id().equals(other.id())) {
                throw new IllegalArgumentException("Another call: " + other.id());
            }
            return new Core(other, version + 1, created, by);
        }
    }

    /** In preparation. */
    record Draft(Core core) implements ExchangeCall {
        public static Draft first(Call call, Stamp by) {
            return new Draft(new Core(call, 1, by, by));
        }

        public Draft revise(Call other, Stamp by) {
            return new Draft(core.saying(other, by));
        }

        /** @throws Refusal {@code placement.call-closed} after its own deadline */
        public Open publish(LocalDate today, Stamp by) {
            core.call().requireOpenOn(today);
            return new Open(core.next(by));
        }

        public Cancelled cancel(String reason, Stamp by) {
            return new Cancelled(core.next(by), reason);
        }
    }

    /** Officers may apply until its deadline. */
    record Open(Core core) implements ExchangeCall {
        /** @throws Refusal {@code placement.theme-gone} for a theme that is left out: officers have applied with it */
        public Open revise(Call other, Stamp by) {
            core.call().themes().stream()
                    .filter(theme -> !other.themes().contains(theme))
                    .findFirst()
                    .ifPresent(theme -> {
                        throw new Refusal(
                                        "placement.theme-gone",
                                        "\"" + theme + "\" is published with the call and cannot be left out; keep it",
                                        theme)
                                .at("themes");
                    });
            return new Open(core.saying(other, by));
        }

        public Closed close(Stamp by) {
            return new Closed(core.next(by));
        }

        public Cancelled cancel(String reason, Stamp by) {
            return new Cancelled(core.next(by), reason);
        }
    }

    /** Takes no application any more; those that were handed in go on. */
    record Closed(Core core) implements ExchangeCall {
        /** @throws Refusal {@code placement.call-closed} after its deadline */
        public Open reopen(LocalDate today, Stamp by) {
            core.call().requireOpenOn(today);
            return new Open(core.next(by));
        }

        public Cancelled cancel(String reason, Stamp by) {
            return new Cancelled(core.next(by), reason);
        }
    }

    /**
     * Does not take place.
     *
     * @param reason why, 1 to {@value ExchangeCall#LONGEST_REASON} characters; whoever applied reads it
     */
    record Cancelled(Core core, String reason) implements ExchangeCall {
        public Cancelled {
            reason = Rules.text("reason", reason, LONGEST_REASON);
        }
    }
}
