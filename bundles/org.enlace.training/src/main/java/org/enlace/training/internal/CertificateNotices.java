package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.identity.Directory;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Texts;
import org.enlace.training.certificate.Certificate;

/**
 * Lets people know that there is a certificate for them: an officer of this node by the inbox, anybody else by a letter with the address at
 * which it is checked and got. A letter names what the certificate is of, and nobody.
 */
final class CertificateNotices {
    static final String USE = "training-certificate";

    /** As many of the same name as are looked at. */
    private static final int ALIKE = 20;

    private static final int LONGEST_SUBJECT = 200;

    private final People people;
    private final Inbox inbox;
    private final Mail mail;
    private final CertificateFiles files;
    private final Texts texts;

    CertificateNotices(People people, Inbox inbox, Mail mail, CertificateFiles files, Texts texts) {
        this.people = people;
        this.inbox = inbox;
        this.mail = mail;
        this.files = files;
        this.texts = texts;
    }

    /** The address of an account, by which its certificates are found. */
    Optional<MailAddress> address(OfficerId officer) {
        return people.address(officer);
    }

    void issued(Certificate.Valid certificate, Caller caller) {
        Optional<MailAddress> address = certificate.core().mail();
        if (address.isEmpty()) {
            return;
        }
        Optional<OfficerId> officer = officer(certificate, address.get(), caller);
        if (officer.isPresent()) {
            inbox.put(new InboxItem(
                    USE,
                    "issued/" + certificate.id(),
                    certificate.id(),
                    ItemKind.NEWS,
                    new Recipient.One(officer.get()),
                    "inbox.training.certificate",
                    List.of(certificate.content().title()),
                    "/training/certificates"));
            return;
        }
        Optional<String> link = mail.link(files.path(certificate.number()));
        if (mail.configured() && link.isPresent()) {
            mail.send(letter(certificate, address.get(), link.get()));
        }
    }

    /** It is void: nothing waits about it any more. */
    void over(Certificate certificate) {
        inbox.clear(USE, certificate.id());
    }

    /** The account of this node that has the person's name and address. */
    private Optional<OfficerId> officer(Certificate certificate, MailAddress address, Caller caller) {
        return people.named(certificate.content().name(), ALIKE, caller).stream()
                .map(Directory.Entry::officer)
                .filter(one -> address(one)
                        .filter(its -> its.value().equalsIgnoreCase(address.value()))
                        .isPresent())
                .findFirst();
    }

    private Letter letter(Certificate certificate, MailAddress to, String link) {
        var language = certificate.content().language();
        String subject = texts.get(
                language, "certificate.letter.subject", certificate.content().title());
        return new Letter(
                to,
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT - 1) + "…" : subject,
                texts.get(
                        language,
                        "certificate.letter.text",
                        certificate.content().title(),
                        certificate.number().toString(),
                        link));
    }
}
