package org.enlace.training.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationDraft;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.Stage;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The files of applications: what was handed in with them, the programme, the report and the receipts. They exist for whoever the
 * application exists for, and those of a draft for whoever writes it.
 */
@Component(service = FileUse.class)
public final class ExchangeDocuments implements FileUse {
    public static final String NAME = "exchange-document";

    private static final long LARGEST = 50_000_000;
    private static final Set<String> TYPES = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "text/plain",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Texts texts = Texts.of(ExchangeDocuments.class);
    private final Supplier<TrainingStores> stores;
    private final CountryCode own;

    @Activate
    public ExchangeDocuments(
            @Reference(service = TrainingStores.class) ComponentServiceObjects<TrainingStores> stores,
            @Reference Node node) {
        this(new Lazily<>(stores), node.country());
    }

    ExchangeDocuments(Supplier<TrainingStores> stores, CountryCode own) {
        this.stores = stores;
        this.own = own;
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
        return texts.get(language, "exchange.documents");
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
        return Applications.APPLY;
    }

    @Override
    public Duration retention() {
        return Duration.ZERO;
    }

    @Override
    public String ownerKind() {
        return Application.KIND;
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        Optional<Application> application = stores.get().applications().find(id);
        if (application.isPresent()) {
            return application
                    .filter(ApplicationStore.Sight.of(caller, own)::admits)
                    .map(one -> owner(one, caller));
        }
        return stores.get()
                .applications()
                .draft(id)
                .filter(draft -> draft.author().equals(caller.reader()))
                .map(this::owner);
    }

    @Override
    public String closed(RecordId id, Caller caller) {
        return stores.get()
                .applications()
                .find(id)
                .map(Stage::of)
                .filter(Stage.FILED::contains)
                .map(stage -> texts.get(
                        caller.language(),
                        stage == Stage.REPORTED ? "exchange.documents.reported" : "exchange.documents.certified"))
                .orElse("");
    }

    private Owner owner(Application application, Caller caller) {
        Stage stage = Stage.of(application);
        boolean changeable = !Stage.OVER.contains(stage)
                && !Stage.FILED.contains(stage)
                && (ApplicationMoves.mine(application, caller)
                        || caller.holds(Trainings.ORGANISE)
                        || hosts(application, caller));
        return new Owner(
                application.form().name(),
                "/training/exchanges/applications/" + application.id(),
                NeedToKnow.OPEN,
                changeable,
                false);
    }

    private boolean hosts(Application application, Caller caller) {
        return application instanceof Application.Placed placed
                && placed.placement().host().equals(own)
                && caller.holds(Calls.HOST);
    }

    private Owner owner(ApplicationDraft draft) {
        return new Owner(
                texts.get(Language.EN, "exchange.draft"),
                "/training/exchanges/drafts/" + draft.id() + "/documents",
                NeedToKnow.OPEN,
                true,
                false);
    }
}
