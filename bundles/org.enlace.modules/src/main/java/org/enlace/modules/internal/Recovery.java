package org.enlace.modules.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.Journal.Entry;
import org.enlace.modules.internal.ModuleRecords.Place;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.persistence.Schemas.State;

/**
 * Clears up after a change that was cut off. Which version is true is settled already, by the file {@code current}; the launcher
 * has started that one. What is left are folders, kept rows and a word in the history.
 */
final class Recovery {
    private final Shelf shelf;
    private final Journal journal;
    private final ModuleRecords records;

    Recovery(Shelf shelf, Journal journal, ModuleRecords records) {
        this.shelf = shelf;
        this.journal = journal;
        this.records = records;
    }

    /** Whether a change that was cut off counts. */
    boolean committed(Entry entry) throws IOException {
        return shelf.current(entry.module()).equals(entry.to());
    }

    /** The part that needs no database. */
    void files(Entry entry) throws IOException {
        String id = entry.module();
        if (entry.operation() == Operation.ROLLBACK) {
            if (committed(entry)) {
                shelf.prune(id, set(entry.to()));
            }
        } else if (!committed(entry)) {
            Optional<String> stays = entry.from().or(entry::left);
            Optional<String> before = stays.flatMap(version -> shelf.find(id, version))
                    .flatMap(kept -> kept.receipt().before());
            shelf.prune(id, set(stays, before));
        } else if (entry.operation() == Operation.REMOVE) {
            boolean stores = entry.from()
                    .flatMap(version -> shelf.find(id, version))
                    .flatMap(kept -> kept.feature().schema())
                    .isPresent();
            shelf.prune(id, stores ? set(entry.from()) : Set.of());
        } else {
            shelf.prune(id, set(entry.to(), entry.from()));
        }
    }

    /** The part that needs the database, where the module stores records; ends the journal. */
    void rest(Entry entry) throws IOException {
        Optional<Place> now = place(entry.module(), shelf.current(entry.module()));
        Optional<Place> any = now.or(() -> place(entry.module(), entry.from().or(entry::left)));
        if (any.isPresent() && records.state(any.get().schema()).equals(Optional.of(State.PENDING))) {
            String schema = any.get().schema();
            boolean committed = committed(entry);
            switch (entry.operation()) {
                case UPGRADE -> {
                    if (committed) {
                        records.settle(schema);
                    } else {
                        records.putBack(schema, now);
                    }
                }
                case INSTALL -> {
                    if (committed) {
                        records.forget(schema);
                    } else {
                        records.putBack(schema, any);
                    }
                }
                case ROLLBACK -> {
                    if (!committed) {
                        records.settle(schema);
                    }
                }
                default -> {}
            }
        }
        journal.end();
    }

    private Optional<Place> place(String id, Optional<String> version) {
        Optional<Kept> kept = version.flatMap(known -> shelf.find(id, known));
        try {
            return kept.isPresent() ? ModuleRecords.place(kept.get()) : Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The bundles of " + id + " cannot be read", e);
        }
    }

    @SafeVarargs
    private static Set<String> set(Optional<String>... versions) {
        Set<String> all = new HashSet<>();
        for (Optional<String> version : versions) {
            version.ifPresent(all::add);
        }
        return all;
    }
}
