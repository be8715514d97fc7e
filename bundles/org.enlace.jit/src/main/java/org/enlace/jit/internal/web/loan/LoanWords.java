package org.enlace.jit.internal.web.loan;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.UseWords;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Receipt;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What loans and copies are called in the reader's language. */
public record LoanWords(Labels labels) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Tag tag(Loan loan) {
        String token = loan.state().token();
        Tone tone =
                switch (token) {
                    case "lent" -> Tone.GOOD;
                    case "declined" -> Tone.BAD;
                    case "ended", "withdrawn" -> Tone.INFO;
                    default -> Tone.ATTENTION;
                };
        return new Tag(labels.get("loan.state." + token), tone);
    }

    private Tag tag(String token) {
        Tone tone =
                switch (token) {
                    case "fetched", "acknowledged" -> Tone.GOOD;
                    case "failed", "refused" -> Tone.BAD;
                    case "erased" -> Tone.INFO;
                    default -> Tone.ATTENTION;
                };
        return new Tag(labels.get("loan.copy." + token), tone);
    }

    public Tag tag(Copy copy) {
        return tag(copy.token());
    }

    public Tag tag(Borrowed one) {
        return tag(one.receipt().stage().token());
    }

    /** A number of bytes as people read it. */
    public String size(long bytes) {
        return labels.get("content.size.is", bytes);
    }

    /** Why it did not get there, or what hinders it. */
    public String why(String code) {
        String key = "loan.why." + code.replaceFirst("^(jit|files)\\.", "");
        return labels.has(key) ? labels.get(key) : labels.get("loan.why.other", code);
    }

    /** When, and by whom, as far as they are known in the team for the country that has the copy. */
    private Content said(TeamView view, CountryCode country, Receipt.Acknowledged by) {
        Content at = labels.moment(by.at());
        return view.people().stream()
                .map(Named::designation)
                .filter(one -> one.id().equals(by.by()) && one.country().equals(country))
                .findFirst()
                .map(one -> Ui.join(Ui.text(one.name() + ", "), at))
                .orElse(at);
    }

    private void common(List<SummaryRow> rows, TeamView view, CountryCode country, Receipt last, long size) {
        rows.add(SummaryRow.of(labels.get("content.size"), size(size)));
        if (last.stage() == Receipt.Stage.FETCHING) {
            rows.add(SummaryRow.of(labels.get("loan.have"), labels.get("loan.have.of", last.have(), size)));
        }
        last.acknowledged()
                .ifPresent(by -> rows.add(SummaryRow.of(labels.get("loan.acknowledged"), said(view, country, by))));
        if (last.held()) {
            rows.add(SummaryRow.of(labels.get("loan.held"), labels.get("loan.held.yes")));
        }
        last.proof()
                .ifPresent(proof -> rows.add(SummaryRow.of(
                        labels.get("loan.proof"),
                        Ui.details(labels.get("loan.proof.show"), Ui.paragraphs(grouped(proof.statement()))))));
    }

    /** With every hash in groups, so that it fits a narrow screen; as it was signed the API gives it. */
    private static String grouped(String statement) {
        return HASH.matcher(statement).replaceAll(found -> Labels.hash(found.group()));
    }

    /** What there is to say of a copy that this country lends. */
    public List<SummaryRow> rows(Loan loan, Copy copy, TeamView view) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(labels.get("loan.to"), labels.country(copy.country())));
        common(rows, view, copy.country(), copy.last(), copy.file().size());
        copy.why()
                .ifPresent(code -> rows.add(SummaryRow.of(
                        labels.get("loan.why"),
                        copy.failed().filter(UseLimits::refused).isPresent()
                                ? ended(loan, view)
                                : Ui.text(why(code)))));
        return rows;
    }

    /** That a copy comes no more though its use may be allowed again, and what is done then. */
    private Content ended(Loan loan, TeamView view) {
        Content why = Ui.text(labels.get(
                "loan.why.use-ended", new UseWords(labels).name(loan.request().use())));
        return view.allows(EntryKind.Area.EVIDENCE.writing())
                ? Ui.join(
                        why,
                        Ui.text(" "),
                        Ui.link(
                                labels.get("loan.again"),
                                WorkWay.at(view.team()) + "/evidence/" + loan.item() + "/lend"))
                : why;
    }

    /** What there is to say of a copy that is lent to this country. @param codes the handling codes of its item @param limited the code of why it is not used */
    public List<SummaryRow> rows(Borrowed one, String codes, Optional<String> limited, TeamView view) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                labels.get("loan.from"), labels.country(one.offer().lender())));
        rows.add(SummaryRow.of(labels.get("work.handling"), codes));
        rows.add(SummaryRow.of(
                labels.get("loan.use"), new UseWords(labels).name(one.offer().use())));
        rows.add(SummaryRow.of(labels.get("loan.purpose"), one.offer().purpose()));
        rows.add(SummaryRow.of(
                labels.get("loan.until"), labels.moment(one.offer().until())));
        rows.add(SummaryRow.of(
                "SHA-256", Ui.text(Labels.hash(one.offer().file().sha256().value()))));
        common(rows, view, view.own(), one.receipt(), one.offer().file().size());
        limited.filter(code -> !one.ended())
                .or(() -> one.receipt().trouble())
                .ifPresent(code -> rows.add(SummaryRow.of(labels.get("loan.why"), why(code))));
        if (one.takenBack() && !one.ended()) {
            rows.add(SummaryRow.of(labels.get("loan.back"), labels.get("loan.back.wanted")));
        }
        return rows;
    }
}
