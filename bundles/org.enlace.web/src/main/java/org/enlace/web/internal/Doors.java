package org.enlace.web.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.platform.contribution.ModuleDoor.Closed;
import org.enlace.platform.contribution.ModuleDoor.Kind;
import org.enlace.web.RefusalTexts;

/** The doors of the modules. Asked for each request to a workflow. */
final class Doors {
    private final Supplier<List<ModuleDoor>> all;

    Doors(Supplier<List<ModuleDoor>> all) {
        this.all = all;
    }

    /**
     * A door that is closed.
     *
     * @param closed how, and why
     * @param texts  where its words are
     */
    record Shut(Closed closed, Texts texts) {
        boolean changing() {
            return closed.kind() == Kind.CHANGING;
        }

        String words(Language language) {
            return RefusalTexts.of(texts, language, closed.why());
        }
    }

    /** The door that closes a module most, or null where it is open. */
    Shut at(String module) {
        Shut shut = null;
        for (ModuleDoor door : all.get()) {
            Optional<Closed> closed = door.closed(module);
            if (closed.isPresent() && (shut == null || closed.get().kind() == Kind.CHANGING)) {
                shut = new Shut(closed.get(), door.texts());
            }
        }
        return shut;
    }
}
