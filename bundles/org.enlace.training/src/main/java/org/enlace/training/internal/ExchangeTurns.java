package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Stage;

/**
 * Whose turn it is with an application: one item in the inbox, put there with each change in its transaction, replaced by the next and
 * gone at the end. What is due later is put there at once and shown from its day on.
 */
final class ExchangeTurns {
    /** What waits is of this use, see {@link ExchangeInbox}. */
    static final String USE = "exchange";

    /** So many days after it can be answered a follow-up is due. */
    private static final int TO_ANSWER = 21;

    /** So many days after the stay report, evaluation and expenses are due. */
    private static final int TO_REPORT = 30;

    /** So many days before a stay whoever organises looks after a host that was asked on its own node and says nothing. */
    private static final int TO_HEAR = 14;

    private final Inbox inbox;
    private final CountryCode own;

    /** @param own the country of the node */
    ExchangeTurns(Inbox inbox, CountryCode own) {
        this.inbox = inbox;
        this.own = own;
    }

    /** Who is asked, for what, from when and until when. */
    private record Turn(String text, ItemKind kind, Recipient to, Optional<LocalDate> from, Optional<LocalDate> due) {
        private Turn(String text, ItemKind kind, Recipient to) {
            this(text, kind, to, Optional.empty(), Optional.empty());
        }

        private Turn from(LocalDate day) {
            return new Turn(text, kind, to, Optional.of(day), due);
        }

        private Turn due(LocalDate day) {
            return new Turn(text, kind, to, from, Optional.of(day));
        }
    }

    /** The host of another country has the turn on its own node; whoever organises is reminded before the stay. */
    void asked(Application.Accepted accepted) {
        LocalDate first = accepted.placement().stay().first();
        inbox.put(item(
                accepted,
                new Turn("inbox.exchange.host", ItemKind.SIGN, host(accepted))
                        .from(first.minusDays(TO_HEAR))
                        .due(first)));
    }

    /** A host answered on its own node otherwise than whoever organises had noted. */
    void otherwise(Application application) {
        inbox.put(new InboxItem(
                USE,
                "otherwise/" + application.id(),
                application.id(),
                ItemKind.NEWS,
                new Recipient.Holders(Trainings.ORGANISE, Set.of()),
                "inbox.exchange.host-otherwise",
                List.of(application.form().name()),
                path(application)));
    }

    /** It is the turn of another country, on its own node. */
    void nobody(Application application) {
        inbox.done(USE, key(application));
    }

    void now(Application application) {
        Optional<Turn> turn = turn(application);
        if (turn.isEmpty()) {
            inbox.done(USE, key(application));
        } else {
            inbox.put(item(application, turn.get()));
        }
        if (told(application)) {
            inbox.put(new InboxItem(
                    USE,
                    "news/" + application.id() + "/" + application.version(),
                    application.id(),
                    ItemKind.NEWS,
                    officer(application),
                    "inbox.exchange.news",
                    List.of(application.form().name(), Stage.of(application).token()),
                    path(application)));
        }
    }

    /** What the officer wants to know and has nothing to do about. */
    private static boolean told(Application application) {
        return application instanceof Application.Refused
                || application instanceof Application.HostConfirmed confirmed
                        && confirmed.preparation().ticked().isEmpty()
                || application instanceof Application.Certified certified
                        && certified.followUps().isEmpty();
    }

    private static String key(Application application) {
        return "turn/" + application.id();
    }

    static String path(Application application) {
        return "/training/exchanges/applications/" + application.id();
    }

