package org.enlace.jit.internal.loan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.enlace.files.FileUse;
import org.enlace.jit.Rules;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.work.EvidenceDoor.Item;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Loan.Lent;
import org.enlace.jit.loan.LoanRequest;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The use cases of lending digital evidence: one officer asks for it, another of the same country approves, and the node gives what is
 * asked for; an officer of each recipient says that they have it. All see the item whole and write evidence for their country.
 */
public final class LoanDesk {
    /** What {@link NotFound} and the audit call a loan. */
    public static final String KIND = "jit-loan";

    private static final int SHOWN = 200;

    private final LoanBook book;
    private final Lendable lendable;
    private final LoanGiving giving;
    private final LoanSettings settings;

    LoanDesk(LoanBook book, LoanGiving giving, LoanSettings settings) {
        this.book = book;
        lendable = new Lendable(book);
        this.giving = giving;
        this.settings = settings;
    }

    /**
     * What somebody asks for.
     *
     * @param files by their ids on this node
     * @param days  for how long; empty for as long as this node lends
     * @param use   what the copies are used for
     */
    public record New(
            RecordId item,
            List<RecordId> files,
            List<CountryCode> to,
            String purpose,
            Optional<Integer> days,
            Use use) {
        /** For the team's purpose. */
        public New(RecordId item, List<RecordId> files, List<CountryCode> to, String purpose, Optional<Integer> days) {
            this(item, files, to, purpose, days, Use.TEAM);
        }
    }

    /** For how long a copy is lent at most, and where that is said. */
    public LoanSettings settings() {
        return settings;
    }

    /** @throws NotFound for whoever does not see the team's content */
    public TeamView enter(RecordId team, Caller caller) {
        return book.desks().signing().door().enter(caller, team, Right.SEE_CONTENT);
    }

    /** The page of a loan. */
    public static String path(Loan loan) {
        return "/jit/teams/" + loan.team() + "/loans/" + loan.id();
    }

    /** Where what others lend to this country is. */
    public static String borrowed(RecordId team) {
        return "/jit/teams/" + team + "/loans";
    }

    /** What this country lends of items that somebody sees whole, newest first. */
    public List<Loan> list(RecordId team, Caller caller) {
        enter(team, caller);
        Predicate<RecordId> whole = book.whole(caller);
        return book.store().of(team, SHOWN).stream()
                .filter(loan -> whole.test(loan.item()))
                .toList();
    }

    /** What of loans that may still come to something is not listed for somebody until they have said why they consult the item. */
    public Map<String, String> unsaid(RecordId team, Caller caller) {
        enter(team, caller);
        return book.unsaid(
                book.store().of(team, 1).stream()
                        .filter(one -> one.state() instanceof Loan.Asked || one.state() instanceof Lent)
                        .map(Loan::item),
                caller);
    }

    /**
     * @throws NotFound where there is none, or none for them
     * @throws Refusal {@code jit.entry-reason} where they have to say first why they consult the item
     */
    public Loan find(RecordId team, RecordId id, Caller caller) {
        enter(team, caller);
        Loan loan = found(team, id);
        FileUse.Owner item = book.known(loan.item(), caller).orElseThrow(() -> new NotFound(KIND, id.toString()));
        if (item.reasonNeeded()) {
            book.desks().work().items().find(team, loan.item(), caller);
        }
        return loan;
    }

    private Loan found(RecordId team, RecordId id) {
        return book.store()
                .find(id)
                .filter(one -> one.team().equals(team))
                .orElseThrow(() -> new NotFound(KIND, id.toString()));
    }

    /** How far each copy of a loan is, by country. */
    public List<Copy> copies(RecordId team, RecordId loan, Caller caller) {
        return book.store().copies(find(team, loan, caller).id());
    }

    /** The countries to which files of an item may be lent: parties with a node, that were given the item. */
    public List<CountryCode> recipients(TeamView view, RecordId item) {
        return lendable.recipients(view, item);
    }

    /** The files of an item of this country that can be lent now. */
    public List<LentFile> lendable(RecordId team, RecordId item, Caller caller) {
        return lendable.lendable(team, item, caller);
    }

    /**
     * Asks to lend files of an item. The same form sent twice asks once.
     *
     * @param form what was made up when the form was opened; blank for none
     * @throws NotFound for whoever does not see the item whole
     * @throws Refusal {@code jit.not-allowed}; {@code jit.loan-elsewhere} for an item of another country; {@code jit.loan-item} for one
     *     whose description was taken back; {@code jit.loan-file} for a file that is none of its, or cannot be had, or is not what it was;
     *     {@code jit.loan-recipient} for a country that has not the item; {@code jit.loan-days}; for a use that the item or what it was made of
     *     is not allowed for as {@link UseLimits#require}; and as {@link LoanRequest}
     */
    public Loan ask(RecordId team, New given, String form, Caller caller) {
        Item item = lendable.open(team, given.item(), caller);
        int days = given.days().orElse(settings.days());
        LoanRequest.days(days, settings.days());
        LoanRequest request = new LoanRequest(
                lendable.files(team, given.item(), new TreeSet<>(given.files()), caller),
                given.to(),
                given.purpose(),
                days,
                given.use());
        book.requireUse(item.entry(), request.use());
        lendable.requireRecipients(item, request);
        String said = form.isBlank() ? "" : digest(form, team, given.item(), request, caller);
        return book.changes().make(caller, stamp -> book.store().form(said).orElseGet(() -> {
            Loan loan = Loan.ask(book.changes().next(), team, given.item(), request, stamp);
            book.store().add(loan, said);
            book.record("jit.loan-ask", loan, caller, request.purpose());
            book.notices().asked(loan);
            return loan;
        }));
    }

