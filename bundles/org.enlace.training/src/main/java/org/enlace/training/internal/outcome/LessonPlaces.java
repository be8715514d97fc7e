package org.enlace.training.internal.outcome;

import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeOrigins;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Lazily;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.outcome.Subject;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads from a practice back to the lesson it was drawn from. */
@Component(service = PracticeOrigins.class)
public final class LessonPlaces implements PracticeOrigins {
    private final Supplier<TrainingStores> stores;

    @Activate
    public LessonPlaces(@Reference(service = TrainingStores.class) ComponentServiceObjects<TrainingStores> stores) {
        this(new Lazily<>(stores));
    }

    public LessonPlaces(Supplier<TrainingStores> stores) {
        this.stores = stores;
    }

    @Override
    public String module() {
        return Trainings.MODULE;
    }

    @Override
    public Optional<String> path(String key, Caller caller) {
        return RecordId.read(key)
                .filter(id -> caller.holds(Trainings.READ))
                .flatMap(id -> stores.get().outcomes().lessons().find(id))
                .map(lesson -> path(lesson.subject()) + "#lesson-" + lesson.id());
    }

    /** Where it stands what came of something. */
    public static String path(Subject subject) {
        return subject.session()
                .map(id -> "/training/sessions/" + id + "/outcome")
                .orElse("/training/series/" + subject.series() + "/outcome");
    }
}
