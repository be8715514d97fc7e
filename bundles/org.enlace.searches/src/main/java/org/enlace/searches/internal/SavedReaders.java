package org.enlace.searches.internal;

import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.RecordReaders;
import org.enlace.searches.SavedSearches;

/** Answers for saved searches: their words are for the officer who searched. */
final class SavedReaders implements RecordReaders {
    private final SavedStore store;

    SavedReaders(SavedStore store) {
        this.store = store;
    }

    @Override
    public boolean mayRead(String kind, String id, Caller caller) {
        return kind.equals(SavedSearches.KIND)
                && RecordId.read(id)
                        .flatMap(store::find)
                        .filter(search -> search.officer().equals(caller.reader()))
                        .isPresent();
    }
}
