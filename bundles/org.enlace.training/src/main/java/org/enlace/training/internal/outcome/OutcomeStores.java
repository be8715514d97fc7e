package org.enlace.training.internal.outcome;

/** Where it is kept what came of series, and what they cost. */
public interface OutcomeStores {
    NoteStore notes();

    ActionStore actions();

    LessonStore lessons();

    CostStore costs();

    ThemeStore themes();
}
