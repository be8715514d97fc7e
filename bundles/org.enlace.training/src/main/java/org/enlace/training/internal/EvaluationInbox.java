package org.enlace.training.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Trainings;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words the questionnaires that wait for an answer, and knows for whom: those who are asked and have not answered, and nobody else. */
@Component(service = InboxUse.class)
public final class EvaluationInbox implements InboxUse {
    static final String USE = "training-evaluation";

    private final Texts texts = Texts.of(EvaluationInbox.class);
    private final Supplier<Desks> desks;

    @Activate
    public EvaluationInbox(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    EvaluationInbox(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @Override
    public String name() {
        return USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.evaluation");
    }

    @Override
    public Permission read() {
        return Trainings.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return new HashSet<>(desks.get().evaluation().answering().waiting(List.copyOf(records), caller));
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }

    static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }
}
