package org.enlace.training.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.enlace.training.Trainings;
import org.enlace.training.internal.TrainingFigures;
import org.enlace.training.internal.outcome.OutcomeDesks;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code training:stats}: how many series, sessions and nominations there are, by state. */
@Component(service = Command.class)
public final class TrainingStatsCommand implements Command {
    private static final Option YEAR = new Option("year", "the figures of the series that began in this year", "YEAR");

    private final ComponentServiceObjects<TrainingFigures> figures;
    private final ComponentServiceObjects<OutcomeDesks> desks;

    @Activate
    public TrainingStatsCommand(
            @Reference(service = TrainingFigures.class) ComponentServiceObjects<TrainingFigures> figures,
            @Reference(service = OutcomeDesks.class) ComponentServiceObjects<OutcomeDesks> desks) {
        this.figures = figures;
        this.desks = desks;
    }

    @Override
    public String scope() {
        return "training";
    }

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public String summary() {
        return "count series, sessions and nominations by state";
    }

    @Override
    public Permission permission() {
        return Trainings.READ;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(YEAR, Option.JSON);
    }

    @Override
    public String example() {
        return "training:stats --year 2027 --json";
    }

    @Override
    public int run(Invocation invocation) {
        return invocation.has(YEAR) ? year(invocation) : all(invocation);
    }

    private int year(Invocation invocation) {
        OutcomeDesks desk = desks.getService();
        try {
            return YearFigures.print(desk, invocation.options().getOrDefault(YEAR.name(), ""), invocation);
        } finally {
            desks.ungetService(desk);
        }
    }

    private int all(Invocation invocation) {
        TrainingFigures desk = figures.getService();
        try {
            List<TrainingFigures.Figure> all = desk.all(invocation.caller());
            if (invocation.has(Option.JSON)) {
                Map<String, Map<String, Long>> json = new LinkedHashMap<>();
                all.forEach(one -> json.computeIfAbsent(one.what(), key -> new LinkedHashMap<>())
                        .put(one.state(), one.count()));
                invocation.json(json);
                return 0;
            }
            Table table = new Table("What", "State", "Count");
            all.forEach(one -> table.row(one.what(), one.state(), one.count()));
            invocation.print(table);
            return 0;
        } finally {
            figures.ungetService(desk);
        }
    }
}