    private InboxItem item(Application application, Turn turn) {
        InboxItem item = new InboxItem(
                USE,
                key(application),
                application.id(),
                turn.kind(),
                turn.to(),
                turn.text(),
                List.of(application.form().name()),
                path(application));
        if (turn.due().isPresent()) {
            item = item.due(turn.due().get(), ZoneOffset.UTC);
        }
        return turn.from().isPresent() ? item.shown(turn.from().map(ExchangeTurns::midnight), Optional.empty()) : item;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Optional<Turn> turn(Application application) {
        if (application instanceof Application.Submitted) {
            return Optional.of(new Turn("inbox.exchange.endorse", ItemKind.REVIEW, sending(application)));
        } else if (application instanceof Application.Endorsed) {
            return Optional.of(organiser("inbox.exchange.match", ItemKind.ANSWER, application));
        } else if (application instanceof Application.Proposed) {
            return Optional.of(organiser("inbox.exchange.accept", ItemKind.REVIEW, application));
        } else if (application instanceof Application.Accepted accepted) {
            return Optional.of(new Turn("inbox.exchange.host", ItemKind.SIGN, host(accepted))
                    .due(accepted.placement().stay().first()));
        } else if (application instanceof Application.HostDeclined) {
            return Optional.of(organiser("inbox.exchange.declined", ItemKind.ANSWER, application));
        } else if (application instanceof Application.HostConfirmed confirmed) {
            return Optional.of(prepare(confirmed));
        } else if (application instanceof Application.Prepared prepared) {
            LocalDate last = prepared.placement().stay().last();
            return Optional.of(new Turn("inbox.exchange.hold", ItemKind.ANSWER, host(prepared))
                    .from(last)
                    .due(last.plusDays(TO_REPORT)));
        } else if (application instanceof Application.Held held) {
            return Optional.of(report(held));
        } else if (application instanceof Application.Reported) {
            return Optional.of(organiser("inbox.exchange.certify", ItemKind.ANSWER, application));
        }
        return application instanceof Application.Certified certified
                ? Optional.of(followUp(certified))
                : Optional.empty();
    }

    private Turn prepare(Application.HostConfirmed confirmed) {
        LocalDate first = confirmed.placement().stay().first();
        return confirmed.preparation().missing().isEmpty()
                ? new Turn("inbox.exchange.ready", ItemKind.ANSWER, sending(confirmed)).due(first)
                : new Turn("inbox.exchange.prepare", ItemKind.DUE, officer(confirmed)).due(first);
    }

    private Turn report(Application.Held held) {
        return held.papers().missing().isEmpty()
                ? organiser("inbox.exchange.papers-in", ItemKind.ANSWER, held)
                : new Turn("inbox.exchange.report", ItemKind.DUE, officer(held))
                        .due(held.placement().stay().last().plusDays(TO_REPORT));
    }

    private Turn followUp(Application.Certified certified) {
        if (certified.open().isEmpty()) {
            return new Turn("inbox.exchange.product", ItemKind.ANSWER, officer(certified));
        }
        FollowUp.Due next = certified.open().get(0);
        LocalDate from = next.after(certified.placement().stay());
        return new Turn("inbox.exchange." + next.token(), ItemKind.DUE, officer(certified))
                .from(from)
                .due(from.plusDays(TO_ANSWER));
    }

    /** The officer, or whoever entered the application of one who has no account here. */
    private Recipient officer(Application application) {
        boolean here = application.form().profile().country().equals(own);
        return new Recipient.One(
                here
                        ? application.form().officer()
                        : application.core().created().officer());
    }

    private static Set<OfficerId> hands(Application application) {
        Set<OfficerId> hands = new HashSet<>(application.core().created().hands());
        hands.add(application.form().officer());
        return hands;
    }

    private static Turn organiser(String text, ItemKind kind, Application application) {
        return new Turn(text, kind, new Recipient.Holders(Trainings.ORGANISE, hands(application)));
    }

    private Recipient sending(Application application) {
        return held(application, application.form().profile().country(), Applications.ENDORSE);
    }

    private Recipient host(Application.Placed placed) {
        return held(placed, placed.placement().host(), Calls.HOST);
    }

    /** Whoever holds it in the country, where that is the node's; otherwise whoever organises answers for the country. */
    private Recipient held(Application application, CountryCode country, Permission permission) {
        return new Recipient.Holders(country.equals(own) ? permission : Trainings.ORGANISE, hands(application));
    }
}
