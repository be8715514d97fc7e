package org.enlace.training.internal.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.training.Trainings;
import org.enlace.training.internal.outcome.ThemeStore;

/** What series are about, by plain SQL. */
final class JdbcThemes implements ThemeStore {
    private final Statements sql;

    JdbcThemes(Store store) {
        sql = new Statements(store, Trainings.SERIES);
    }

    @Override
    public List<String> of(RecordId series) {
        return sql.list(
                "select theme from training.series_theme where series = ? order by theme",
                row -> row.getString(1),
                series);
    }

    @Override
    public Map<RecordId, List<String>> all() {
        Map<RecordId, List<String>> all = new HashMap<>();
        sql.list("select series, theme from training.series_theme order by series, theme", row -> all.computeIfAbsent(
                        RecordId.parse(row.getString(1)), id -> new ArrayList<>())
                .add(row.getString(2)));
        return all;
    }

    @Override
    public void replace(RecordId series, List<String> themes) {
        sql.update("delete from training.series_theme where series = ?", series);
        themes.forEach(
                theme -> sql.update("insert into training.series_theme (series, theme) values (?, ?)", series, theme));
    }
}
