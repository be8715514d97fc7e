package org.enlace.jit.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.enlace.documents.Comparisons;
import org.enlace.documents.Documents;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peers;
import org.enlace.files.Files;
import org.enlace.inbox.Inbox;
import org.enlace.jit.course.Courses;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.jit.internal.bundle.ItemFiles;
import org.enlace.jit.internal.caseuco.ExportedFiles;
import org.enlace.jit.internal.course.CourseArea;
import org.enlace.jit.internal.course.Targets;
import org.enlace.jit.internal.custody.CustodyArea;
import org.enlace.jit.internal.evidence.ContentTerms;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.jit.internal.retention.LegalHolds;
import org.enlace.jit.internal.retention.RetentionStore;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.work.WorkArea;
import org.enlace.keys.Keys;
import org.enlace.keys.timestamp.TimeStamps;
import org.enlace.platform.Audit;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Transactions;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts the use cases together, when somebody first asks for them. */
@Component(service = Desks.class)
public final class JitComponent implements Desks {
    private final StatementBook statements;
    private final Rooms rooms;
    private final CourseArea course;
    private final TextAreas texts;
    private final WorkArea work;
    private final CustodyArea chains;
    private final EvidenceContents contents;
    private final RetentionStore retention;
    private final TeamFiles files;
    private final LegalBases bases;
    private final CrimeTypes crimes;
    private final Countries countries;
    private final People people;
    private final CountryCode country;

    @Activate
    public JitComponent(
            @Reference JitStores stores,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Exchange exchange,
            @Reference Peers peers,
            @Reference Inbox inbox,
            @Reference Countries countries,
            @Reference CrimeTypes crimes,
            @Reference People people,
            @Reference TeamFiles files,
            @Reference Targets targets,
            @Reference ContentTerms terms,
            @Reference Keys keys,
            @Reference(service = TimeStamps.class) ComponentServiceObjects<TimeStamps> stamps,
            @Reference(service = Files.class) ComponentServiceObjects<Files> stored,
            @Reference(service = Markdown.class) ComponentServiceObjects<Markdown> markdown,
            @Reference(service = MarkdownFields.class) ComponentServiceObjects<MarkdownFields> fields,
            @Reference(service = Comparisons.class) ComponentServiceObjects<Comparisons> comparisons,
            @Reference(service = Documents.class) ComponentServiceObjects<Documents> documents,
            @Reference Node node) {
        this(
                stores,
                new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                new Wire(exchange, peers),
                inbox,
                countries,
                crimes,
                people,
                files,
                targets,
                terms,
                new TextAreas.Ground(
                        transactions,
                        audit,
                        keys,
                        new Lazily<>(stamps),
                        inbox,
                        new Lazily<>(stored),
                        new Agreements.Paper(
                                new Lazily<>(markdown),
                                new Lazily<>(fields),
                                new Lazily<>(comparisons),
                                new Lazily<>(documents)),
                        countries,
                        people,
                        node));
    }

    /** For what has no framework. */
    public JitComponent(
            JitStores stores,
            Changes changes,
            Wire wire,
            Inbox inbox,
            Countries countries,
            CrimeTypes crimes,
            People people,
            TeamFiles files,
            Targets targets,
            ContentTerms terms,
            TextAreas.Ground ground) {
        this.countries = countries;
        this.crimes = crimes;
        this.people = people;
        this.files = files;
        country = ground.node().country();
        bases = language -> agreements().bases().names(language);
        statements = new StatementBook(stores, changes, wire, country);
        rooms = new Rooms(stores, changes.clock(), () -> signing().door());
        course = new CourseArea(
                statements,
                stores,
                changes,
                rooms,
                files,
                targets,
                wire,
                inbox,
                people,
                countries,
                crimes,
                bases,
                country);
        texts = new TextAreas(statements, stores, changes, wire, rooms, () -> work().contents(), ground);
        work = new WorkArea(
                statements, stores, changes, wire.exchange(), inbox, ground.files(), texts.signing(), country);
        chains = new CustodyArea(
                statements,
                stores,
                changes,
                wire.exchange(),
                ground.keys(),
                ground.stamps(),
                inbox,
                texts.signing(),
                work,
                new ExportedFiles(
                        stores.contents(),
                        stores.loans(),
                        country,
                        new ItemFiles(() -> this, stores, ground.files())::of),
                country,
                targets::transit);
        contents = new EvidenceContents(stores, changes, inbox, ground.files(), this, terms::after);
        retention = stores.retention();
        work.staying(new LegalHolds(retention)::requireNone);
    }

    /** Ends what is done aside. */
    @Deactivate
    public void close() throws InterruptedException {
        contents.close();
    }

    @Override
    public StatementBook statements() {
        return statements;
    }

    @Override
    public Rooms rooms() {
        return rooms;
    }

    @Override
    public Courses courses() {
        return course.courses();
    }

    @Override
    public Agreements agreements() {
        return texts.agreements();
    }

    @Override
    public SigningArea signing() {
        return texts.signing();
    }

    @Override
    public WorkArea work() {
        return work;
    }

    @Override
    public CustodyArea chains() {
        return chains;
    }

    @Override
    public EvidenceContents contents() {
        return contents;
    }

    @Override
    public Optional<Instant> erased(RecordId item) {
        return retention.certificate(item).map(RetentionStore.Sealed::at);
    }

    @Override
    public TeamFiles files() {
        return files;
    }

    @Override
    public LegalBases bases() {
        return bases;
    }

    @Override
    public CrimeTypes crimes() {
        return crimes;
    }

    @Override
    public Countries countries() {
        return countries;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public CountryCode country() {
        return country;
    }
}
