package org.enlace.identity.internal.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.enlace.documents.Tables;
import org.enlace.identity.Deputies;
import org.enlace.identity.Directory;
import org.enlace.identity.Officers;
import org.enlace.identity.Roles;
import org.enlace.identity.SecondFactors;
import org.enlace.identity.Sessions;
import org.enlace.identity.SignIns;
import org.enlace.identity.SshKeys;
import org.enlace.identity.Tokens;
import org.enlace.identity.Units;
import org.enlace.identity.internal.rest.AccountApi;
import org.enlace.identity.internal.rest.OfficerApi;
import org.enlace.identity.internal.rest.RoleApi;
import org.enlace.identity.internal.rest.UnitApi;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.web.Authentication;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages and the API of sign-in, accounts and officers, and their place in the menu. */
@Component(service = {WebApplication.class, MenuEntry.class})
public final class IdentityWeb implements WebApplication, MenuEntry {
    private final Desk desk;
    private final Set<Object> resources;

    @Activate
    public IdentityWeb(
            @Reference Authentication authentication,
            @Reference SignIns signIns,
            @Reference Officers officers,
            @Reference Units units,
            @Reference Roles roles,
            @Reference Directory directory,
            @Reference SecondFactors secondFactors,
            @Reference Sessions sessions,
            @Reference Tokens tokens,
            @Reference Deputies deputies,
            @Reference SshKeys keys,
            @Reference Tables tables) {
        desk = new Desk(roles);
        Clock clock = Clock.systemUTC();
        Entrance entrance = new Entrance(desk, clock);
        resources = Set.of(
                new SignInPage(signIns, authentication::settled, desk, entrance),
                new ConfirmPage(signIns, secondFactors, desk, entrance),
                new SetupPage(signIns, desk, entrance),
                new InvitationPage(signIns, desk, entrance),
                new AccountPage(officers, signIns, secondFactors, deputies, directory, desk, entrance),
                new SecondFactorPage(secondFactors, desk, entrance),
                new SessionsPage(sessions, desk),
                new TokensPage(tokens, roles, desk, clock),
                new AdministrationTokensPage(tokens, desk),
                new DeputiesPage(deputies, directory, desk, clock),
                new OfficerListPage(officers, roles, directory, desk),
                new OfficerPage(officers, secondFactors, sessions, tokens, deputies, keys, directory, desk, clock),
                new OfficerForm(officers, roles, directory, desk),
                new OfficerImportPage(officers, tables, desk),
                new RolePages(roles, desk),
                new UnitPages(units, desk),
                new OfficerApi(officers, sessions),
                new RoleApi(roles),
                new UnitApi(units),
                new AccountApi(officers, roles));
    }

    @Override
    public String module() {
        return "identity";
    }

    @Override
    public boolean workflow() {
        return false;
    }

    @Override
    public List<String> paths() {
        return List.of(
                "/sign-in",
                "/sign-out",
                "/confirm",
                "/setup",
                "/invitation",
                "/account",
                "/officers",
                "/api/account",
                "/api/officers",
                "/api/roles",
                "/api/units");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return desk.texts();
    }

    @Override
    public String path() {
        return "/officers";
    }

    @Override
    public String label(Language language) {
        return desk.texts().get(language, "page.officers.title");
    }

    @Override
    public Permission permission() {
        return Officers.READ;
    }

    @Override
    public int order() {
        return 80;
    }
}
