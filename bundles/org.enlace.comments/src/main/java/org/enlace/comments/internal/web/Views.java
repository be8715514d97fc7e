package org.enlace.comments.internal.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.comments.CommentThread;
import org.enlace.comments.Comments;
import org.enlace.comments.Comments.Mentionable;
import org.enlace.comments.Comments.Shown;
import org.enlace.comments.Subject;
import org.enlace.comments.internal.Records;
import org.enlace.comments.internal.ShownWord;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** Looks up what pages and panels show. */
final class Views {
    /** Threads in the panel of a record's page; the rest stands on a page of its own. */
    static final int PANEL = 10;

    private static final int PAGE = 25;
    /** More than these are not shown to be chosen from, but typed. */
    private static final int PEOPLE = 60;

    private static final Set<String> DONE = Set.of("added", "answered", "edited", "withdrawn", "resolved", "reopened");

    private final Comments comments;
    private final Records records;

    Views(Comments comments, Records records) {
        this.comments = comments;
        this.records = records;
    }

    /** What a panel shows. */
    View panel(Subject subject, Form form, String done, Caller caller) {
        List<CommentThread> threads = comments.threads(subject, Shown.ALL, Optional.empty(), PANEL, caller);
        return view(subject, threads, Shown.ALL, null, form, done, true, caller);
    }

    /** What the page with all of them shows. */
    View page(Subject subject, Shown shown, Optional<RecordId> before, Caller caller) {
        List<CommentThread> threads = comments.threads(subject, shown, before, PAGE, caller);
        String next = threads.size() < PAGE
                ? null
                : Room.HOME + "?use=" + subject.use() + "&record=" + subject.record()
                        + (shown == Shown.ALL ? "" : "&shown=" + ShownWord.of(shown)) + "&before="
                        + threads.get(PAGE - 1).first().id();
        return view(subject, threads, shown, next, Form.NEW, null, false, caller);
    }

    /** What the page of one thread shows. */
    View thread(CommentThread thread, Form form, Caller caller) {
        return view(thread.first().subject(), List.of(thread), Shown.ALL, null, form, null, false, caller);
    }

    private View view(
            Subject subject,
            List<CommentThread> threads,
            Shown shown,
            String next,
            Form form,
            String done,
            boolean inPlace,
            Caller caller) {
        boolean mayWrite = records.mayWrite(subject, caller);
        List<Mentionable> people = mayWrite ? comments.mentionable(subject, "", PEOPLE + 1, caller) : List.of();
        return new View(
                subject,
                records.known(subject, caller).owner(),
                comments.count(subject, caller),
                threads,
                mayWrite,
                people.size() > PEOPLE ? List.of() : people,
                shown,
                next,
                form,
                done != null && DONE.contains(done) ? done : "",
                inPlace,
                Instant.now());
    }
}
