package org.enlace.training.internal;

import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Abroad;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.internal.ForeignStore.Foreign;
import org.enlace.training.internal.ForeignStore.Told;
import org.enlace.training.internal.travel.TravellingApplication;
import org.enlace.training.internal.travel.TravellingCall;
import org.enlace.training.internal.travel.TravellingCourse;

/**
 * Keeps what other countries have of exchanges in step, in the transaction of each change: calls at those whose officers may apply,
 * endorsed applications at whoever organises, and what the organiser says of them at the sending country.
 */
final class ExchangeCopies {
    private final TrainingStores stores;
    private final Changes changes;
    private final Exchange exchange;
    private final CertificateFiles certificates;

    ExchangeCopies(TrainingStores stores, Changes changes, Wire wire, CertificateFiles certificates) {
        this.stores = stores;
        this.changes = changes;
        this.certificates = certificates;
        exchange = wire.exchange();
    }

    void changed(Stamp stamp) {
        for (RecordId id : stores.foreign().calls(stamp.at())) {
            exchange.find(id).filter(shared -> !shared.audience().isEmpty()).ifPresent(shared -> stores.calls()
                    .find(id)
                    .ifPresent(
                            call -> exchange.revise(sharing(call, shared.audience()), shared.version(), Wire.CARRIER)));
        }
        for (RecordId id : stores.foreign().applications(stamp.at())) {
            stores.applications().find(id).ifPresent(this::follow);
        }
    }

    static Sharing sharing(ExchangeCall call, Set<CountryCode> audience) {
        return new Sharing(
                call.id(),
                CallShares.CALL,
                Trainings.MODULE,
                TravellingCall.FORMAT,
                audience,
                Handling.GENERAL,
                Optional.empty(),
                TravellingCall.of(call).text());
    }

    private void follow(Application application) {
        Optional<Foreign> call = stores.foreign().call(application.core().call());
        if (call.isPresent()) {
            sent(application, call.get().country());
            return;
        }
        stores.foreign()
                .application(application.id())
                .ifPresent(came -> tell(
                        application.id(),
                        stores.foreign()
                                .told(application.id())
                                .map(Told::record)
                                .orElseGet(changes::next),
                        CallShares.COURSE,
                        TravellingCourse.FORMAT,
                        came.country(),
                        TravellingCourse.of(application, abroad(application)).text()));
    }

    /** What the other country, which has neither our places nor our certificates, is told of them. */
    private Abroad abroad(Application application) {
        String unit = application instanceof Application.Placed placed
                ? stores.calls()
                        .offer(placed.placement().place())
                        .map(offer -> offer.place().unit())
                        .orElse("")
                : "";
        return certificate(application)
                .flatMap(stores.certificates()::find)
                .map(one -> new Abroad(unit, one.number().toString(), certificates.code(one.number())))
                .orElse(new Abroad(unit, "", ""));
    }

    private static Optional<RecordId> certificate(Application application) {
        if (application instanceof Application.Certified certified) {
            return Optional.of(certified.certificate());
        }
        return application instanceof Application.FollowedUp followed
                ? Optional.of(followed.certificate())
                : Optional.empty();
    }

    /** From the endorsement on; what was refused or withdrawn before it stays at home. */
    private void sent(Application application, CountryCode organiser) {
        boolean home = application instanceof Application.Submitted
                || application instanceof Application.Refused
                || application instanceof Application.Withdrawn
                        && exchange.find(application.id()).isEmpty();
        if (!home) {
            tell(
                    application.id(),
                    application.id(),
                    CallShares.APPLICATION,
                    TravellingApplication.FORMAT,
                    organiser,
                    TravellingApplication.of(application, stores.applications().expenses(application.id()))
                            .text());
        }
    }

    private void tell(RecordId subject, RecordId record, String type, int format, CountryCode to, String text) {
        if (stores.foreign()
                .told(subject)
                .filter(told -> told.text().equals(text))
                .isPresent()) {
            return;
        }
        stores.foreign().put(new Told(subject, record, text));
        Sharing sharing = new Sharing(
                record,
                type,
                Trainings.MODULE,
                format,
                Set.of(to),
                Handling.GENERAL,
                Optional.of(Tlp.AMBER_STRICT),
                text);
        Optional<SharedRecord> before = exchange.find(record);
        if (before.isPresent()) {
            exchange.revise(sharing, before.get().version(), Wire.CARRIER);
        } else {
            exchange.share(sharing, Wire.CARRIER);
        }
    }
}
