package org.enlace.jit.internal.work;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.TeamDocuments;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files of entries: for whoever may read the entry, and, unlike a team's documents, wherever it goes; papers of items of evidence only on loan. */
@Component(service = FileUse.class)
public final class EntryFiles implements FileUse {
    public static final String NAME = "jit-entry-file";

    private final Texts texts = Texts.of(EntryFiles.class);
    private final Supplier<Desks> desks;

    @Activate
    public EntryFiles(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    private EntryFiles(Supplier<Desks> desks) {
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
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "work.files");
    }

    @Override
    public long largest() {
        return FileWire.LARGEST;
    }

    @Override
    public Set<String> mediaTypes() {
        return TeamDocuments.TYPES;
    }

    @Override
    public Permission read() {
        return JitPermissions.READ;
    }

    @Override
    public Permission add() {
        return JitPermissions.READ;
    }

    @Override
    public Duration retention() {
        return Duration.ZERO;
    }

    @Override
    public String ownerKind() {
        return EntryWire.TYPE;
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
        files().gone(file);
    }
}
