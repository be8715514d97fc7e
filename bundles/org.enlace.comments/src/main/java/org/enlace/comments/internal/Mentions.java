package org.enlace.comments.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.comments.Comment;
import org.enlace.comments.Comment.Standing;
import org.enlace.comments.Comments;
import org.enlace.comments.Subject;
import org.enlace.identity.Directory;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;

/** Lets it wait for an officer that a comment names them, until they have seen or answered it, or it is settled without them. */
final class Mentions implements InboxUse {
    private static final String USE = "comment";
    private static final String MENTION = "inbox.mention";

    private final Inbox inbox;
    private final CommentStore store;
    private final Records records;
    private final Directory directory;
    private final Texts texts = Texts.of(Mentions.class);

    Mentions(Inbox inbox, CommentStore store, Records records, Directory directory) {
        this.inbox = inbox;
        this.store = store;
        this.records = records;
        this.directory = directory;
    }

    /** @param named who was not named before */
    void named(Standing comment, Collection<OfficerId> named, String record, Caller caller) {
        String author = directory.name(caller.officer()).orElse(caller.officer().value());
        for (OfficerId officer : named) {
            if (!officer.equals(caller.officer())) {
                inbox.put(new InboxItem(
                        USE,
                        key(comment, officer),
                        comment.id(),
                        ItemKind.MENTION,
                        new Recipient.One(officer),
                        MENTION,
                        List.of(author, record),
                        Comments.path(comment.id())));
            }
        }
    }

    /** They are named no longer. */
    void unnamed(Comment comment, Collection<OfficerId> officers) {
        officers.forEach(officer -> inbox.done(USE, key(comment, officer)));
    }

    /** Whoever answers in a thread has seen where they are named in it. */
    void answered(Comment first, Caller caller) {
        for (Standing comment : naming(first)) {
            if (comment.mentions().contains(caller.reader())) {
                inbox.done(USE, key(comment, caller.reader()));
            }
        }
    }

    void withdrawn(Comment comment) {
        inbox.clear(USE, comment.id());
    }

    /** What is settled waits for nobody. */
    void resolved(Comment first) {
        naming(first).forEach(comment -> inbox.clear(USE, comment.id()));
    }

    private List<Standing> naming(Comment first) {
        Set<Comment> thread = new HashSet<>(store.answers(List.of(first.id())));
        thread.add(first);
        return thread.stream()
                .filter(Standing.class::isInstance)
                .map(Standing.class::cast)
                .filter(comment -> !comment.mentions().isEmpty())
                .toList();
    }

    private static String key(Comment comment, OfficerId officer) {
        return comment.id() + "/" + officer;
    }

    @Override
    public String name() {
        return USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "list.title");
    }

    @Override
    public Permission read() {
        return Comments.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> comments, Caller caller) {
        Map<Subject, Boolean> asked = new HashMap<>();
        Set<RecordId> known = new HashSet<>();
        store.find(comments).forEach(comment -> {
            if (asked.computeIfAbsent(
                    comment.subject(), subject -> records.find(subject, caller).isPresent())) {
                known.add(comment.id());
            }
        });
        return known;
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
