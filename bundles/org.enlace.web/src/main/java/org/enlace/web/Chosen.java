package org.enlace.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Texts;
import org.enlace.web.internal.ui.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that were chosen on a list by {@link Ui#choose}, and the act that is to be done with each.
 *
 * @param records in the order they stand, each once; 1 to {@value #MOST}
 */
public record Chosen(String act, List<RecordId> records) {
    /** The most that is done at a time. */
    public static final int MOST = 100;

    /** The field that names the act. */
    public static final String ACT = "act";

    /** The field of a record that is chosen. */
    public static final String RECORD = "chosen";

    private static final Logger LOG = LoggerFactory.getLogger(Chosen.class);

    public Chosen {
        records = List.copyOf(records);
    }

    /**
     * What was sent.
     *
     * @param acts those there are on the list
     * @throws Refusal {@code chosen.act}, {@code chosen.none}, {@code chosen.too-many}, {@code record.id-form}
     */
    public static Chosen read(String act, List<String> ids, Set<String> acts) {
        Set<String> each = new LinkedHashSet<>(ids);
        if (act == null || !acts.contains(act)) {
            throw new Refusal("chosen.act", "\"" + act + "\" cannot be done with what is chosen here", act).at(ACT);
        }
        if (each.isEmpty()) {
            throw new Refusal("chosen.none", "Nothing is chosen; tick what it is to be done with").at(RECORD);
        }
        if (each.size() > MOST) {
            throw new Refusal(
                            "chosen.too-many",
                            "At most " + MOST + " are done at a time, not " + each.size() + "; choose fewer",
                            MOST,
                            each.size())
                    .at(RECORD);
        }
        return new Chosen(act, each.stream().map(RecordId::parse).toList());
    }

    /**
     * Does it with one after the other, each in a transaction of its own, and goes on where one is refused, is gone, was changed
     * meanwhile or fails.
     *
     * @param titles what the records are called, asked before anything is done: afterwards they may be gone
     * @param texts  where the texts of refusals are
     * @throws Forbidden when the caller lacks the permission, which is then lacking for all
     */
    public Outcome each(Consumer<RecordId> work, Map<RecordId, String> titles, Texts texts, Language language) {
        Words words = new Words(language);
        List<RecordId> done = new ArrayList<>();
        List<Outcome.Refused> refused = new ArrayList<>();
        for (RecordId record : records) {
            String title = titles.getOrDefault(record, words.get("ui.chosen.unknown"));
            try {
                work.accept(record);
                done.add(record);
            } catch (Refusal refusal) {
                refused.add(new Outcome.Refused(record, title, RefusalTexts.of(texts, language, refusal)));
            } catch (NotFound gone) {
                refused.add(new Outcome.Refused(record, title, words.get("ui.chosen.gone")));
            } catch (Stale stale) {
                refused.add(new Outcome.Refused(record, title, words.get("ui.chosen.stale")));
            } catch (Forbidden forbidden) {
                throw forbidden;
            } catch (RuntimeException e) {
                LOG.error("\"{}\" failed for {}; the others were done", act, record, e);
                refused.add(new Outcome.Refused(record, title, words.get("ui.chosen.failed")));
            }
        }
        return new Outcome(done, refused);
    }
}
