package org.enlace.training.internal;

import java.util.Optional;
import java.util.function.Function;
import org.enlace.calendar.Attendee;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.certificate.Subject;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Period;

/**
 * The certificates of exchanges, in the node's register of certificates: in the officer's language and to the officer's address where
 * the node knows them, otherwise in that of whoever gives it.
 */
final class RegisteredExchanges implements ExchangeCertificates {
    private final Certificates register;
    private final Function<OfficerId, Optional<Attendee>> known;

    /** @param known where officers of this node are written to, and in which language */
    RegisteredExchanges(Certificates register, Function<OfficerId, Optional<Attendee>> known) {
        this.register = register;
        this.known = known;
    }

    @Override
    public RecordId issue(Application.Reported exchange, Call call, String unit, Caller caller) {
        ApplicationForm form = exchange.form();
        Period stay = exchange.placement().stay();
        Optional<Attendee> officer = known.apply(form.officer());
        CertificateContent content = new CertificateContent(
                form.name(),
                form.profile().country(),
                call.title(),
                stay.first(),
                stay.last(),
                0,
                unit,
                officer.map(Attendee::language).orElse(caller.language()));
        return register.issue(Subject.exchange(exchange.id()), content, officer.map(Attendee::address), caller)
                .id();
    }
}
