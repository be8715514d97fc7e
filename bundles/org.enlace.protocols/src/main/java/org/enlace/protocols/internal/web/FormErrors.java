package org.enlace.protocols.internal.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Refusal;
import org.enlace.web.ui.FieldError;

/** What is wrong with a form, by the name of the input it is shown at. */
public final class FormErrors {
    private final Map<String, String> byInput = new LinkedHashMap<>();

    FormErrors(List<Refusal> refusals, Labels labels) {
        for (Refusal refusal : refusals) {
            String input = input(refusal.field().orElse("title"), labels);
            byInput.merge(input, labels.inForm(refusal), (first, second) -> first);
        }
    }

    /** The message for an input; empty when nothing is wrong there. */
    public String at(String input) {
        return byInput.getOrDefault(input, "");
    }

    public List<FieldError> all() {
        return byInput.entrySet().stream()
                .map(entry -> new FieldError(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether anything is wrong below a name, such as {@code requirements.2}. */
    public boolean below(String prefix) {
        return byInput.keySet().stream().anyMatch(input -> input.startsWith(prefix));
    }

    /** Refusals name fields as JSON does; inputs are named so that they can be ids. */
    private static String input(String field, Labels labels) {
        String tag = labels.language().tag();
        if (field.equals("summary")) {
            return "summary." + tag;
        }
        if (field.equals("languages")) {
            return "titleLanguage";
        }
        if (field.equals("legalInstrument")) {
            return "legalInstrument.number";
        }
        if (field.equals("restrictedTo")) {
            return "restrictedTo.officers";
        }
        if (field.matches("passages\\.[A-Za-z]+")) {
            return field + "." + tag;
        }
        if (field.startsWith("requirements[")) {
            String index = field.substring(13, field.indexOf(']'));
            return "requirements." + index + "." + tag;
        }
        return field;
    }
}
