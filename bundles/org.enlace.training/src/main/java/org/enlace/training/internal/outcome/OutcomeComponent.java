package org.enlace.training.internal.outcome;

import java.time.Clock;
import org.enlace.documents.Documents;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.documents.Tables;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Audit;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.People;
import org.enlace.training.internal.SearchIndex;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.internal.overview.OverviewDesk;
import org.enlace.training.internal.overview.OverviewFiles;
import org.enlace.training.internal.overview.OverviewSources;
import org.enlace.training.internal.overview.PartSources;
import org.enlace.training.outcome.Actions;
import org.enlace.training.outcome.Costs;
import org.enlace.training.outcome.Lessons;
import org.enlace.training.outcome.Outcomes;
import org.enlace.training.outcome.Themes;
import org.enlace.training.overview.Overviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the use cases of outcomes together, when somebody first asks for them. */
@Component(service = OutcomeDesks.class)
public final class OutcomeComponent implements OutcomeDesks {
    private final Outcomes outcomes;
    private final Actions actions;
    private final Lessons lessons;
    private final Costs costs;
    private final Themes themes;
    private final Overviews overviews;
    private final OverviewFiles files;
    private final SeriesTemplates templates;
    private final Markdown markdown;
    private final MarkdownFields fields;
    private final Documents documents;
    private final Tables tables;
    private final CrimeTypes crimeTypes;

    @Activate
    public OutcomeComponent(
            @Reference Desks desks,
            @Reference TrainingStores stores,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Inbox inbox,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference People people,
            @Reference Practices practices,
            @Reference Markdown markdown,
            @Reference MarkdownFields fields,
            @Reference Documents documents,
            @Reference Tables tables) {
        this(
                desks,
                stores,
                new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                inbox,
                countries,
                crimeTypes,
                people,
                practices,
                markdown,
                fields,
                documents,
                tables,
                new PartSources(desks, stores));
    }

    /** For what has no framework. */
    public OutcomeComponent(
            Desks desks,
            TrainingStores stores,
            Changes changes,
            Inbox inbox,
            Countries countries,
            CrimeTypes crimeTypes,
            People people,
            Practices practices,
            Markdown markdown,
            MarkdownFields fields,
            Documents documents,
            Tables tables,
            OverviewSources sources) {
        this.markdown = markdown;
        this.fields = fields;
        this.documents = documents;
        this.tables = tables;
        this.crimeTypes = crimeTypes;
        Texts texts = Texts.of(OutcomeComponent.class);
        outcomes = new NoteDesk(stores, changes, markdown);
        actions = new ActionDesk(stores, changes, inbox, people);
        lessons = new LessonDesk(stores, changes, markdown, practices, countries, people, texts);
        costs = new CostDesk(stores, changes);
        themes = new ThemeDesk(stores, changes, crimeTypes);
        overviews = new OverviewDesk(stores, changes, sources);
        templates = new SeriesTemplates(desks, themes, crimeTypes, changes, texts);
        files = new OverviewFiles(changes, countries, crimeTypes, tables, texts);
    }

    @Override
    public Outcomes outcomes() {
        return outcomes;
    }

    @Override
    public Actions actions() {
        return actions;
    }

    @Override
    public Lessons lessons() {
        return lessons;
    }

    @Override
    public Costs costs() {
        return costs;
    }

    @Override
    public Themes themes() {
        return themes;
    }

    @Override
    public Overviews overviews() {
        return overviews;
    }

    @Override
    public OverviewFiles files() {
        return files;
    }

    @Override
    public SeriesTemplates templates() {
        return templates;
    }

    @Override
    public Markdown markdown() {
        return markdown;
    }

    @Override
    public MarkdownFields fields() {
        return fields;
    }

    @Override
    public Documents documents() {
        return documents;
    }

    @Override
    public Tables tables() {
        return tables;
    }

    @Override
    public CrimeTypes crimeTypes() {
        return crimeTypes;
    }
}
