package org.enlace.jit.internal.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Member;
import org.enlace.jit.bundle.Translation;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** Makes what people read in a bundle: tagged PDFs in the language of the caller, and a text. */
public interface BundlePapers {
    /**
     * What a bundle tells of itself.
     *
     * @param team     the reference of the team
     * @param numbers  of the items that are withheld as a whole or in part
     * @param translations what is said of translations, by the ids of the items in it
     * @param texts    what is in force
     * @param members  what is in it, as far as it is made
     * @param signer   the SHA-256 of the key with which it is signed, 64 hexadecimal digits
     * @param made     when
     */
    record Contents(
            Bundle bundle,
            String team,
            List<Exhibit> items,
            Map<RecordId, String> numbers,
            Map<RecordId, List<Translation>> translations,
            List<Instrument> texts,
            List<Member> members,
            String signer,
            Instant made) {
        public Contents {
            items = List.copyOf(items);
            numbers = Map.copyOf(numbers);
            translations = Map.copyOf(translations);
            texts = List.copyOf(texts);
            members = List.copyOf(members);
        }
    }

    /** The custody sheet of an item, with what it is. */
    byte[] custody(RecordId team, RecordId item, Caller caller);

    byte[] agreement(Instrument text, Language language, Caller caller);

    /** What was withheld, and on which ground. */
    byte[] disclosure(Contents contents, Caller caller);

    /** How a bundle is verified without a node. */
    byte[] howTo(Contents contents, Caller caller);

    /** The same, in short, as a text. */
    String readme(Contents contents, Caller caller);

    byte[] index(Contents contents, Caller caller);
}
