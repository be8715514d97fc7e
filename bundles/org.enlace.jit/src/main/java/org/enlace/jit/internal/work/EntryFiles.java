package org.enlace.jit.internal.work;

import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.TeamDocuments;
import org.enlace.jit.internal.TeamFileUse;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files of entries: for whoever may read the entry, and, unlike a team's documents, wherever it goes; papers of items of evidence only on loan. */
@Component(service = FileUse.class)
public final class EntryFiles extends TeamFileUse {
    public static final String NAME = "jit-entry-file";

    private final Supplier<Desks> desks;

    @Activate
    public EntryFiles(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    private EntryFiles(Supplier<Desks> desks) {
        super(NAME, "work.files", FileWire.LARGEST, TeamDocuments.TYPES, EntryWire.TYPE);
        this.desks = desks;
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static EntryFiles of(Supplier<Desks> desks) {
        return new EntryFiles(desks);
    }

    private FileDesk files() {
        return desks.get().work().files();
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        return files().owner(id, caller);
    }

    /** @throws Refusal {@code files.record-complete} where the entry has as many as it may have */
    @Override
    public void attached(StoredFile.Attached file, Caller caller) {
        RecordId entry = file.owner().record();
        if (files().full(entry, caller)) {
            String title = owner(entry, caller).map(Owner::title).orElse("");
            throw new Refusal(
                            "files.record-complete",
                            "An entry has at most " + FileDesk.MOST + " files; write another entry for what follows",
                            title,
                            texts.get(caller.language(), "work.files.full", FileDesk.MOST))
                    .at("file");
        }
        files().attached(file, caller);
    }

    /** @throws Refusal {@code files.record-keeps} where the entry has a chain of custody: its files stay with it */
    @Override
    public void gone(StoredFile file, Caller caller) {
        files().keeps(file, caller).ifPresent(title -> {
            throw new Refusal(
                            "files.record-keeps",
                            "\"" + title
                                    + "\" has a chain of custody, with which its files stay; where one is wrong, write"
                                    + " that in a further event and add the right one",
                            title,
                            texts.get(caller.language(), "work.files.chained"))
                    .at("file");
        });
        files().gone(file, caller);
    }

    @Override
    public void opened(StoredFile file, Caller caller) {
        desks.get().work().opened(file.owner().record(), caller);
    }
}
