package org.enlace.training.internal.outcome;

import org.enlace.documents.Documents;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.documents.Tables;
import org.enlace.reference.CrimeTypes;
import org.enlace.training.internal.overview.OverviewFiles;
import org.enlace.training.outcome.Actions;
import org.enlace.training.outcome.Costs;
import org.enlace.training.outcome.Lessons;
import org.enlace.training.outcome.Outcomes;
import org.enlace.training.outcome.Themes;
import org.enlace.training.overview.Overviews;

/** The use cases of what came of training and what it cost, put together when somebody first asks for them. */
public interface OutcomeDesks {
    Outcomes outcomes();

    Actions actions();

    Lessons lessons();

    Costs costs();

    Themes themes();

    Overviews overviews();

    OverviewFiles files();

    SeriesTemplates templates();

    Markdown markdown();

    MarkdownFields fields();

    Documents documents();

    Tables tables();

    CrimeTypes crimeTypes();
}
