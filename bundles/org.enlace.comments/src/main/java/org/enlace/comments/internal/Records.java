package org.enlace.comments.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.comments.CommentUse;
import org.enlace.comments.CommentUse.Owner;
import org.enlace.comments.Comments;
import org.enlace.comments.Subject;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.ModuleDoor;

/** Decides who may do what with the comments on a record: the permissions, the record's readers, its module's doors. */
public final class Records {
    private final Supplier<List<CommentUse>> uses;
    private final Supplier<List<ModuleDoor>> doors;
    private final Audit audit;

    Records(Supplier<List<CommentUse>> uses, Supplier<List<ModuleDoor>> doors, Audit audit) {
        this.uses = uses;
        this.doors = doors;
        this.audit = audit;
    }

    /** @param use what the record's module says @param owner the record as it is now */
    public record Known(CommentUse use, Owner owner) {
        /** What whoever is to read a comment on it must hold. */
        Set<Permission> needed() {
            return Set.of(Comments.READ, use.read());
        }
    }

    /** What a name stands for now; empty while its module is away. */
    public Optional<CommentUse> use(String name) {
        return uses.get().stream().filter(use -> use.name().equals(name)).findFirst();
    }

    /** A record that the caller may know of. */
    public Known known(Subject subject, Caller caller) {
        caller.require(Comments.READ);
        CommentUse use = use(subject.use()).orElseThrow(() -> new NotFound("comment-use", subject.use()));
        caller.require(use.read());
        String record = subject.record().toString();
        Owner owner = use.owner(subject.record(), caller).orElseThrow(() -> new NotFound(use.kind(), record));
        if (!owner.readers().admits(caller)) {
            audit.record(Act.refused("comments.read", caller).on(use.kind(), record));
            throw new NotFound(use.kind(), record);
        }
        return new Known(use, owner);
    }

    /** A record if it exists for the caller, without a word in the audit: nobody asked for it by name. */
    public Optional<Known> find(Subject subject, Caller caller) {
        return use(subject.use())
                .filter(use -> caller.holds(Comments.READ) && caller.holds(use.read()))
                .flatMap(use -> use.owner(subject.record(), caller).map(owner -> new Known(use, owner)))
                .filter(known -> known.owner().readers().admits(caller));
    }

    /** Whether the caller can read a record now, by what the audit calls its kind; the id need not be one of a record. */
    boolean mayRead(String kind, String id, Caller caller) {
        return RecordId.read(id).stream()
                .flatMap(record -> uses.get().stream()
                        .filter(use -> use.kind().equals(kind))
                        .flatMap(use -> find(new Subject(use.name(), record), caller).stream()))
                .anyMatch(known -> !known.owner().reasonNeeded());
    }

    /** A record whose comments the caller may read now. */
    public Known readable(Subject subject, Caller caller) {
        Known known = known(subject, caller);
        if (known.owner().reasonNeeded()) {
            throw new Refusal(
                            "comments.reason",
                            "The record is restricted; open " + known.owner().path() + " and say why, then come back",
                            known.owner().path())
                    .see(known.owner().path());
        }
        return known;
    }

    /** A record on which the caller may write now. */
    public Known writable(Subject subject, Caller caller) {
        caller.require(Comments.WRITE);
        Known known = readable(subject, caller);
        for (ModuleDoor door : doors.get()) {
            door.closed(known.use().module()).ifPresent(closed -> {
                throw new Refusal(
                        "comments.closed",
                        "The module takes no new work: " + closed.why().getMessage(),
                        known.owner().title());
            });
        }
        if (!known.owner().open()) {
            throw new Refusal(
                    "comments.record-closed",
                    "\"" + known.owner().title() + "\" takes no comments as it is; put the record back into use first",
                    known.owner().title());
        }
        return known;
    }

    /** Whether the caller may write on a record now. */
    public boolean mayWrite(Subject subject, Caller caller) {
        if (!caller.holds(Comments.WRITE)) {
            return false;
        }
        try {
            writable(subject, caller);
            return true;
        } catch (Refusal | Forbidden | NotFound e) {
            return false;
        }
    }
}
