package org.enlace.training.internal;

import java.time.Clock;
import org.enlace.documents.Documents;
import org.enlace.inbox.Inbox;
import org.enlace.keys.Keys;
import org.enlace.mail.Mail;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.reference.Countries;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.certificate.Fulfilment;
import org.enlace.training.certificate.SeriesCertificates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts together what is done with certificates, when somebody first asks for it. */
@Component(service = CertificateOffice.class)
public final class CertificateOffice {
    private static final String SECRET = "training-certificate";

    private final CertificateDesk certificates;
    private final SeriesCertificateDesk series;
    private final CertificateFiles files;
    private final CertificateBundle bundle;
    private final CertificateDoor door;

    @Activate
    public CertificateOffice(
            @Reference TrainingStores stores,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Inbox inbox,
            @Reference Countries countries,
            @Reference People people,
            @Reference Keys keys,
            @Reference Documents documents,
            @Reference Mail mail,
            @Reference Node node) {
        this(
                stores,
                new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                inbox,
                countries,
                people,
                keys,
                documents,
                mail,
                node);
    }

    CertificateOffice(
            TrainingStores stores,
            Changes changes,
            Inbox inbox,
            Countries countries,
            People people,
            Keys keys,
            Documents documents,
            Mail mail,
            Node node) {
        Texts texts = Texts.of(CertificateOffice.class);
        CheckCodes codes = new CheckCodes(() -> keys.secret(SECRET));
        files = new CertificateFiles(documents, keys, mail, codes, countries, texts);
        CertificateNotices notices = new CertificateNotices(people, inbox, mail, files, texts);
        certificates = new CertificateDesk(stores.certificates(), changes, notices, files, node.country());
        AttendanceBook book = new AttendanceBook(stores, changes, node.country());
        Fulfilment fulfilment = new AttendedFulfilment(stores, new AttendanceDesk(stores, changes, book));
        series = new SeriesCertificateDesk(stores, changes, certificates, fulfilment);
        bundle = new CertificateBundle(stores, changes, files);
        door = new CertificateDoor(stores.certificates(), codes, files, changes.clock());
    }

    /** The use cases of certificates, for whatever they are given. */
    public Certificates certificates() {
        return certificates;
    }

    /** The use cases of the certificates of series. */
    public SeriesCertificates series() {
        return series;
    }

    /** What certificates are as files. */
    public CertificateFiles files() {
        return files;
    }

    /** All of a series in one file. */
    public CertificateBundle bundle() {
        return bundle;
    }

    /** Where anybody asks how a certificate stands. */
    public CertificateDoor door() {
        return door;
    }
}
