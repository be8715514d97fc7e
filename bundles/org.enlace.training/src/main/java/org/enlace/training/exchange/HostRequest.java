package org.enlace.training.exchange;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * What whoever organises in another country asks of a host of this one: whether its unit receives an officer whom a third country sends.
 * What is asked, and how it stands, is the organiser's word; the answer is this country's.
 *
 * @param organiser the country whose call it is
 * @param version   counts up with whatever either side says, from 1; an answer names the version it was given on
 * @param answer    this country's last one; empty where it has given none
 */
public record HostRequest(RecordId id, CountryCode organiser, int version, Said said, Optional<Answer> answer) {
    /** What {@code NotFound}, {@code Stale} and the audit call one. */
    public static final String KIND = "exchange-host-request";

    public HostRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(organiser, "organiser");
        Objects.requireNonNull(said, "said");
        Objects.requireNonNull(answer, "answer");
    }

    /** How it stands with whoever organises. */
    public enum State {
        /** The host is to answer. */
        ASKED,
        CONFIRMED,
        DECLINED,
        /** Nobody is asked any more, or the stay was held. */
        OVER;

        /** The word that travels. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> named(String token) {
            return Arrays.stream(values())
                    .filter(one -> one.token().equals(token))
                    .findFirst();
        }
    }

    /** Why a placement is over, or an answer was not taken. */
    public enum Why {
        /** The officer does not travel. */
        WITHDRAWN,
        /** Whoever organises looks for another place. */
        OTHER_PLACE,
        /** The stay took place. */
        HELD,
        /** Whoever organises took the question back. */
        TAKEN_BACK,
        /** It had been answered otherwise: whoever organises noted what the host had said. */
        ANSWERED,
        /** The officer has another stay in those days. */
        ELSEWHERE;

        /** The word that travels, and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Why> named(String token) {
            return Arrays.stream(values())
                    .filter(one -> one.token().equals(token))
                    .findFirst();
        }
    }

    /** How it stands on this node. */
    public enum Standing {
        /** An answer is waited for. */
        OPEN,
        /** Answered; whoever organises has not said yet that it was taken. */
        SENT,
        CONFIRMED,
        DECLINED,
        OVER;

        /** The word used in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param answer the number of the answer that was not taken */
    public record NotTaken(int answer, Why why) {
        public NotTaken {
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * What whoever organises says. What tells of the officer is there while the host is asked or expects the officer, and no longer.
     *
     * @param title   of the call
     * @param unit    that is to receive
     * @param entered of a confirmation or a refusal: whether whoever organises noted it for the host
     * @param guest   empty once it is declined or over
     * @param ready   what of the travel is prepared or not needed; empty before the host has confirmed
     * @param over    why it is over; empty where it is not
     * @param turned  the last answer that was not taken; empty where none was
     */
    public record Said(
            String title,
            String unit,
            Period stay,
            State state,
            boolean entered,
            Optional<Guest> guest,
            Set<Preparation.Item> ready,
            Optional<Why> over,
            Optional<NotTaken> turned) {
        public Said {
            title = Rules.line("title", title, Call.LONGEST_TITLE);
            unit = Rules.line("unit", unit, HostPlace.LONGEST_UNIT);
            Objects.requireNonNull(stay, "stay");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(guest, "guest");
            Set<Preparation.Item> ordered = EnumSet.noneOf(Preparation.Item.class);
            ordered.addAll(ready);
            ready = Collections.unmodifiableSet(ordered);
            Objects.requireNonNull(over, "over");
            Objects.requireNonNull(turned, "turned");
        }

        /** As it ends, with nothing of the officer. */
        public Said over(Why why) {
            return new Said(title, unit, stay, State.OVER, false, Optional.empty(), Set.of(), Optional.of(why), turned);
        }

        /** With another word on which answer was not taken. */
        public Said turning(Optional<NotTaken> other) {
            return new Said(title, unit, stay, state, entered, guest, ready, over, other);
        }
    }

    /**
     * What this country answered.
     *
     * @param number from 1, counted up with each answer
     * @param reason of a refusal, 1 to {@value Application#LONGEST_REASON} characters; empty for a confirmation
     */
    public record Answer(int number, boolean confirms, String reason, Stamp by) {
        public Answer {
            reason = confirms ? "" : Rules.text("reason", reason, Application.LONGEST_REASON);
            Objects.requireNonNull(by, "by");
        }
    }

    /** As it came first. */
    public static HostRequest first(RecordId id, CountryCode organiser, Said said) {
        return new HostRequest(id, organiser, 1, said, Optional.empty());
    }

    /** Whoever organises says something else. */
    public HostRequest saying(Said other) {
        return new HostRequest(id, organiser, version + 1, other, answer);
    }

    /** Why the last answer was not taken; empty where it was, or nothing was said of it yet. */
    public Optional<Why> turned() {
        return said.turned()
                .filter(no ->
                        answer.filter(given -> given.number() == no.answer()).isPresent())
                .map(NotTaken::why);
    }

    public Standing standing() {
        return switch (said.state()) {
            case ASKED -> answer.isPresent() && turned().isEmpty() ? Standing.SENT : Standing.OPEN;
            case CONFIRMED -> Standing.CONFIRMED;
            case DECLINED -> Standing.DECLINED;
            case OVER -> Standing.OVER;
        };
    }

    /** @throws Refusal {@code placement.host-answered} where the other was answered, or it is over */
    public HostRequest confirm(Stamp by) {
        return answered(true, "", by);
    }

    /**
     * @param reason why, 1 to {@value Application#LONGEST_REASON} characters; whoever organises and whoever applied read it
     * @throws Refusal {@code placement.host-answered} where the other was answered, or it is over
     */
    public HostRequest decline(String reason, Stamp by) {
        return answered(false, reason, by);
    }

    /** The same for the second time changes nothing. */
    private HostRequest answered(boolean confirms, String reason, Stamp by) {
        if (standing() == Standing.SENT && answer.orElseThrow().confirms() == confirms) {
            return this;
        }
        if (standing() != Standing.OPEN) {
            throw new Refusal(
                    "placement.host-answered",
                    "\"" + said.unit() + "\" has answered, or is not asked any more; look at it again",
                    said.unit());
        }
        int number = answer.map(Answer::number).orElse(0) + 1;
        return new HostRequest(id, organiser, version + 1, said, Optional.of(new Answer(number, confirms, reason, by)));
    }
}
