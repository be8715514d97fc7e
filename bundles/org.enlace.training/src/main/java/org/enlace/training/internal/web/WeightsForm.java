package org.enlace.training.internal.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.training.exchange.Weights;

/** The weights of a matching as fields of a form. */
final class WeightsForm {
    private WeightsForm() {}

    /** By name, in the order they are asked. */
    static Map<String, Integer> of(Weights weights) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        fields.put("theme", weights.theme());
        fields.put("languageStep", weights.languageStep());
        fields.put("languageSteps", weights.languageSteps());
        fields.put("laterPeriod", weights.laterPeriod());
        fields.put("band", weights.band());
        fields.put("preAgreed", weights.preAgreed());
        fields.put("reciprocityDay", weights.reciprocityDay());
        fields.put("reciprocityMost", weights.reciprocityMost());
        return fields;
    }

    static void fill(Form form, Weights weights) {
        of(weights).forEach(form::put);
    }

    /** Null where a field is no number, which is noted there. */
    static Weights read(Form form, Labels labels) {
        int[] numbers = new int[8];
        int at = 0;
        for (String name : of(Weights.DEFAULT).keySet()) {
            Integer number = form.read(name, labels, () -> form.number(name, 0));
            numbers[at++] = number == null ? 0 : number;
        }
        return form.wrong()
                ? null
                : new Weights(
                        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
    }
}
