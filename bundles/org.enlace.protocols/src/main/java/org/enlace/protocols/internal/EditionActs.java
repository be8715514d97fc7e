package org.enlace.protocols.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Edition;

/** Acts on versions and adoptions as the audit keeps them. */
final class EditionActs {
    private static final String RESTRICTED = "restricted";

    private EditionActs() {}

    static Act refused(String code, Edition edition, Caller caller) {
        return about(Act.refused(code, caller), edition);
    }

    static Act done(String code, Edition edition, Caller caller) {
        return about(Act.done(code, caller), edition);
    }

    private static Act about(Act act, Edition edition) {
        Act known = act.on(Edition.KIND, edition.id())
                .fact("protocol", edition.protocol())
                .fact("revision", edition.revision())
                .fact(RESTRICTED, forSome(edition));
        return edition.number().isPresent()
                ? known.fact("number", edition.number().getAsInt())
                : known;
    }

    /** Whether it exists for some only: by its restriction, or since those who work on it alone know a version without a number. */
    private static boolean forSome(Edition edition) {
        return edition.content().restrictedTo().restricted() || edition.number().isEmpty();
    }

    /**
     * What was for some only is not shown to all readers of the log because the same change opened it. An approval, which gives the
     * number and changes no words, is told to all.
     *
     * @param before null for a new one
     */
    static Act change(String code, Edition before, Edition after, Caller caller) {
        Act act = done(code, after, caller)
                .fact(
                        RESTRICTED,
                        forSome(after)
                                || before != null
                                        && before.content().restrictedTo().restricted())
                .changed(
                        "state",
                        before == null ? null : before.stage().token(),
                        after.stage().token())
                .because(after.end().map(Edition.End::reason).orElse(null));
        act = changed(
                act,
                "changes",
                before == null ? null : before.text().changes(),
                after.text().changes());
        act = changed(
                act,
                "effectiveFrom",
                before == null ? null : before.text().from(),
                after.text().from());
        act = changed(
                act,
                "nextReview",
                before == null ? null : before.text().nextReview(),
                after.text().nextReview());
        act = changed(
                act,
                "authors",
                before == null ? null : names(before.core().authors()),
                names(after.core().authors()));
        act = changed(
                act,
                "reviewers",
                before == null ? null : names(before.core().reviewers()),
                names(after.core().reviewers()));
        act = changed(
                act,
                "approver",
                before == null ? null : before.core().approver(),
                after.core().approver());
        if (before != null && before.content().equals(after.content())) {
            return act;
        }
        JsonNode old = before == null ? JsonNodeFactory.instance.objectNode() : ProtocolActs.fields(before.content());
        JsonNode now = ProtocolActs.fields(after.content());
        Set<String> names = new TreeSet<>();
        old.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            act = act.changed(name, ProtocolActs.text(old.get(name)), ProtocolActs.text(now.get(name)));
        }
        return act;
    }

    /**
     * @param before     null where nothing was decided before
     * @param restricted whether the document is for some only
     */
    static Act decision(String code, Adoption before, Adoption after, boolean restricted, Caller caller) {
        Act act = Act.done(code, caller)
                .on(Adoption.KIND, after.mark().protocol())
                .fact("revision", after.revision())
                .fact("number", after.edition())
                .fact(RESTRICTED, restricted)
                .because(after.reason())
                .changed(
                        "state",
                        before == null ? null : before.state().token(),
                        after.state().token())
                .changed(
                        "edition",
                        before == null ? null : Integer.toString(before.edition()),
                        Integer.toString(after.edition()));
        return changed(
                act,
                "terms",
                before == null ? null : before.terms().map(EditionActs::words).orElse(null),
                after.terms().map(EditionActs::words).orElse(null));
    }

    private static String words(AdoptionTerms terms) {
        return terms.kind().token() + " " + Objects.toString(terms.number(), "") + " " + terms.date() + ", "
                + terms.authority() + ", " + terms.units() + ", " + terms.from() + ", " + terms.reservations();
    }

    private static Act changed(Act act, String field, Object before, Object after) {
        return act.changed(field, before == null ? null : before.toString(), after == null ? null : after.toString());
    }

    private static String names(Set<OfficerId> officers) {
        return officers.isEmpty()
                ? null
                : officers.stream().map(OfficerId::value).sorted().collect(Collectors.joining(", "));
    }
}
