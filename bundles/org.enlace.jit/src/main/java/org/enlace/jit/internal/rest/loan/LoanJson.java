package org.enlace.jit.internal.rest.loan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.rest.StampJson;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Loan.Declined;
import org.enlace.jit.loan.Receipt;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A loan as the API gives it.
 *
 * @param state    {@code asked}, {@code withdrawn}, {@code declined}, {@code lent} or {@code ended}
 * @param handling the handling codes of the item, as they are now
 * @param uses     what the item may be used for, as it is now: {@code team}, {@code offence}, {@code threat}, {@code agreed}
 * @param use      what the copies are used for, one of these
 * @param days     for how many days from the approval on
 * @param approved by whom and when; absent as long as nobody has
 * @param until    when copies are erased; absent as long as nobody approved it
 * @param reason   why it was declined; absent otherwise
 * @param copies   one for each file and country; absent in lists
 */
public record LoanJson(
        RecordId id,
        int version,
        String state,
        RecordId item,
        String handling,
        List<String> uses,
        List<FileJson> files,
        List<String> to,
        String purpose,
        String use,
        int days,
        StampJson asked,
        StampJson approved,
        Instant until,
        String reason,
        List<CopyJson> copies) {
    static LoanJson of(Loan loan, String handling, Set<Use> uses, List<Copy> copies) {
        return new LoanJson(
                loan.id(),
                loan.version(),
                loan.state().token(),
                loan.item(),
                handling,
                Use.tokens(uses),
                loan.request().files().stream().map(FileJson::of).toList(),
                loan.request().to().stream().map(CountryCode::value).toList(),
                loan.request().purpose(),
                loan.request().use().token(),
                loan.request().days(),
                StampJson.of(loan.asked()),
                loan.approved().map(StampJson::of).orElse(null),
                loan.until().orElse(null),
                loan.state() instanceof Declined declined ? declined.reason() : null,
                copies == null ? null : copies.stream().map(CopyJson::of).toList());
    }

    /** @param size in bytes */
    public record FileJson(RecordId file, String name, String sha256, long size) {
        static FileJson of(LentFile file) {
            return new FileJson(file.file(), file.name(), file.sha256().value(), file.size());
        }
    }

    /**
     * How far a copy is with a country.
     *
     * @param state        {@code offered}, {@code fetching}, {@code fetched}, {@code acknowledged}, {@code erased}, {@code failed} or
     *     {@code ending}
     * @param have         how many bytes are stored there
     * @param acknowledged the designation in the team of whoever has it; absent as long as nobody said so
     * @param held         whether a legal hold stands on it there, or it is to be kept there for longer
     * @param why          the code of why it failed, or of what hinders it; absent otherwise
     * @param proof        what its node signed when it was erased; absent otherwise
     */
    public record CopyJson(
            RecordId id,
            String country,
            RecordId file,
            String state,
            long have,
            RecordId acknowledged,
            Instant acknowledgedAt,
            boolean held,
            String why,
            ProofJson proof) {
        static CopyJson of(Copy copy) {
            Receipt last = copy.last();
            return new CopyJson(
                    copy.id(),
                    copy.country().value(),
                    copy.file().file(),
                    copy.token(),
                    last.have(),
                    last.acknowledged().map(Receipt.Acknowledged::by).orElse(null),
                    last.acknowledged().map(Receipt.Acknowledged::at).orElse(null),
                    last.held(),
                    copy.why().orElse(null),
                    last.proof().map(ProofJson::of).orElse(null));
        }
    }

    /** @param signature Ed25519 over the statement, in Base64 @param signer the id of the key */
    public record ProofJson(String statement, String signer, String signature) {
        static ProofJson of(Receipt.Proof proof) {
            return new ProofJson(proof.statement(), proof.signer(), proof.signature());
        }
    }

    /** A loan as somebody asks for it. @param days absent for as many as this node lends @param use absent for the team's purpose */
    public record New(String item, List<String> files, List<String> to, String purpose, Integer days, String use) {
        LoanDesk.New given() {
            return new LoanDesk.New(
                    RecordId.parse(Given.needed(item, "item")),
                    Given.needed(files, "files").stream()
                            .map(one -> RecordId.parse(Given.needed(one, "files")))
                            .toList(),
                    Given.needed(to, "to").stream()
                            .map(one -> new CountryCode(Given.needed(one, "to")))
                            .toList(),
                    purpose,
                    Optional.ofNullable(days),
                    use == null ? Use.TEAM : Given.word(use, "use", Use::of));
        }
    }

    /** @param version the one that was read */
    public record Approval(Integer version) {}

    /** @param version the one that was read @param reason why, 1 to 1 000 characters */
    public record Reasoned(Integer version, String reason) {}

    /**
     * What this country lends in a team, newest first.
     *
     * @param days   for how many days a copy is lent at most
     * @param source where that is said
     */
    public record All(int days, String source, List<LoanJson> loans) {}
}
