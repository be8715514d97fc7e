package org.enlace.training.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.EvaluationReminders.Reminded;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code training:remind}: asks now whoever has not answered an open questionnaire and was not asked in the last week; as each morning. */
@Component(service = Command.class)
public final class TrainingRemindCommand implements Command {
    private static final Option DRY = new Option("dry-run", "only tell how many would be reminded", "");

    private final ComponentServiceObjects<Desks> desks;

    @Activate
    public TrainingRemindCommand(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = desks;
    }

    @Override
    public String scope() {
        return "training";
    }

    @Override
    public String name() {
        return "remind";
    }

    @Override
    public String summary() {
        return "remind whoever has not answered an open questionnaire";
    }

    @Override
    public Permission permission() {
        return Trainings.ORGANISE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(DRY, Option.JSON);
    }

    @Override
    public String example() {
        return "training:remind --dry-run";
    }

    @Override
    public int run(Invocation invocation) {
        Desks all = desks.getService();
        try {
            print(all.evaluation().reminders().remind(invocation.has(DRY), invocation.caller()), invocation);
            return 0;
        } finally {
            desks.ungetService(all);
        }
    }

    private static void print(List<Reminded> rounds, Invocation invocation) {
        if (invocation.has(Option.JSON)) {
            invocation.json(rounds.stream().map(TrainingRemindCommand::json).toList());
            return;
        }
        if (rounds.isEmpty()) {
            invocation.out().println("No questionnaire is open.");
            return;
        }
        Table table = new Table("Title", "Moment", "Closes", "Asked", "Answered", "Reminded", "By mail", "Failed");
        rounds.forEach(one -> table.row(
                one.title(),
                one.moment().token(),
                one.closes(),
                one.asked(),
                one.answered(),
                one.reminded(),
                one.mailed(),
                one.failed()));
        invocation.print(table);
    }

    private static Map<String, Object> json(Reminded one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("questionnaire", one.questionnaire().toString());
        json.put("title", one.title());
        json.put("moment", one.moment().token());
        json.put("closes", one.closes().toString());
        json.put("asked", one.asked());
        json.put("answered", one.answered());
        json.put("reminded", one.reminded());
        json.put("mailed", one.mailed());
        json.put("failed", one.failed());
        return json;
    }
}
