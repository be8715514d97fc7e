package org.enlace.files.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.files.FileUse.Owner;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.ModuleDoor;

/** Decides who may do what with the files of a record: the permissions, the record's readers, its module's doors. */
public final class Owners {
    private final Supplier<List<FileUse>> uses;
    private final Supplier<List<ModuleDoor>> doors;
    private final Audit audit;

    Owners(Supplier<List<FileUse>> uses, Supplier<List<ModuleDoor>> doors, Audit audit) {
        this.uses = uses;
        this.doors = doors;
        this.audit = audit;
    }

    /** @param use what the record's module says @param owner the record as it is now */
    public record Known(FileUse use, Owner owner) {}

    /** What a name stands for now; empty while its module is away. */
    public Optional<FileUse> use(String name) {
        return uses.get().stream().filter(use -> use.name().equals(name)).findFirst();
    }

    /** A record whose files the caller may know of, whatever is then done with them. */
    public Known known(OwnerRef ref, Caller caller) {
        caller.require(Files.READ);
        FileUse use = use(ref.use()).orElseThrow(() -> new NotFound("file-use", ref.use()));
        caller.require(use.read());
        Owner owner = use.owner(ref.record(), caller)
                .orElseThrow(() -> new NotFound(use.ownerKind(), ref.record().toString()));
        if (!owner.readers().admits(caller)) {
            audit.record(Act.refused("files.read", caller).on(use.ownerKind(), ref.record()));
            throw new NotFound(use.ownerKind(), ref.record().toString());
        }
        return new Known(use, owner);
    }

    /** A record if it exists for the caller, without a word in the audit: nobody asked for it by name. */
    public Optional<Known> find(OwnerRef ref, Caller caller) {
        return use(ref.use())
                .filter(use -> caller.holds(Files.READ) && caller.holds(use.read()))
                .flatMap(use -> use.owner(ref.record(), caller).map(owner -> new Known(use, owner)))
                .filter(known -> known.owner().readers().admits(caller));
    }

    /** A record whose files the caller may read now. */
    public Known readable(OwnerRef ref, Caller caller) {
        Known known = known(ref, caller);
        if (known.owner().reasonNeeded()) {
            throw new Refusal(
                            "files.reason",
                            "The record is restricted; open " + known.owner().path() + " and say why, then come back",
                            known.owner().path())
                    .see(known.owner().path());
        }
        return known;
    }

    /** Whether the caller reads a record now. For one that gives out its files on its own page alone, its module answers. */
    boolean mayRead(OwnerRef ref, Caller caller) {
        return find(ref, caller)
                .filter(known -> !known.owner().reasonNeeded() && !known.owner().apart())
                .isPresent();
    }

    /** The same, of a record by what the audit calls its kind. */
    boolean mayRead(String kind, RecordId record, Caller caller) {
        return uses.get().stream()
                .filter(use -> use.ownerKind().equals(kind))
                .anyMatch(use -> mayRead(new OwnerRef(use.name(), record), caller));
    }

    /** A record whose files the caller may open now. */
    public Known openable(OwnerRef ref, Caller caller) {
        Known known = readable(ref, caller);
        if (known.owner().apart()) {
            throw new Refusal(
                            "files.apart",
                            "The files of this record are given out on its own page alone; open "
                                    + known.owner().path(),
                            known.owner().path())
                    .see(known.owner().path());
        }
        return known;
    }

    /** A record to which the caller may add files now, and from which they may be removed. */
    public Known changeable(OwnerRef ref, Caller caller) {
        caller.require(Files.ADD);
        Known known = readable(ref, caller);
        caller.require(known.use().add());
        // A door is closed to people. What the node does for a module that is being put in is part of that.
        List<ModuleDoor> closing = caller.origin().door() == Origin.Door.NODE ? List.of() : doors.get();
        for (ModuleDoor door : closing) {
            door.closed(known.use().module()).ifPresent(closed -> {
                throw new Refusal(
                        "files.closed",
                        "The module takes no new work: " + closed.why().getMessage(),
                        known.use().label(caller.language()));
            });
        }
        if (!known.owner().changeable()) {
            String why = known.use().closed(ref.record(), caller);
            if (!why.isEmpty()) {
                throw new Refusal(
                        "files.record-complete",
                        "\"" + known.owner().title() + "\" takes no files as it is: " + why,
                        known.owner().title(),
                        why);
            }
            throw new Refusal(
                    "files.record-closed",
                    "\"" + known.owner().title()
                            + "\" takes no files as it is; put the record back into use first or, where what it"
                            + " says is approved already, ask those who approve it",
                    known.owner().title());
        }
        return known;
    }

    /** Whether the caller may add files to a record now, and remove them. */
    public boolean mayChange(OwnerRef ref, Caller caller) {
        if (!caller.holds(Files.ADD)) {
            return false;
        }
        try {
            changeable(ref, caller);
            return true;
        } catch (Refusal | Forbidden | NotFound e) {
            return false;
        }
    }
}
