package org.enlace.protocols.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the library of a demonstration node, once, with the practices that are shipped as reference data, and with
 * two sample protocols under control. It does so beside
 * the start, and the node is not ready before it is done. A library that was ever used is left alone.
 */
@Component(immediate = true)
public final class DemoLibrary implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DemoLibrary.class);

    private final ProtocolImports imports;
    private final Editions editions;
    private final Adoptions adoptions;
    private final Implementations implementations;
    private final Experiences experiences;
    private final Path file;
    private final Thread filling;
    private volatile Problem problem;

    @Activate
    public DemoLibrary(
            @Reference ProtocolStore store,
            @Reference ProtocolImports imports,
            @Reference Editions editions,
            @Reference Adoptions adoptions,
            @Reference Implementations implementations,
            @Reference Experiences experiences,
            @Reference Node node) {
        this.imports = imports;
        this.editions = editions;
        this.adoptions = adoptions;
        this.implementations = implementations;
        this.experiences = experiences;
        file = node.home().resolve("config/reference/practices.json");
        if (node.demo() && !store.everUsed()) {
            problem = new Problem(true, "The demonstration's protocols are being loaded; wait a few seconds");
            filling = new Thread(this::fill, "enlace-protocols-demo");
            filling.setDaemon(true);
            filling.start();
        } else {
            filling = null;
        }
    }

    @Deactivate
    void stop() throws InterruptedException {
        if (filling != null) {
            // The database goes after this component; a half-done import is rolled back.
            filling.join(10_000);
        }
    }

    @Override
    public String name() {
        return "protocol-library-demo";
    }

    @Override
    public List<Problem> problems() {
        Problem now = problem;
        return now == null ? List.of() : List.of(now);
    }

    private void fill() {
        Caller caller = new Caller(
                new OfficerId("demo"),
                Optional.empty(),
                Optional.empty(),
                Language.ES,
                ZoneOffset.UTC,
                Protocols.IMPORT::equals,
                Origin.of(Origin.Door.NODE));
        try (InputStream in = Files.newInputStream(file)) {
            ImportPlan plan = imports.run(in, Mode.ACCEPTABLE, caller);
            new SampleProtocols(editions, adoptions, implementations, experiences).make();
            long refused = plan.count(Outcome.REFUSED);
            problem = refused == 0
                    ? null
                    : new Problem(
                            false,
                            refused + " of the demonstration's protocols were refused; import " + file
                                    + " by hand to see why");
            LOG.info("The demonstration's library holds {} protocols", plan.count(Outcome.CREATE));
        } catch (IOException | RuntimeException e) {
            problem = new Problem(
                    false,
                    "The demonstration's protocols could not be loaded from " + file + "; see the log, then restart");
            LOG.error("The demonstration's protocols could not be loaded from {}", file, e);
        }
    }
}
