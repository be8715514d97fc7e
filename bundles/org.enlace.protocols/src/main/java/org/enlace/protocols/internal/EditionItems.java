package org.enlace.protocols.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocol;

/** What versions and adoptions let wait in the inbox, each put and taken away in the transaction of the change it belongs to. */
final class EditionItems {
    /** What waits is of this use, see {@link EditionInbox}. */
    static final String USE = "protocol-version";

    static final String REVIEW = "inbox.edition.review";
    static final String APPROVE = "inbox.edition.approve";
    static final String CHANGES = "inbox.edition.changes";
    static final String DUE = "inbox.edition.due";
    static final String NEWER = "inbox.edition.newer";
    static final String TAKEN_BACK = "inbox.edition.taken-back";

    /** So many days before the day of the next review it is shown. */
    private static final int AHEAD = 30;

    private final Inbox inbox;
    private final Today today;

    EditionItems(Inbox inbox, Today today) {
        this.inbox = inbox;
        this.today = today;
    }

    /** It waits for each of its reviewers, and no more for its authors. */
    void submitted(Edition.InReview edition) {
        inbox.clear(USE, edition.id());
        edition.core().reviewers().forEach(reviewer -> put(edition, REVIEW, ItemKind.REVIEW, reviewer, "/review"));
    }

    /** One of the reviewers has said something; once all agree it waits for the approver, and for the authors where one does not. */
    void reviewed(Edition.InReview edition, OfficerId reviewer) {
        inbox.done(USE, key(REVIEW, edition, reviewer));
        if (edition.agreed()) {
            put(edition, APPROVE, ItemKind.SIGN, edition.core().approver(), "");
        } else {
            inbox.done(USE, key(APPROVE, edition, edition.core().approver()));
        }
        boolean changes = edition.core().current().values().stream().anyMatch(opinion -> !opinion.agrees());
        for (OfficerId author : edition.core().authors()) {
            if (changes) {
                put(edition, CHANGES, ItemKind.ANSWER, author, "");
            } else {
                inbox.done(USE, key(CHANGES, edition, author));
            }
        }
    }

    /** Nothing about it waits any more. */
    void settled(Edition edition) {
        inbox.clear(USE, edition.id());
    }

    /** Its next review comes nearer. */
    void counts(Edition.Effective edition) {
        inbox.clear(USE, edition.id());
        LocalDate day = edition.text().nextReview();
        if (day == null) {
            return;
        }
        ZoneId zone = today.zone();
        Instant from = day.minusDays(AHEAD).atStartOfDay(zone).toInstant();
        inbox.put(new InboxItem(
                        USE,
                        "due/" + edition.id(),
                        edition.id(),
                        ItemKind.DUE,
                        new Recipient.Holders(Editions.APPROVE, Set.of()),
                        DUE,
                        List.of(edition.content().title(), day.toString()),
                        path(edition))
                .due(day, zone)
                .shown(Optional.of(from), Optional.empty()));
    }

    /** A later version of what the country adopted came into effect, here or at its owner's. */
    void newer(Adoption.Adopted adoption, Protocol later) {
        decide(
                "newer/",
                NEWER,
                later,
                Integer.toString(later.control().edition()),
                Integer.toString(adoption.edition()));
    }

    /** Its owner took back what the country adopted or studies. */
    void takenBack(Adoption last, Protocol gone) {
        decide("gone/", TAKEN_BACK, gone, Integer.toString(last.edition()));
    }

    private void decide(String key, String text, Protocol document, String... more) {
        List<String> words = new ArrayList<>(List.of(document.content().title()));
        words.addAll(List.of(more));
        inbox.put(new InboxItem(
                USE,
                key + document.id(),
                document.id(),
                ItemKind.REVIEW,
                new Recipient.Holders(Adoptions.ADOPT, Set.of()),
                text,
                words,
                "/protocols/" + document.id() + "/adoption"));
    }

    /** The country has decided. */
    void decided(RecordId protocol) {
        inbox.done(USE, "newer/" + protocol);
        inbox.done(USE, "gone/" + protocol);
    }

    private void put(Edition edition, String text, ItemKind kind, OfficerId to, String end) {
        inbox.put(new InboxItem(
                USE,
                key(text, edition, to),
                edition.id(),
                kind,
                new Recipient.One(to),
                text,
                List.of(edition.content().title()),
                path(edition) + end));
    }

    private static String key(String text, Edition edition, OfficerId officer) {
        String word = text.substring(text.lastIndexOf('.') + 1);
        return word + "/" + edition.id() + "/" + officer;
    }

    private static String path(Edition edition) {
        return "/protocols/versions/" + edition.id();
    }

    /** A day of a title, in words of a language. */
    static String day(String day, java.util.Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(LocalDate.parse(day));
    }
}
