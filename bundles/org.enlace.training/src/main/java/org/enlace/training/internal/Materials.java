package org.enlace.training.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Series;
import org.enlace.training.Trainings;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The materials of a series, for whoever may read it. They stay readable when it is closed. */
@Component(service = FileUse.class)
public final class Materials implements FileUse {
    public static final String NAME = "training-material";

    private static final long LARGEST = 500_000_000;
    private static final Set<String> TYPES = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "text/plain",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private final Texts texts = Texts.of(Materials.class);
    private final Supplier<TrainingStores> stores;

    @Activate
    public Materials(@Reference(service = TrainingStores.class) ComponentServiceObjects<TrainingStores> stores) {
        this.stores = new Lazily<>(stores);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return Trainings.MODULE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "series.materials");
    }

    @Override
    public long largest() {
        return LARGEST;
    }

    @Override
    public Set<String> mediaTypes() {
        return TYPES;
    }

    @Override
    public Permission read() {
        return Trainings.READ;
    }

    @Override
    public Permission add() {
        return Trainings.ORGANISE;
    }

    @Override
    public Duration retention() {
        return Duration.ZERO;
    }

    @Override
    public String ownerKind() {
        return Trainings.SERIES;
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        return stores.get()
                .series()
                .find(id)
                .map(series -> new Owner(
                        series.content().title(),
                        "/training/series/" + id,
                        NeedToKnow.OPEN,
                        series instanceof Series.Open,
                        false));
    }
}
