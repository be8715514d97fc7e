package org.enlace.jit.internal.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** The draft of an agreement in a demonstration, plainly a sample: all that the team does not tell by itself says that it is one. */
public final class SampleText {
    private static final Map<Language, String> SAMPLE = Map.of(
            Language.ES, "(dato de ejemplo)",
            Language.PT, "(dado de exemplo)",
            Language.EN, "(sample value)",
            Language.FR, "(valeur d’exemple)");

    private final Agreements agreements;

    public SampleText(Agreements agreements) {
        this.agreements = agreements;
    }

    /** @param today of the demonstration */
    public void make(RecordId team, String basis, LocalDate today, Caller caller) {
        Draft begun = agreements
                .drafts()
                .begin(team, InstrumentKind.AGREEMENT, basis, Set.of(Language.ES, Language.PT), caller);
        agreements
                .drafts()
                .revise(
                        team,
                        InstrumentKind.AGREEMENT,
                        begun.version(),
                        (content, version) -> filled(content, today, caller.zone()),
                        caller);
    }

    /** Says that it is a sample also where the team tells nothing by itself; afterwards the draft can be proposed. */
    public void complete(RecordId team, Caller caller) {
        Drafts.Shown shown =
                agreements.drafts().find(team, InstrumentKind.AGREEMENT, caller).orElseThrow();
        Map<String, Map<Language, String>> open = new TreeMap<>();
        shown.gaps().forEach(gap -> gap.placeholder().ifPresent(name -> open.put(name, SAMPLE)));
        agreements
                .drafts()
                .revise(
                        team,
                        InstrumentKind.AGREEMENT,
                        shown.draft().version(),
                        (content, version) -> content.filled(open),
                        caller);
    }

    private DraftContent filled(DraftContent content, LocalDate today, ZoneId zone) {
        ClauseCatalogue catalogue = agreements.drafts().catalogue();
        Map<String, Map<Language, String>> values = new TreeMap<>();
        for (String name : content.placeholders()) {
            Map<Language, String> by = new EnumMap<>(Language.class);
            switch (catalogue.placeholder(name).kind()) {
                case TEAM -> {}
                case DAY -> SAMPLE.keySet().forEach(language -> by.put(language, today.toString()));
                case COMMON -> SAMPLE.keySet().forEach(language -> by.put(language, "30"));
                case WORDED -> by.putAll(SAMPLE);
            }
            values.put(name, by);
        }
        return content.framed(
                        content.basis(), Optional.of(today.plusMonths(12)), zone, content.languages(), content.source())
                .filled(values);
    }
}
