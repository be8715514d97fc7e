package org.enlace.protocols.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.comments.CommentPanels;
import org.enlace.documents.Comparisons;
import org.enlace.documents.Documents;
import org.enlace.documents.Handouts;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.documents.Tables;
import org.enlace.drafts.DraftPanels;
import org.enlace.drafts.Drafts;
import org.enlace.files.FilePanels;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.enlace.protocols.AdoptionShares;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.ProtocolExports;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Region;
import org.enlace.protocols.Shares;
import org.enlace.protocols.TableImports;
import org.enlace.protocols.internal.History;
import org.enlace.protocols.internal.Neighbours;
import org.enlace.protocols.internal.Origins;
import org.enlace.protocols.internal.People;
import org.enlace.protocols.internal.rest.AdoptionApi;
import org.enlace.protocols.internal.rest.AdoptionSharingApi;
import org.enlace.protocols.internal.rest.CountryAdoptionsApi;
import org.enlace.protocols.internal.rest.EvidenceApi;
import org.enlace.protocols.internal.rest.ExperienceApi;
import org.enlace.protocols.internal.rest.ExportApi;
import org.enlace.protocols.internal.rest.ImplementationApi;
import org.enlace.protocols.internal.rest.ImportApi;
import org.enlace.protocols.internal.rest.ProtocolApi;
import org.enlace.protocols.internal.rest.RecordVersionsApi;
import org.enlace.protocols.internal.rest.RegionApi;
import org.enlace.protocols.internal.rest.SharingApi;
import org.enlace.protocols.internal.rest.TableApi;
import org.enlace.protocols.internal.rest.VersionApi;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module's pages and its JSON API. */
@Component(service = WebApplication.class)
public final class ProtocolWeb implements WebApplication {
    private final Room room;
    private final Set<Object> resources;

    @Activate
    public ProtocolWeb(
            @Reference Protocols protocols,
            @Reference Editions editions,
            @Reference Adoptions adoptions,
            @Reference Implementations implementations,
            @Reference Shares shares,
            @Reference AdoptionShares adoptionShares,
            @Reference Region region,
            @Reference ProtocolImports imports,
            @Reference TableImports tableImports,
            @Reference Tables tables,
            @Reference ProtocolExports exports,
            @Reference RecordIds ids,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference People people,
            @Reference History history,
            @Reference FilePanels files,
            @Reference CommentPanels comments,
            @Reference Documents documents,
            @Reference Comparisons comparisons,
            @Reference Markdown markdown,
            @Reference MarkdownFields markdownFields,
            @Reference Handouts handouts,
            @Reference Neighbours neighbours,
            @Reference Drafts drafts,
            @Reference DraftPanels draftPanels,
            @Reference Experiences experiences,
            @Reference Origins origins,
            @Reference Node node) {
        room = new Room(countries, crimeTypes, people, markdown, markdownFields, origins);
        AdoptionSummary summary = new AdoptionSummary(adoptions, editions, room, node.country());
        RecordPdf pdf = new RecordPdf(protocols, summary, room, history, documents);
        ExportFiles exported = new ExportFiles(exports);
        ChecklistRoom checklists = new ChecklistRoom(implementations, adoptions, room);
        ExperienceRoom reports = new ExperienceRoom(experiences, protocols, room, markdown, markdownFields);
        resources = Set.of(
                new LibraryPage(protocols, room),
                new RecordPage(
                        protocols,
                        editions,
                        adoptions,
                        implementations,
                        shares,
                        region,
                        room,
                        history,
                        files,
                        comments,
                        new ExperiencePanel(experiences, room),
                        neighbours),
                pdf,
                new RecordHandouts(protocols, summary, room, history, handouts),
                new LanguagePages(protocols, room),
                new RecordForm(protocols, room, drafts, draftPanels, comparisons),
                new VersionPages(editions, protocols, room, comments),
                new VersionForm(editions, protocols, room, drafts, draftPanels, comparisons),
                new ReviewPages(editions, protocols, room),
                new AdoptionPages(
                        adoptions, adoptionShares, editions, implementations, region, protocols, summary, room),
                new AdoptionSharePages(adoptionShares, adoptions, protocols, room),
                new AdoptionSharingApi(adoptionShares, protocols),
                new RegionPages(region, room),
                new RegionFiles(region),
                new DocumentRegionPage(region, protocols, room),
                new RegionApi(region),
                new CountryAdoptionsApi(region, protocols),
                new ChecklistsPage(implementations, room),
                new ImplementationPages(checklists, protocols, files),
                new AssignPages(checklists, protocols, ids),
                new ChecklistFiles(checklists, protocols),
                new ImplementationApi(implementations, protocols),
                new ExperiencePages(reports),
                new ExperienceForm(reports, drafts, draftPanels),
                new ExperienceReview(reports),
                new ExperienceList(experiences, room),
                new LessonForm(reports, node, drafts, draftPanels),
                new ExperienceApi(experiences, protocols),
                new EvidenceApi(experiences, protocols),
                new ComparePage(editions, protocols, room, comparisons),
                new VersionApi(editions),
                new RecordVersionsApi(editions, protocols),
                new AdoptionApi(adoptions, protocols),
                new SharePages(shares, protocols, room),
                new SharingApi(shares, protocols),
                new ImportPage(imports, tableImports, room),
                new TablePage(tableImports, imports, tables, room),
                exported,
                new ProtocolApi(protocols, pdf),
                new ImportApi(imports, room.texts()),
                new TableApi(tableImports, room.texts()),
                new ExportApi(exported));
    }

    @Override
    public String module() {
        return "protocol-library";
    }

    @Override
    public List<String> paths() {
        return List.of("/protocols", "/api/protocols");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return room.texts();
    }
}
