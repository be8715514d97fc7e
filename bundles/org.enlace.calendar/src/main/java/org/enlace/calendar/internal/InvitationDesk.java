package org.enlace.calendar.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.Invitation;
import org.enlace.calendar.Invitations;
import org.enlace.calendar.internal.ical.CalendarText;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarSeries;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;

/** Finds out who is to be told what, by what they were told before. */
final class InvitationDesk implements Invitations {
    private final InvitationStore store;
    private final Mail mail;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;
    private final InvitationLetters letters;
    private final Function<OfficerId, Optional<Attendee>> officers;

    /** @param officers as attendees */
    InvitationDesk(
            InvitationStore store,
            Mail mail,
            Function<OfficerId, Optional<Attendee>> officers,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.mail = mail;
        this.officers = officers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        letters = new InvitationLetters(mail);
    }

    @Override
    public Told announce(Invitation invitation, Caller caller) {
        return transactions.call(() -> {
            CalendarEvent event = invitation.event();
            Optional<InvitationStore.Told> before = store.find(event.uid());
            if (!mail.configured()) {
                return new Told(
                        false, 0, 0, before.map(InvitationStore.Told::sequence).orElse(event.sequence()));
            }
            Round round = new Round(invitation, before);
            if (before.isEmpty() && round.after.told().isEmpty()) {
                return new Told(true, 0, 0, event.sequence());
            }
            round.write();
            round.keep();
            if (round.invited + round.called > 0) {
                audit.record(Act.done("calendar.invite", caller)
                        .on(KIND, event.uid())
                        .fact("sequence", round.after.sequence())
                        .fact("invited", round.invited)
                        .fact("called-off", round.called));
            }
            return new Told(true, round.invited, round.called, round.after.sequence());
        });
    }

    @Override
    public Optional<Attendee> attendee(OfficerId officer) {
        return officers.apply(officer);
    }

    @Override
    public void forget(String uid, Caller caller) {
        transactions.run(() -> {
            if (store.find(uid).isPresent()) {
                store.drop(uid);
                audit.record(Act.done("calendar.forget", caller).on(KIND, uid));
            }
        });
    }

    /** What is told once. */
    private final class Round {
        private final CalendarEvent event;
        private final Optional<InvitationStore.Told> before;
        private final InvitationStore.Told after;
        private final Map<MailAddress, Attendee> known;
        private final boolean anew;
        private final List<Occurrence> otherwise;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        private int invited;
        private int called;

        private Round(Invitation invitation, Optional<InvitationStore.Told> before) {
            event = invitation.event();
            this.before = before;
            known = before.map(InvitationStore.Told::told).orElse(List.of()).stream()
                    .collect(Collectors.toMap(Attendee::address, attendee -> attendee));
            List<Attendee> wanted = event.status() == Status.CANCELLED ? List.of() : invitation.attendees();
            String content = CalendarText.content(event);
            List<Occurrence> all = event.series().map(CalendarSeries::changed).orElse(List.of());
            Map<LocalDate, String> hashes = new HashMap<>();
            all.forEach(one -> hashes.put(one.day(), CalendarText.content(event, one)));
            Map<LocalDate, String> were =
                    before.map(InvitationStore.Told::occurrences).orElse(Map.of());
            // An occurrence that is again like the rest is told with the whole.
            anew = before.map(told -> !told.content().equals(content)).orElse(true)
                    || !hashes.keySet().containsAll(were.keySet());
            otherwise = all.stream()
                    .filter(one -> !hashes.get(one.day()).equals(were.get(one.day())))
                    .toList();
            Set<MailAddress> gone = new HashSet<>(known.keySet());
            wanted.forEach(attendee -> gone.remove(attendee.address()));
            boolean grows = anew || !otherwise.isEmpty() || !gone.isEmpty();
            int sequence = before.map(told -> grows ? Math.max(told.sequence() + 1, event.sequence()) : told.sequence())
                    .orElse(event.sequence());
            after = new InvitationStore.Told(
                    before.map(told -> told.revision() + 1).orElse(1), sequence, content, hashes, wanted);
        }

        private void write() {
            Set<MailAddress> wanted = new HashSet<>();
            for (Attendee attendee : after.told()) {
                wanted.add(attendee.address());
                if (!known.containsKey(attendee.address())) {
                    invited++;
                    mail.send(letters.request(event, after.sequence(), attendee, false, now));
                } else if (anew) {
                    invited++;
                    mail.send(letters.request(event, after.sequence(), attendee, true, now));
                } else {
                    otherwise.forEach(one -> occurrence(one, attendee));
                }
            }
            known.values().stream()
                    .filter(attendee -> !wanted.contains(attendee.address()))
                    .sorted(Comparator.comparing(attendee -> attendee.address().value()))
                    .forEach(attendee -> {
                        called++;
                        mail.send(letters.cancel(event, after.sequence(), attendee, now));
                    });
        }

        private void occurrence(Occurrence one, Attendee attendee) {
            if (one.status() == Status.CANCELLED) {
                called++;
            } else {
                invited++;
            }
            mail.send(letters.occurrence(event, one, after.sequence(), attendee, now));
        }

        private void keep() {
            if (before.isEmpty()) {
                store.add(event.uid(), after);
            } else if (!before.get().says(after) && !store.replace(event.uid(), before.get(), after)) {
                throw new Stale(KIND, event.uid());
            }
        }
    }
}
