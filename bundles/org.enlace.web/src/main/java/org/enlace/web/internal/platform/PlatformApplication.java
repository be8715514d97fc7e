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

    private final List<String> paths;
    private final Set<Object> resources;

    private PlatformApplication(List<String> paths, Set<Object> resources) {
        this.paths = paths;
        this.resources = Set.copyOf(resources);
    }

    /** What officers and their programs ask for. */
    public static PlatformApplication pages(Set<Object> resources) {
        return new PlatformApplication(
                List.of(
                        "/",
                        "/search",
                        "/help",
                        "/doctor",
                        "/configuration",
                        "/reference",
                        "/language",
                        "/api/openapi.json",
                        "/api/permissions",
                        "/api/reference"),
                resources);
    }

    /** What each start asks for, and nothing besides: all else is left for later. */
    public static PlatformApplication watch(Set<Object> resources) {
        return new PlatformApplication(List.of("/health", "/metrics"), resources);
    }

    @Override
    public String module() {
        return MODULE;
    }

    @Override
    public List<String> paths() {
        return paths;
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
