package org.enlace.jit.course;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How far a request is with one country that is asked. */
public sealed interface Answer {
    /** Since which day it is so. */
    LocalDate since();

    /** What may come next. */
    Set<Move> next();

    /** Whether nothing can be expected any more before there is an agreement. */
    default boolean open() {
        return true;
    }

    /** The word used in addresses and the API. */
    default String token() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The answer after a move; empty where the move does not follow, which counts for nothing. */
    default Optional<Answer> after(Move move, LocalDate day, String text, Optional<Ground> ground) {
        if (!next().contains(move)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (move) {
                    case ACKNOWLEDGE -> new Acknowledged(day);
                    case GIVE -> new InformationGiven(day, text);
                    case ASK -> new InformationAsked(day, text);
                    case ACCEPT -> new Accepted(day, text);
                    case REFUSE -> new Refused(day, ground.orElse(Ground.OTHER), text);
                    case WITHDRAW -> new RequestWithdrawn(day, text);
                });
    }

    /** It was sent; nothing came back yet. */
    record Awaited(LocalDate since) implements Answer {
        public Awaited {
            Objects.requireNonNull(since, "since");
        }

        @Override
        public Set<Move> next() {
            return EnumSet.of(Move.ACKNOWLEDGE, Move.ASK, Move.ACCEPT, Move.REFUSE, Move.WITHDRAW);
        }
    }

    /** Its central authority has received it. */
    record Acknowledged(LocalDate since) implements Answer {
        @Override
        public Set<Move> next() {
            return EnumSet.of(Move.ASK, Move.ACCEPT, Move.REFUSE, Move.WITHDRAW);
        }
    }

    /** It needs to know more before it decides. */
    record InformationAsked(LocalDate since, String asked) implements Answer {
        @Override
        public Set<Move> next() {
            return EnumSet.of(Move.GIVE, Move.ACCEPT, Move.REFUSE, Move.WITHDRAW);
        }
    }

    /** It was told more, and decides. */
    record InformationGiven(LocalDate since, String given) implements Answer {
        @Override
        public Set<Move> next() {
            return EnumSet.of(Move.ASK, Move.ACCEPT, Move.REFUSE, Move.WITHDRAW);
        }
    }

    /** It takes part. */
    record Accepted(LocalDate since, String note) implements Answer {
        @Override
        public Set<Move> next() {
            return EnumSet.of(Move.WITHDRAW);
        }

        @Override
        public boolean open() {
            return false;
        }
    }

    /** It does not take part. */
    record Refused(LocalDate since, Ground ground, String reason) implements Answer {
        @Override
        public Set<Move> next() {
            return EnumSet.noneOf(Move.class);
        }

        @Override
        public boolean open() {
            return false;
        }
    }

    /** It is asked no longer. */
    record RequestWithdrawn(LocalDate since, String reason) implements Answer {
        @Override
        public Set<Move> next() {
            return EnumSet.noneOf(Move.class);
        }

        @Override
        public boolean open() {
            return false;
        }
    }
}
