package org.enlace.jit.internal.rest.bundle;

import java.util.List;
import java.util.Optional;
import org.enlace.jit.bundle.Approval;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Declined;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Carried.Coded;
import org.enlace.jit.bundle.Carried.Identity;
import org.enlace.jit.bundle.Damaged;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.internal.bundle.Review;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.rest.StampJson;
import org.enlace.jit.work.Use;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/**
 * A bundle as the API gives it. Whoever had no hand in it and does not see every item whole is told that there is one and how far it is:
 * {@code items}, {@code withheld} and {@code reason} are absent then, as they are in lists for whoever had no hand in it.
 *
 * @param use      what the items are used for: {@code team}, {@code offence}, {@code threat} or {@code agreed}
 * @param state    {@code prepared}, {@code declined}, {@code making}, {@code stopped} or {@code made}
 * @param approved by whom and when; absent as long as nobody has
 * @param reason   why it was declined, or the code with which its making was stopped; absent otherwise
 * @param size     of what was made, in bytes; absent before
 * @param sha256   of what was made; absent before
 * @param basis    on which legal basis it was approved; absent as long as nobody has
 * @param damaged  the file because of which its making was stopped; absent otherwise
 * @param review   what it makes known, for whoever sees every item, as long as it waits for approval; absent otherwise and in lists
 */
public record BundleJson(
        RecordId id,
        int version,
        String state,
        String court,
        String reference,
        String language,
        String use,
        List<RecordId> items,
        List<WithheldJson> withheld,
        StampJson prepared,
        StampJson approved,
        String reason,
        Long size,
        String sha256,
        String basis,
        DamagedJson damaged,
        ReviewJson review) {
    /** @param told whether the caller is told what it holds */
    static BundleJson of(Bundle bundle, boolean told) {
        return of(bundle, told, Optional.empty());
    }

    /** @param review what whoever decides about it is shown */
    static BundleJson of(Bundle bundle, boolean told, Optional<Review> review) {
        BundleRequest request = bundle.request();
        Made made = bundle.state() instanceof Made one ? one : null;
        return new BundleJson(
                bundle.id(),
                bundle.version(),
                bundle.state().token(),
                request.court(),
                request.reference(),
                request.language().tag(),
                request.use().token(),
                told ? request.items() : null,
                told ? request.withheld().stream().map(WithheldJson::of).toList() : null,
                StampJson.of(bundle.prepared()),
                bundle.approved().map(StampJson::of).orElse(null),
                told ? reason(bundle) : null,
                made == null ? null : made.size(),
                made == null ? null : made.sha256().value(),
                told ? bundle.approval().map(Approval::basis).orElse(null) : null,
                told && bundle.state() instanceof Stopped stopped
                        ? stopped.damaged().map(DamagedJson::of).orElse(null)
                        : null,
                review.map(ReviewJson::of).orElse(null));
    }

    /** A file whose stored bytes are not what was added. @param item the item of evidence @param file which of its files */
    public record DamagedJson(RecordId item, RecordId file) {
        static DamagedJson of(Damaged damaged) {
            return new DamagedJson(damaged.item(), damaged.file());
        }
    }

    /**
     * What a bundle makes known, before it is approved.
     *
     * @param reviewed what an approval names: the SHA-256 of all that was reviewed
     * @param basis    whether an approval says on which legal basis
     * @param damaged  because of which it cannot be approved
     */
    public record ReviewJson(
            String reviewed,
            boolean basis,
            List<IdentityJson> identities,
            List<CodedJson> handling,
            List<DamagedJson> damaged) {
        static ReviewJson of(Review review) {
            return new ReviewJson(
                    review.digest(),
                    review.carried().decided(),
                    review.carried().identities().stream().map(IdentityJson::of).toList(),
                    review.carried().codes().stream().map(CodedJson::of).toList(),
                    review.broken().stream()
                            .map(one -> DamagedJson.of(one.damaged()))
                            .toList());
        }
    }

    /**
     * A victim who is named in a place of it.
     *
     * @param entry that tells who they are
     * @param code  what they are called everywhere else
     * @param item  the number of the item; empty for what is of none
     * @param place {@code item}, {@code custody}, {@code permission}, {@code translation}, {@code file}, {@code withheld} or {@code court}
     */
    public record IdentityJson(RecordId entry, String country, String code, String item, String place) {
        static IdentityJson of(Identity one) {
            return new IdentityJson(
                    one.entry(),
                    one.country().value(),
                    one.code(),
                    one.item(),
                    one.place().token());
        }
    }

    /**
     * What may be done with something in it.
     *
     * @param item      the number of the item
     * @param kind      {@code evidence}, {@code lift}, {@code lifted} or {@code translation}
     * @param provider  whose it is
     * @param condition of the provider; absent without H3
     */
    public record CodedJson(String item, String kind, String provider, List<String> codes, String condition) {
        static CodedJson of(Coded one) {
            return new CodedJson(
                    one.item(),
                    one.kind(),
                    one.provider().value(),
                    one.handling().codes().stream().map(Enum::name).toList(),
                    one.handling().condition().orElse(null));
        }
    }

    private static String reason(Bundle bundle) {
        if (bundle.state() instanceof Declined declined) {
            return declined.reason();
        }
        return bundle.state() instanceof Stopped stopped ? stopped.why() : null;
    }

    /**
     * @param file   which of its files; absent for the item as a whole
     * @param ground a word of the closed list
     */
    public record WithheldJson(String item, String file, String ground, String words) {
        static WithheldJson of(Withheld one) {
            return new WithheldJson(
                    one.item().toString(),
                    one.file().map(RecordId::toString).orElse(null),
                    one.ground().token(),
                    one.words());
        }

        Withheld withheld() {
            return new Withheld(
                    RecordId.parse(Given.needed(item, "item")),
                    java.util.Optional.ofNullable(file).map(RecordId::parse),
                    Given.word(Given.needed(ground, "ground"), "ground", Ground::of),
                    words);
        }
    }

    /** A bundle as somebody prepares it. @param withheld absent for nothing @param use absent for the team's purpose */
    public record New(
            String court,
            String reference,
            String language,
            List<String> items,
            List<WithheldJson> withheld,
            String use) {
        BundleRequest request() {
            List<RecordId> chosen = Given.needed(items, "items").stream()
                    .map(one -> RecordId.parse(Given.needed(one, "items")))
                    .toList();
            List<Withheld> left = withheld == null
                    ? List.of()
                    : withheld.stream()
                            .map(one -> Given.needed(one, "withheld").withheld())
                            .toList();
            return new BundleRequest(
                    court,
                    reference,
                    Given.word(Given.needed(language, "language"), "language", Language::of),
                    chosen,
                    left,
                    use == null ? Use.TEAM : Given.word(use, "use", Use::of));
        }
    }

    /** @param version the one that was read */
    public record Again(Integer version) {}

    /**
     * @param version  the one that was read
     * @param reviewed {@code review.reviewed} of the bundle that was read
     * @param basis    the legal basis, up to 1 000 characters; absent where {@code review.basis} is false
     */
    public record Approving(Integer version, String reviewed, String basis) {}

    /** @param version the one that was read @param reason why, 1 to 1 000 characters */
    public record Refused(Integer version, String reason) {}

    /** @param certificate of the court's RSA key, PEM */
    public record Court(String certificate) {}

    /** The bundles of a team, newest first. */
    public record All(List<BundleJson> bundles) {}
}
