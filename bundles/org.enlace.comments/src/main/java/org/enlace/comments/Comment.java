package org.enlace.comments;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What an officer wrote about a record: the first of a thread, or an answer in one. Its state is its type: only a standing one is
 * edited, of a withdrawn one nothing is left but who and when.
 */
public sealed interface Comment {
    /** How long the author may still change the words. */
    Duration EDITABLE = Duration.ofMinutes(60);

    RecordId id();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    Subject subject();

    /** The first comment of its thread; its own id where it is that itself. */
    RecordId thread();

    Stamp written();

    /** Since when its thread is resolved, and by whom; only ever on the first of a thread. */
    Optional<Stamp> resolved();

    default boolean first() {
        return id().equals(thread());
    }

    default boolean by(Caller caller) {
        return written().officer().equals(caller.officer());
    }

    /**
     * It can be read.
     *
     * @param mentions officers named in it
     * @param edited   when it was changed last
     */
    record Standing(
            RecordId id,
            int version,
            Subject subject,
            RecordId thread,
            CommentText text,
            Set<OfficerId> mentions,
            Stamp written,
            Optional<Instant> edited,
            Optional<Stamp> resolved)
            implements Comment {
        public Standing {
            Objects.requireNonNull(text, "text");
            mentions = Set.copyOf(mentions);
        }

        /** Whether the author may still change the words, as far as time goes. */
        public boolean editable(Caller caller, Instant now) {
            return by(caller) && resolved.isEmpty() && now.isBefore(written.at().plus(EDITABLE));
        }

        /** @throws Refusal {@code comments.not-own}, {@code comments.too-late}, {@code comments.resolved} */
        public Standing edit(CommentText words, Set<OfficerId> named, Caller caller, Instant now) {
            requireOwn(caller);
            requireOpen();
            if (!editable(caller, now)) {
                throw new Refusal(
                        "comments.too-late",
                        "A comment is changed within " + EDITABLE.toMinutes()
                                + " minutes of being written; withdraw it, or answer it",
                        EDITABLE.toMinutes());
            }
            return new Standing(id, version + 1, subject, thread, words, named, written, Optional.of(now), resolved);
        }

        /** @throws Refusal {@code comments.not-own} */
        public Withdrawn withdraw(Caller caller, Instant now) {
            requireOwn(caller);
            return new Withdrawn(id, version + 1, subject, thread, written, Stamp.of(caller, now), resolved);
        }

        private void requireOwn(Caller caller) {
            if (!by(caller)) {
                throw new Refusal(
                        "comments.not-own",
                        "Only \"" + written.officer() + "\", who wrote the comment, changes or withdraws it; answer it"
                                + " instead",
                        written.officer());
            }
        }
    }

    /** Taken back by its author: the words are erased, that it was there is not. */
    record Withdrawn(
            RecordId id,
            int version,
            Subject subject,
            RecordId thread,
            Stamp written,
            Stamp withdrawn,
            Optional<Stamp> resolved)
            implements Comment {}

    /** The same with its thread resolved, or open again. */
    private Comment marked(Optional<Stamp> mark) {
        return this instanceof Standing standing
                ? new Standing(
                        id(),
                        version() + 1,
                        subject(),
                        thread(),
                        standing.text(),
                        standing.mentions(),
                        written(),
                        standing.edited(),
                        mark)
                : new Withdrawn(
                        id(), version() + 1, subject(), thread(), written(), ((Withdrawn) this).withdrawn(), mark);
    }

    /** @throws Refusal {@code comments.not-first}, {@code comments.resolved} */
    default Comment resolve(Caller caller, Instant now) {
        requireFirst();
        requireOpen();
        return marked(Optional.of(Stamp.of(caller, now)));
    }

    /** @throws Refusal {@code comments.not-first}, {@code comments.not-resolved} */
    default Comment reopen() {
        requireFirst();
        if (resolved().isEmpty()) {
            throw new Refusal("comments.not-resolved", "The comment is open already; only a resolved one is reopened");
        }
        return marked(Optional.empty());
    }

    /** @throws Refusal {@code comments.resolved} */
    default void requireOpen() {
        resolved().ifPresent(stamp -> {
            throw new Refusal(
                    "comments.resolved",
                    "\"" + stamp.officer() + "\" resolved the comment; reopen it first",
                    stamp.officer());
        });
    }

    private void requireFirst() {
        if (!first()) {
            throw new Refusal(
                    "comments.not-first", "An answer is neither resolved nor reopened, but the comment it answers");
        }
    }
}
