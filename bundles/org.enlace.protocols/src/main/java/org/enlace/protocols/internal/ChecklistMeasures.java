package org.enlace.protocols.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MeasureSource;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How far documents are implemented, for records of other modules that follow it; of those that exist for whoever asks. */
@Component
public final class ChecklistMeasures implements MeasureSource {
    private final Texts texts = Texts.of(ChecklistMeasures.class);
    private final Implementations implementations;
    private final ProtocolStore store;

    @Activate
    public ChecklistMeasures(@Reference Implementations implementations, @Reference ProtocolStore store) {
        this.implementations = implementations;
        this.store = store;
    }

    @Override
    public String name() {
        return "protocol-checklist";
    }

    @Override
    public Permission permission() {
        return Protocols.READ;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "checklists.title");
    }

    @Override
    public List<Measure> measures(int limit, Caller caller) {
        return implementations.list(false, null, limit, caller).stream()
                .map(entry -> new Measure(entry.protocol().toString(), entry.title()))
                .toList();
    }

    @Override
    public Optional<Reading> read(String key, Caller caller) {
        return RecordId.read(key)
                .flatMap(store::find)
                .filter(entry -> entry.existsFor(caller))
                .flatMap(entry -> implementations
                        .progress(entry.protocol().id())
                        .map(progress -> new Reading(
                                entry.protocol().content().title(),
                                words(progress, caller.language()),
                                "/protocols/" + entry.protocol().id() + "/implementation")));
    }

    private String words(Progress progress, Language language) {
        return progress.applicable() == 0
                ? texts.get(language, "progress.score.none")
                : texts.get(language, "progress.score", progress.completed(), progress.applicable(), progress.score());
    }
}
