package org.enlace.training.evaluation;

import java.util.List;
import java.util.Map;

/**
 * A questionnaire to begin with, as shipped or as the node's own.
 *
 * @param windows by moment; the usual one where it names none
 */
public record Template(String id, Use use, QuestionnaireContent content, Map<Moment, Window> windows) {
    public Template {
        windows = Map.copyOf(windows);
    }

    public Window window(Moment moment) {
        return windows.getOrDefault(moment, Window.usual(moment));
    }

    public List<Question> questions() {
        return content.questions();
    }
}