    private static String digest(String form, RecordId team, RecordId item, LoanRequest request, Caller caller) {
        String all = String.join(
                "\n", form, team.toString(), item.toString(), caller.officer().value(), LoanText.of(request));
        return Hashing.sha256(all);
    }

    /**
     * Approves a loan that another asked for; its copies are offered then.
     *
     * @param version the one that was read
     * @throws org.enlace.platform.Stale where it has changed
     * @throws Refusal as {@link org.enlace.platform.SecondOfficer#of}, {@code jit.loan-state}, {@code jit.loan-deputy}, and as {@link #ask}: also
     *     the second officer sees the item whole, and what is lent is looked at anew
     */
    public Loan approve(RecordId team, RecordId id, int version, Caller caller) {
        Loan read = find(team, id, caller);
        requireSelf(caller);
        Item item = lendable.open(team, read.item(), caller);
        RecordId author = item.author(EntryKind.Area.EVIDENCE);
        Set<RecordId> chosen =
                read.request().files().stream().map(LentFile::file).collect(Collectors.toSet());
        List<LentFile> now = lendable.files(team, read.item(), chosen, caller);
        if (!Set.copyOf(now).equals(Set.copyOf(read.request().files()))) {
            throw new Refusal(
                            "jit.loan-file",
                            "A file is not what it was any more",
                            read.id().toString())
                    .at("files");
        }
        lendable.requireRecipients(item, read.request());
        book.requireUse(item.entry(), read.request().use());
        return book.changes().make(caller, stamp -> {
            Loan before = found(team, id);
            Changes.expect(version, before.version(), KIND, id);
            Loan loan = before.approve(caller, stamp.at());
            book.store().put(loan);
            offer(loan, author, item.entry());
            book.record("jit.loan-approve", loan, caller, "");
            book.notices().decided(loan);
            return loan;
        });
    }

    private void offer(Loan loan, RecordId author, Entry item) {
        Lent lent = (Lent) loan.state();
        for (CountryCode country : loan.request().to()) {
            for (LentFile file : loan.request().files()) {
                Copy copy = Copy.offer(book.changes().next(), loan.id(), country, file, settings.window());
                book.store().put(copy);
                Offer offer = new Offer(
                        copy.id(),
                        book.desks().country(),
                        loan.id(),
                        loan.team(),
                        loan.item(),
                        file,
                        loan.request().purpose(),
                        author,
                        lent.approved().at(),
                        lent.until(),
                        copy.window(),
                        loan.request().use());
                book.sharing().offer(offer, country, item.handling());
            }
        }
    }

    /**
     * Withdraws what they asked for themselves, or somebody for them, before anybody decided; also where the team is over.
     *
     * @throws org.enlace.platform.Stale where it has changed
     * @throws Refusal {@code jit.loan-asker} for anybody else, {@code jit.loan-state}, {@code jit.not-allowed}
     */
    public Loan withdraw(RecordId team, RecordId id, int version, Caller caller) {
        Loan read = find(team, id, caller);
        book.desks().work().items().find(team, read.item(), caller).author(EntryKind.Area.CLOSING);
        return book.changes().make(caller, stamp -> {
            Loan before = found(team, id);
            Changes.expect(version, before.version(), KIND, id);
            Loan loan = before.withdraw(stamp);
            book.store().put(loan);
            book.record("jit.loan-withdraw", loan, caller, "");
            book.notices().decided(loan);
            return loan;
        });
    }

    /** Also where the team is over. @throws Refusal as {@link #approve}; {@code jit.missing} without a reason */
    public Loan decline(RecordId team, RecordId id, int version, String reason, Caller caller) {
        Loan read = find(team, id, caller);
        requireSelf(caller);
        book.desks().work().items().find(team, read.item(), caller).author(EntryKind.Area.CLOSING);
        return book.changes().make(caller, stamp -> {
            Loan before = found(team, id);
            Changes.expect(version, before.version(), KIND, id);
            Loan loan = before.decline(caller, stamp.at(), reason);
            book.store().put(loan);
            book.record("jit.loan-decline", loan, caller, reason);
            book.notices().decided(loan);
            return loan;
        });
    }

    private static void requireSelf(Caller caller) {
        if (!caller.reader().equals(caller.officer())) {
            throw new Refusal(
                    "jit.loan-deputy",
                    "A deputy does not decide about sending evidence in the place of \"" + caller.reader()
                            + "\"; decide for yourself or wait",
                    caller.reader().value());
        }
    }

    /**
     * Takes back every copy of a loan: what is on its way stops, what is there is erased there, unless a legal hold stands on it.
     *
     * @throws org.enlace.platform.Stale where it has changed
     * @throws Refusal {@code jit.loan-state} where nothing is lent, {@code jit.not-allowed}; {@code jit.missing} without a reason
     */
    public Loan takeBack(RecordId team, RecordId id, int version, String reason, Caller caller) {
        Loan read = find(team, id, caller);
        book.desks().work().items().find(team, read.item(), caller).author(EntryKind.Area.CLOSING);
        String why = Rules.text("reason", reason, 1_000);
        return book.changes().make(caller, stamp -> {
            Loan before = found(team, id);
            Changes.expect(version, before.version(), KIND, id);
            Loan loan = before.takeBack(stamp.at());
            book.store().put(loan);
            book.store().copies(id).forEach(copy -> giving.close(loan, copy, why));
            book.record("jit.loan-back", loan, caller, why);
            return loan;
        });
    }
}
