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
import org.enlace.platform.Refusal;

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
            shelf.prune(id, committed(entry) ? set(entry.to()) : set(entry.from(), entry.to()));
        } else if (!committed(entry)) {
            if (entry.to().isPresent()) {
                shelf.putBack(id, entry.to().get());
            }
            Set<String> stays = stays(entry);
            // What was to come stays until its records are gone too: it knows where they are.
            entry.to().ifPresent(stays::add);
            shelf.prune(id, stays);
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
        String id = entry.module();
        boolean committed = committed(entry);
        Optional<Place> former = place(id, entry.from().or(entry::left));
        Optional<Place> next = place(id, entry.to());
        String schema = next.or(() -> former).map(Place::schema).orElse("");
        if (!schema.isEmpty() && records.state(schema).equals(Optional.of(State.PENDING))) {
            switch (entry.operation()) {
                case UPGRADE, INSTALL -> {
                    if (!committed) {
                        records.putBack(schema, former);
                    } else if (entry.operation() == Operation.UPGRADE) {
                        records.settle(schema);
                    } else {
                        records.forget(schema);
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
        if (!committed && entry.operation() != Operation.ROLLBACK) {
            shelf.prune(id, stays(entry));
        }
        journal.end();
    }

    /** The versions that stay on the shelf when nothing came of a change. */
    private Set<String> stays(Entry entry) {
        Optional<String> version = entry.from().or(entry::left);
        Optional<String> before = version.flatMap(known -> shelf.find(entry.module(), known))
                .flatMap(kept -> kept.receipt().before());
        return set(version, before);
    }

    private Optional<Place> place(String id, Optional<String> version) {
        Optional<Kept> kept = version.flatMap(known -> shelf.find(id, known));
        try {
            return kept.isPresent() ? ModuleRecords.place(kept.get()) : Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The bundles of " + id + " cannot be read", e);
        } catch (Refusal unsound) {
            // It never got as far as its records.
            return Optional.empty();
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
