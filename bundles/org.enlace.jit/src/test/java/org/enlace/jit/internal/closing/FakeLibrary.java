package org.enlace.jit.internal.closing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.PracticeDrafts;

/** A library of protocols that takes practices. */
final class FakeLibrary implements PracticeDrafts {
    static final Permission WRITE = new Permission("library.write");

    final Map<Origin, Practice> taken = new LinkedHashMap<>();

    @Override
    public Permission permission() {
        return WRITE;
    }

    @Override
    public String label(Language language) {
        return "Test library";
    }

    @Override
    public Optional<Begun> find(Origin origin, Caller caller) {
        return Optional.ofNullable(taken.get(origin)).map(FakeLibrary::begun);
    }

    @Override
    public Begun begin(Practice practice, Caller caller) {
        caller.require(WRITE);
        return begun(taken.computeIfAbsent(practice.origin(), origin -> practice));
    }

    private static Begun begun(Practice practice) {
        return new Begun(practice.title(), "Draft", Optional.of("/library/1"));
    }
}
