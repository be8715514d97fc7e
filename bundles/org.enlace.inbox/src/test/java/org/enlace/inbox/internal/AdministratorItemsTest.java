package org.enlace.inbox.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.AccessToken;
import org.enlace.identity.Officers;
import org.enlace.identity.Tokens;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.Tray;
import org.enlace.inbox.Waiting;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministratorItemsTest {
    private static final Caller EVA = Office.officer("eva", Tray.READ, Officers.READ);
    private static final Caller BEA = Office.officer("bea", Tray.READ, Officers.READ);
    private static final Set<OfficerId> BOTH = Set.of(EVA.officer(), BEA.officer());

    private final Office office = new Office(TestDatabase.start(TestDatabase.Kind.DERBY));
    private final AdministratorItems items = new AdministratorItems(office.tray, office.ids);

    @BeforeEach
    void theUseIsThere() {
        office.uses.add(items);
    }

    @AfterEach
    void gone() {
        office.close();
    }

    @Test
    void whatOneAdministratorHasSeenStillWaitsForTheOther() {
        items.made(new OfficerId("anna"), new OfficerId("admin"), BOTH);
        assertEquals(List.of("anna can administer this node from now on; admin gave the role"), titles(EVA));

        office.tray.see(office.only(EVA).id(), EVA);

        assertEquals(List.of(), titles(EVA));
        assertEquals(1, titles(BEA).size());
        assertEquals("/officers/anna", office.only(BEA).item().path());
    }

    @Test
    void whoUsedASetupLinkGotTheRoleFromNobody() {
        items.made(new OfficerId("anna"), new OfficerId("anna"), BOTH);

        assertEquals(List.of("anna has the administrator’s role by a setup link of the console"), titles(EVA));
    }

    @Test
    void aTokenIsToldWithItsListAsLongAsItIsValid() {
        items.issued(
                new AccessToken(
                        "t-1",
                        new OfficerId("admin"),
                        "alta de oficiales",
                        Set.of(Officers.MANAGE),
                        new OfficerId("console"),
                        office.clock.instant(),
                        office.clock.instant().plus(Tokens.LONGEST_ADMINISTRATION),
                        Optional.empty(),
                        Optional.empty()),
                BOTH);

        assertEquals(
                List.of("console made a token that administers the node, for admin: alta de oficiales"), titles(EVA));
        assertEquals("/officers/tokens", office.only(EVA).item().path());
        ((Office.Time) office.clock).advance(Duration.ofDays(1));
        assertEquals(List.of(), titles(EVA));
    }

    private List<String> titles(Caller caller) {
        return office.tray.part(InboxFilter.ALL, null, 100, caller).items().stream()
                .map(Waiting::title)
                .toList();
    }
}
