package org.enlace.modules.internal;

import java.util.Map;
import java.util.Set;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Permissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The permissions that the platform's feature and the installed modules' features declare at this moment. */
@Component
public final class DeclaredPermissions implements Permissions {
    private final PermissionBook book;

    @Activate
    public DeclaredPermissions(@Reference ModuleLifecycle modules) {
        book = modules.permissions();
    }

    @Override
    public Map<Permission, Set<String>> declared() {
        return book.declared();
    }

    @Override
    public Set<Permission> guarded() {
        return book.guarded();
    }

    @Override
    public String title(Permission permission, Language language) {
        return book.title(permission, language);
    }
}
