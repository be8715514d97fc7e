package org.enlace.jit.internal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.Files;
import org.enlace.inbox.Inbox;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.TeamContents;
import org.enlace.jit.internal.agreement.AgreementArea;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.jit.internal.agreement.InstrumentReader;
import org.enlace.jit.internal.course.Progress;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.signing.StoredActs;
import org.enlace.jit.internal.signing.TextFacts;
import org.enlace.keys.Keys;
import org.enlace.keys.timestamp.TimeStamps;
import org.enlace.platform.Audit;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.Transactions;
import org.enlace.reference.Countries;

/** The texts of teams, what is signed of them and who may do what, put together: each asks the other. */
public final class TextAreas {
    private final SigningArea signing;
    private final Agreements agreements;

    /** What the node gives. */
    public record Ground(
            Transactions transactions,
            Audit audit,
            Keys keys,
            Supplier<TimeStamps> stamps,
            Inbox inbox,
            Supplier<Files> files,
            Agreements.Paper paper,
            Countries countries,
            People people,
            Node node) {}

    /** The countries that the request of a team asks on paper. */
    private static Set<CountryCode> onPaper(StatementBook book, RecordId team) {
        return Progress.of(book.of(team, Progress.KINDS)).map(Progress::onPaper).orElse(Set.of());
    }

    /** @param contents what is shared in teams beside statements */
    public TextAreas(
            StatementBook book,
            JitStores stores,
            Changes changes,
            Wire wire,
            Rooms rooms,
            Supplier<TeamContents> contents,
            Ground ground) {
        signing = new SigningArea(
                new SigningArea.Ground(
                        book,
                        stores.signing(),
                        stores.teams(),
                        changes,
                        ground.keys(),
                        wire,
                        ground.inbox(),
                        new StoredActs(ground.files()),
                        ground.people(),
                        ground.people()::holds,
                        ground.people()::active,
                        ground.node().country()),
                new SigningArea.Neighbours(
                        new InstrumentReader()::instrument,
                        team -> onPaper(book, team),
                        text -> agreements().drafts().drafters(text),
                        (team, annex, caller) -> agreements()
                                .proposals()
                                .propose(team, annex, caller)
                                .instrument(),
                        contents));
        ZoneId zone = ground.countries()
                .find(ground.node().country())
                .map(country -> country.zones().get(0))
                .orElse(ZoneOffset.UTC);
        agreements = new Agreements(
                book,
                new TextFacts(signing.door(), stores.teams(), rooms, zone, Right.PROPOSE),
                new TextFacts(signing.door(), stores.teams(), rooms, zone, Right.CHANGE_PEOPLE),
                stores.drafts(),
                ground.transactions(),
                ground.audit(),
                ground.countries(),
                ground.node(),
                changes.clock(),
                ground.paper());
        book.area(new AgreementArea(team -> onPaper(book, team)));
        book.area(signing.hearing());
        book.voices(signing.hearing());
    }

    public SigningArea signing() {
        return signing;
    }

    public Agreements agreements() {
        return agreements;
    }
}
