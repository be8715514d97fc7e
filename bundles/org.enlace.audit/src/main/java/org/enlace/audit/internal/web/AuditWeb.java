package org.enlace.audit.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.AuditTrail;
import org.enlace.audit.internal.VerificationJob;
import org.enlace.audit.internal.rest.AuditApi;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages of the log, its JSON API and its place in the menu. */
@Component(service = {WebApplication.class, MenuEntry.class})
public final class AuditWeb implements WebApplication, MenuEntry {
    private final Room room;
    private final Set<Object> resources;

    @Activate
    public AuditWeb(@Reference AuditTrail trail, @Reference AuditProofs proofs, @Reference ModuleWords modules) {
        room = new Room(modules);
        VerificationJob verification = new VerificationJob(proofs);
        resources = Set.of(
                new LogPage(trail, room),
                new VerificationPage(proofs, verification, room),
                new ExportPage(trail, proofs, room),
                new AuditApi(trail, proofs, verification, room.texts()));
    }

    @Override
    public String module() {
        return "audit";
    }

    @Override
    public boolean workflow() {
        return false;
    }

    @Override
    public List<String> paths() {
        return List.of("/audit", "/api/audit");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return room.texts();
    }

    @Override
    public String path() {
        return "/audit";
    }

    @Override
    public String label(Language language) {
        return room.texts().get(language, "menu");
    }

    @Override
    public Permission permission() {
        return AuditTrail.READ;
    }

    @Override
    public int order() {
        return 95;
    }
}
