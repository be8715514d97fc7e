package org.enlace.web.internal.platform;

import java.util.List;
import java.util.Set;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.ui.Words;

/** The platform's own pages, mounted like any module's. */
public final class PlatformApplication implements WebApplication {
    /** What it is called among the modules. */
    public static final String MODULE = "platform";

    private final Set<Object> resources;

    public PlatformApplication(Set<Object> resources) {
        this.resources = Set.copyOf(resources);
    }

    @Override
    public String module() {
        return MODULE;
    }

    @Override
    public List<String> paths() {
        return List.of(
                "/",
                "/search",
                "/help",
                "/reference",
                "/health",
                "/metrics",
                "/language",
                "/api/openapi.json",
                "/api/permissions",
                "/api/reference");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public boolean workflow() {
        return false;
    }

    @Override
    public Texts texts() {
        return Words.texts();
    }
}
