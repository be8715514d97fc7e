package org.enlace.jit.internal.rest.bundle;

import java.util.List;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Declined;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Withheld;
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
        String sha256) {
    /** @param told whether the caller is told what it holds */
    static BundleJson of(Bundle bundle, boolean told) {
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
                made == null ? null : made.sha256().value());
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
    public record Approval(Integer version) {}

    /** @param version the one that was read @param reason why, 1 to 1 000 characters */
    public record Refused(Integer version, String reason) {}

    /** @param certificate of the court's RSA key, PEM */
    public record Court(String certificate) {}

    /** The bundles of a team, newest first. */
    public record All(List<BundleJson> bundles) {}
}
