package org.enlace.comments;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * Comments on records of any module. A service. Whoever may not read a record is told that there is none of its comments
 * ({@link org.enlace.platform.NotFound}), and sees and counts nothing. Every change is one transaction with its entry in the audit,
 * which does not keep the words.
 *
 * <p>Beside what is said below, everything about a record is refused with {@code comments.reason} while the caller has not said why
 * a restricted one is opened, and writing with {@code comments.closed} or {@code comments.record-closed} while its module or the
 * record takes nothing new.
 */
public interface Comments {
    Permission READ = new Permission("comments.read");
    Permission WRITE = new Permission("comments.write");

    /** What {@link org.enlace.platform.NotFound}, {@link org.enlace.platform.Stale} and the audit call a comment. */
    String KIND = "comment";

    /** The page of a comment's thread. */
    static String path(RecordId comment) {
        return "/comments/" + comment;
    }

    /** The most answers a thread has. */
    int ANSWERS = 200;

    /** The most threads a record has. */
    int THREADS = 2_000;

    /** Which threads are meant. */
    enum Shown {
        ALL,
        OPEN,
        RESOLVED
    }

    /**
     * Threads of a record, the latest first.
     *
     * @param before the last one of the part before; empty to begin
     * @param limit  1 to 100
     */
    List<CommentThread> threads(Subject subject, Shown shown, Optional<RecordId> before, int limit, Caller caller);

    /** How many threads a record has. */
    Count count(Subject subject, Caller caller);

    /** The thread a comment belongs to. */
    CommentThread thread(RecordId comment, Caller caller);

    /** One comment or answer. */
    Comment find(RecordId comment, Caller caller);

    /**
     * Begins a thread.
     *
     * @throws org.enlace.platform.Refusal {@code comments.mention} for an officer who may not read the record,
     *     {@code comments.full}
     */
    Comment.Standing write(Subject subject, CommentText text, Caller caller);

    /**
     * Answers in the thread of a comment.
     *
     * @throws org.enlace.platform.Refusal {@code comments.mention}, {@code comments.resolved}, {@code comments.full}
     */
    Comment.Standing answer(RecordId comment, CommentText text, Caller caller);

    /**
     * Other words for one's own comment, for an hour and until it is answered.
     *
     * @throws org.enlace.platform.Refusal {@code comments.not-own}, {@code comments.too-late}, {@code comments.answered},
     *     {@code comments.resolved}, {@code comments.withdrawn}, {@code comments.mention}
     * @throws org.enlace.platform.Stale when it has another version by now
     */
    Comment.Standing edit(RecordId comment, int version, CommentText text, Caller caller);

    /**
     * Takes one's own comment back: its words are erased.
     *
     * @throws org.enlace.platform.Refusal {@code comments.not-own}, {@code comments.withdrawn}
     */
    Comment.Withdrawn withdraw(RecordId comment, int version, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code comments.resolved}, {@code comments.not-first} */
    Comment resolve(RecordId comment, int version, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code comments.not-resolved}, {@code comments.not-first} */
    Comment reopen(RecordId comment, int version, Caller caller);

    /**
     * Officers who may be mentioned on a record: those who can read it and its comments, by account name.
     *
     * @param words contained in the account name or the name; empty for all
     * @param limit 1 to 100
     */
    List<Mentionable> mentionable(Subject subject, String words, int limit, Caller caller);

    /** @param name how the officer is called */
    record Mentionable(OfficerId officer, String name) {}

    /**
     * @param open     threads that are not resolved
     * @param resolved those that are
     */
    record Count(long open, long resolved) {
        public long all() {
            return open + resolved;
        }
    }
}
