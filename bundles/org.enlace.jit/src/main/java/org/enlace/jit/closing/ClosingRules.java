package org.enlace.jit.closing;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Refusal;

/**
 * What holds for entries of the closing area beside what each kind takes. Funding schemes for such teams take one application for each team and
 * call, which covers all parties; and each country evaluates a team once. That all parties have signed is a matter of the
 * right: there is none to write before an agreement is in force.
 */
public final class ClosingRules {
    private ClosingRules() {}

    /**
     * Before an entry is written or changed.
     *
     * @param entry as it is to be
     * @param kept  what the team has of the same kind, of every country, itself among them where it is changed
     * @throws Refusal {@code jit.funding-call} where another application is under the same call, {@code jit.evaluation-one} where the
     *     country has evaluated the team
     */
    public static void require(Entry entry, Collection<Entry> kept) {
        for (Entry other : kept) {
            if (other.kind() != entry.kind() || other.id().equals(entry.id())) {
                continue;
            }
            if (entry.kind() == EntryKind.FUNDING && sameCall(entry.content(), other.content())) {
                String programme = other.content().word("programme");
                String call = other.content().word("call");
                throw new Refusal(
                                "jit.funding-call",
                                "Under the call \"" + call + "\" of \"" + programme
                                        + "\" this team has applied already: " + other.owner() + ", entry " + other.id()
                                        + "; change that application",
                                programme,
                                call,
                                other.owner(),
                                other.id())
                        .at("call");
            }
            if (entry.kind() == EntryKind.EVALUATION && other.owner().equals(entry.owner())) {
                throw new Refusal(
                                "jit.evaluation-one",
                                entry.owner() + " has evaluated this team in entry " + other.id() + "; change that one",
                                entry.owner(),
                                other.id())
                        .at("setting-up");
            }
        }
    }

    /** Whether two applications are under the same call of the same programme, however that is typed. */
    static boolean sameCall(Content one, Content other) {
        return plain(one.word("programme")).equals(plain(other.word("programme")))
                && plain(one.word("call")).equals(plain(other.word("call")));
    }

    /** As people take words for the same: without case, accents, and what stands between words. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
