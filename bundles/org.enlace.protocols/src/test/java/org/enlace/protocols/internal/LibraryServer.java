package org.enlace.protocols.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.enlace.documents.Documents;
import org.enlace.documents.Handouts;
import org.enlace.documents.internal.MarkdownText;
import org.enlace.documents.internal.Press;
import org.enlace.documents.internal.TableFiles;
import org.enlace.documents.internal.web.MarkdownArea;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.UnitId;
import org.enlace.protocols.internal.web.ProtocolWeb;
import org.enlace.web.Authentication.SignedIn;
import org.enlace.web.testing.WebServer;

/** The pages and the API of a library over HTTP, with nothing of the other bundles but their shapes. */
final class LibraryServer {
    private LibraryServer() {}

    static WebServer of(Desk desk, Documents documents) {
        return of(desk, documents, new Press());
    }

    static WebServer of(Desk desk, Documents documents, Handouts handouts) {
        return WebServer.serving(new ProtocolWeb(
                desk.library,
                desk.editions,
                desk.adoptions,
                desk.implementations,
                desk.shares,
                desk.adoptionShares,
                desk.region,
                desk.imports,
                desk.tables,
                new TableFiles(),
                desk.exports,
                Desk.ids(),
                ReferenceData.countries(),
                ReferenceData.crimeTypes(),
                new People(),
                new History(),
                (owner, done, caller) -> output -> {},
                (subject, done, caller) -> output -> {},
                documents,
                new NoComparisons(),
                new MarkdownText(),
                new MarkdownArea(new MarkdownText()),
                handouts,
                new Neighbours(desk.store, SearchIndex.of(null)),
                new NoDrafts(),
                new NoDrafts(),
                desk.experiences,
                desk.origins,
                Desk.NODE));
    }

    /** An officer who reads English. */
    static SignedIn signedIn(String officer, String unit, Predicate<Permission> holds) {
        return new SignedIn(
                new OfficerId(officer),
                Optional.empty(),
                Optional.of(new UnitId(unit)),
                officer,
                Optional.of(Language.EN),
                Optional.empty(),
                holds,
                "session-of-" + officer,
                Instant.now(),
                true);
    }
}
