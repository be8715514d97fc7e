package org.enlace.training.internal.persistence;

import org.enlace.persistence.Store;
import org.enlace.training.internal.outcome.ActionStore;
import org.enlace.training.internal.outcome.CostStore;
import org.enlace.training.internal.outcome.LessonStore;
import org.enlace.training.internal.outcome.NoteStore;
import org.enlace.training.internal.outcome.OutcomeStores;
import org.enlace.training.internal.outcome.ThemeStore;

/** What came of series in the node's database, by plain SQL. */
final class JdbcOutcomes implements OutcomeStores {
    private final NoteStore notes;
    private final ActionStore actions;
    private final LessonStore lessons;
    private final CostStore costs;
    private final ThemeStore themes;

    JdbcOutcomes(Store store) {
        notes = new JdbcNotes(store);
        actions = new JdbcActions(store);
        lessons = new JdbcLessons(store);
        costs = new JdbcCosts(store);
        themes = new JdbcThemes(store);
    }

    @Override
    public NoteStore notes() {
        return notes;
    }

    @Override
    public ActionStore actions() {
        return actions;
    }

    @Override
    public LessonStore lessons() {
        return lessons;
    }

    @Override
    public CostStore costs() {
        return costs;
    }

    @Override
    public ThemeStore themes() {
        return themes;
    }
}
