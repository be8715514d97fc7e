package org.enlace.reference.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.enlace.platform.Caller;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.ReferenceUpdates;

/** A {@link Desk} for tests of the edges. */
public final class Bench {
    private final Desk desk;
    private final Editions editions;
    private final UpdateBook book;

    public Bench(Path folder) throws IOException {
        desk = new Desk(folder);
        editions = desk.editions();
        book = desk.book(editions);
    }

    public ReferenceData data() {
        return editions;
    }

    public ReferenceUpdates updates() {
        return book;
    }

    public Caller admin() {
        return Desk.admin();
    }

    /** Writes {@code update.zip} with one country renamed. */
    public void update(String version) throws IOException {
        desk.update(version, ReferenceSet.COUNTRIES, json -> json.replace("\"fr\": \"Chili\"", "\"fr\": \"Le Chili\""));
    }
}
