package org.enlace.shell.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Checkup.Answer;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code node:doctor}: looks the whole node through for what an administrator should see to. The exit status is that of a
 * monitoring plug-in: 0 well, 1 warnings, 2 something does not work or soon will not.
 */
@Component
public final class NodeDoctor implements Command {
    private final NodeState state;

    @Activate
    public NodeDoctor(@Reference NodeState state) {
        this.state = state;
    }

    @Override
    public String scope() {
        return "node";
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "look the whole node through and say what to do; ends with 1 on warnings, 2 where something does not work";
    }

    @Override
    public Permission permission() {
        return new Permission("node.read");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "node:doctor --json";
    }

    @Override
    public int run(Invocation invocation) {
        List<Answer<Finding>> answers = state.examined();
        Optional<Severity> worst = worst(answers);
        if (invocation.has(Option.JSON)) {
            invocation.json(json(answers));
        } else if (worst.isEmpty()) {
            invocation.out().println("All is well: " + answers.size() + " checks found nothing.");
        } else {
            invocation.print(table(answers));
        }
        return status(worst);
    }

    static Optional<Severity> worst(List<Answer<Finding>> answers) {
        return answers.stream()
                .flatMap(answer -> answer.said().stream())
                .map(Finding::severity)
                .max(Severity::compareTo);
    }

    private static int status(Optional<Severity> worst) {
        return switch (worst.orElse(Severity.NOTE)) {
            case NOTE -> 0;
            case WARNING -> 1;
            case CRITICAL -> 2;
        };
    }

    private static Table table(List<Answer<Finding>> answers) {
        Table table = new Table("Severity", "Check", "What", "What to do");
        for (int i = Severity.values().length - 1; i >= 0; i--) {
            Severity severity = Severity.values()[i];
            answers.forEach(answer -> answer.said().stream()
                    .filter(finding -> finding.severity() == severity)
                    .forEach(finding -> table.row(
                            word(severity), answer.name(), finding.what(Language.EN), finding.remedy(Language.EN))));
        }
        return table;
    }

    /** For scripts and for the support archive. */
    static Map<String, Object> json(List<Answer<Finding>> answers) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "state",
                switch (worst(answers).orElse(Severity.NOTE)) {
                    case NOTE -> "well";
                    case WARNING -> "warnings";
                    case CRITICAL -> "critical";
                });
        json.put("at", Instant.now());
        json.put("checks", answers.stream().map(NodeDoctor::json).toList());
        return json;
    }

    private static Map<String, Object> json(Answer<Finding> answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", answer.name());
        json.put("findings", answer.said().stream().map(NodeDoctor::json).toList());
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("severity", word(finding.severity()));
        json.put("code", finding.code());
        json.put("what", finding.what(Language.EN));
        json.put("remedy", finding.remedy(Language.EN));
        return json;
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
