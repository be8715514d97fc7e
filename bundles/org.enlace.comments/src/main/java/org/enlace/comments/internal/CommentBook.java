package org.enlace.comments.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.comments.Comment;
import org.enlace.comments.Comment.Standing;
import org.enlace.comments.Comment.Withdrawn;
import org.enlace.comments.CommentText;
import org.enlace.comments.CommentThread;
import org.enlace.comments.Comments;
import org.enlace.comments.Stamp;
import org.enlace.comments.Subject;
import org.enlace.comments.internal.Records.Known;
import org.enlace.documents.Markdown;
import org.enlace.identity.Directory;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/** The use cases of comments. */
final class CommentBook implements Comments {
    private static final int MOST = 100;

    private final CommentStore store;
    private final Records records;
    private final Directory directory;
    private final Mentions mentions;
    private final Markdown markdown;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Audit audit;
    private final Clock clock;

    CommentBook(
            CommentStore store,
            Records records,
            Directory directory,
            Mentions mentions,
            Markdown markdown,
            Transactions transactions,
            RecordIds ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.directory = directory;
        this.mentions = mentions;
        this.markdown = markdown;
        this.transactions = transactions;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<CommentThread> threads(
            Subject subject, Shown shown, Optional<RecordId> before, int limit, Caller caller) {
        records.readable(subject, caller);
        List<Comment> firsts = store.firsts(subject, shown, before, Math.max(1, Math.min(MOST, limit)));
        Map<RecordId, List<Comment>> answers = store
                .answers(firsts.stream().map(Comment::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Comment::thread));
        return firsts.stream()
                .map(first -> new CommentThread(first, answers.getOrDefault(first.id(), List.of())))
                .toList();
    }

    @Override
    public Count count(Subject subject, Caller caller) {
        records.readable(subject, caller);
        return store.count(subject);
    }

    @Override
    public CommentThread thread(RecordId comment, Caller caller) {
        Comment found = find(comment, caller);
        Comment first = found.first() ? found : find(found.thread(), caller);
        return new CommentThread(first, store.answers(List.of(first.id())));
    }

    @Override
    public Comment find(RecordId comment, Caller caller) {
        return found(comment, subject -> records.readable(subject, caller), caller);
    }

    @Override
    public Standing write(Subject subject, CommentText text, Caller caller) {
        Known known = records.writable(subject, caller);
        Set<OfficerId> named = named(text, known);
        return transactions.call(() -> {
            if (store.count(subject).all() >= THREADS) {
                throw full(THREADS);
            }
            RecordId id = ids.next();
            Standing comment = standing(id, subject, id, text, named, caller);
            store.insert(comment);
            audit.record(named(act("comments.write", comment, caller), named));
            mentions.named(comment, named, known.owner().title(), caller);
            return comment;
        });
    }

    @Override
    public Standing answer(RecordId comment, CommentText text, Caller caller) {
        Comment asked = writable(comment, caller);
        Known known = records.writable(asked.subject(), caller);
        Set<OfficerId> named = named(text, known);
        return transactions.call(() -> {
            store.hold(asked.thread());
            Comment first = stored(asked.thread());
            first.requireOpen();
            if (store.answersAfter(first) >= ANSWERS) {
                throw full(ANSWERS);
            }
            Standing answer = standing(ids.next(), first.subject(), first.id(), text, named, caller);
            store.insert(answer);
            audit.record(named(act("comments.answer", answer, caller), named));
            mentions.answered(first, caller);
            mentions.named(answer, named, known.owner().title(), caller);
            return answer;
        });
    }

    @Override
    public Standing edit(RecordId comment, int version, CommentText text, Caller caller) {
        Comment asked = writable(comment, caller);
        Known known = records.writable(asked.subject(), caller);
        Set<OfficerId> named = named(text, known);
        return change(comment, version, caller, now -> {
            Standing standing = standing(now);
            Standing edited = standing.edit(text, named, caller, clock.instant());
            stored(now.thread()).requireOpen();
            if (store.answersAfter(now) > 0) {
                throw new Refusal(
                        "comments.answered",
                        "The comment was answered already, and is changed no more; withdraw it, or answer it");
            }
            store.update(edited);
            Set<OfficerId> more = without(named, standing.mentions());
            audit.record(named(act("comments.edit", edited, caller), more));
            mentions.unnamed(edited, without(standing.mentions(), named));
            mentions.named(edited, more, known.owner().title(), caller);
            return edited;
        });
    }

    @Override
    public Withdrawn withdraw(RecordId comment, int version, Caller caller) {
        return change(comment, version, caller, now -> {
            Withdrawn gone = standing(now).withdraw(caller, clock.instant());
            store.update(gone);
            audit.record(act("comments.withdraw", gone, caller));
            mentions.withdrawn(gone);
            return gone;
        });
    }

    @Override
    public Comment resolve(RecordId comment, int version, Caller caller) {
        return change(comment, version, caller, now -> {
            Comment resolved = now.resolve(caller, clock.instant());
            store.update(resolved);
            audit.record(act("comments.resolve", resolved, caller));
            mentions.resolved(resolved);
            return resolved;
        });
    }

    @Override
    public Comment reopen(RecordId comment, int version, Caller caller) {
        return change(comment, version, caller, now -> {
            Comment open = now.reopen();
            store.update(open);
            audit.record(act("comments.reopen", open, caller));
            return open;
        });
    }

    @Override
    public List<Mentionable> mentionable(Subject subject, String words, int limit, Caller caller) {
        caller.require(WRITE);
        Known known = records.readable(subject, caller);
        return directory
                .readers(known.needed(), known.owner().readers(), words, Math.max(1, Math.min(MOST, limit)))
                .stream()
                .map(entry -> new Mentionable(entry.officer(), entry.name()))
                .toList();
    }

    private Standing standing(
            RecordId id, Subject subject, RecordId thread, CommentText text, Set<OfficerId> named, Caller caller) {
        Stamp written = Stamp.of(caller, clock.instant());
        return new Standing(id, 1, subject, thread, text, named, written, Optional.empty(), Optional.empty());
    }

    private static Standing standing(Comment comment) {
        if (comment instanceof Standing standing) {
            return standing;
        }
        throw new Refusal("comments.withdrawn", "The comment was withdrawn; nothing of it is left to change");
    }

    /**
     * Everybody named in words that can be taken, each of whom can read the record: what nobody may see is brought to nobody's notice.
     */
    private Set<OfficerId> named(CommentText text, Known known) {
        markdown.check(text.value(), "text");
        Set<OfficerId> named = text.names();
        for (OfficerId officer : named) {
            if (!directory.reads(officer, known.needed(), known.owner().readers())) {
                throw new Refusal(
                                "comments.mention",
                                "No officer \"" + officer + "\" can read this record, so none is mentioned; choose one"
                                        + " of the list, or write the name without @",
                                officer)
                        .at("text");
            }
        }
        return named;
    }

    private <C extends Comment> C change(RecordId comment, int version, Caller caller, Function<Comment, C> change) {
        writable(comment, caller);
        return transactions.call(() -> {
            store.hold(stored(comment).thread());
            Comment now = stored(comment);
            if (now.version() != version) {
                throw new Stale(KIND, comment.toString());
            }
            return change.apply(now);
        });
    }

    private Comment writable(RecordId comment, Caller caller) {
        caller.require(WRITE);
        return found(comment, subject -> records.writable(subject, caller), caller);
    }

    /** What hides the record hides the comment, and tells nothing of the record. */
    private Comment found(RecordId comment, Function<Subject, Known> check, Caller caller) {
        caller.require(READ);
        Comment found = stored(comment);
        Supplier<NotFound> hidden = () -> new NotFound(KIND, comment.toString());
        try {
            check.apply(found.subject());
        } catch (NotFound e) {
            throw hidden.get();
        }
        return found;
    }

    private Comment stored(RecordId comment) {
        return store.find(comment).orElseThrow(() -> new NotFound(KIND, comment.toString()));
    }

    private static Refusal full(int most) {
        return new Refusal(
                "comments.full", "There are " + most + " already, and no more are taken; resolve what is done", most);
    }

    /** Without the words, so that they are gone when they are withdrawn. */
    private static Act act(String code, Comment comment, Caller caller) {
        Act act = Act.done(code, caller)
                .on(KIND, comment.id())
                .code("use", comment.subject().use())
                .fact("record", comment.subject().record())
                .fact("thread", comment.thread());
        return comment instanceof Standing standing
                ? act.fact("characters", standing.text().value().length())
                : act;
    }

    private static Set<OfficerId> without(Set<OfficerId> officers, Set<OfficerId> others) {
        Set<OfficerId> rest = new HashSet<>(officers);
        rest.removeAll(others);
        return rest;
    }

    private static Act named(Act act, Set<OfficerId> named) {
        Act known = named.isEmpty() ? act : act.fact("mentions", named.size());
        for (OfficerId officer : named) {
            known = known.concerning(officer);
        }
        return known;
    }
}
