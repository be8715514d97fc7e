package org.enlace.jit.internal.statistics;

import java.math.BigDecimal;
import org.enlace.jit.internal.closing.ClosingWords;
import org.enlace.jit.statistics.Figure;
import org.enlace.jit.statistics.Item;
import org.enlace.jit.statistics.Measured;
import org.enlace.jit.statistics.Spread;
import org.enlace.jit.statistics.Suppression;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/** What figures over all teams are called, on pages and in files. */
public record StatisticsWords(ClosingWords words) {
    public static StatisticsWords of(Texts texts, Language language) {
        return new StatisticsWords(new ClosingWords(texts, language));
    }

    public String get(String key, Object... values) {
        return words.get(key, values);
    }

    public String group(Item.Group group) {
        return get("statistics.group." + group.token());
    }

    public String item(Item item) {
        return switch (item.group()) {
            case STATE -> get("team.state." + item.name());
            case SENT, RECEIVED -> get("entry.kind." + item.name());
            case COUNT -> words.counted(item.name(), item.detail());
            case AMOUNT -> get("closing.result.in-unit", words.choice("form", item.name()), item.detail());
            case MARK -> words.question(item.name());
        };
    }

    public String measure(Measured measure) {
        return get("statistics.measure." + measure.token());
    }

    /** As people read it; a dash for a mark that nobody gave, and words where it is not shown. */
    public String figure(Figure figure, Item.Group group) {
        if (!figure.shown()) {
            return hidden();
        }
        return group == Item.Group.MARK && figure.teams() == 0
                ? "–"
                : words.number(figure.value().orElseThrow());
    }

    public String hidden() {
        return get("statistics.hidden", Suppression.FEWEST);
    }

    public String median(Spread spread) {
        return spread.values().map(all -> words.number(all.median())).orElse(hidden());
    }

    public String number(BigDecimal number) {
        return words.number(number);
    }
}
