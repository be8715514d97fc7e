package org.enlace.training.overview;

import java.util.List;
import java.util.Map;
import org.enlace.platform.RecordId;
import org.enlace.training.outcome.Money;

/**
 * One series.
 *
 * @param sessions how many, by what became of them, whatever year they are in
 * @param themes   codes of the crime classification
 * @param spent    one amount for each currency
 */
public record SeriesFigures(
        RecordId id,
        String title,
        boolean open,
        Map<Happening.Kind, Integer> sessions,
        List<String> themes,
        Participation people,
        List<Money> spent) {}
