package org.enlace.configuration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.ValueForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

/** The door in a real framework with Felix SCR, ConfigAdmin and Metatype. */
class ConfigurationInEquinoxTest {
    private static final String PID = "org.example.mill";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Below target and not cleared away: a framework may still write into its storage when it says that it has stopped. */
    private Path folder;

    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private Framework framework;

    @BeforeEach
    void aNode() throws Exception {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "equinox");
        Files.createDirectories(folder.resolve("home/config"));
        Files.createDirectories(folder.resolve("data/config"));
    }

    @AfterEach
    void stop() throws Exception {
        if (framework != null) {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    @Test
    void theNodesOwnValueOverridesTheShippedOneAndNothingWrongReachesTheComponent() throws Exception {
        shipped("{ \"org.example.mill\": { \"stones\": 2, \"grain\": \"wheat\" } }");
        own("{ \"org.example.mill\": { \"stones\": 3, \"grain\": \"sand\", \"stnoes\": 1 } }");
        start(true);
        assertEquals(3, value("stones"));
        assertEquals("wheat", value("grain"));
        String problems = String.join("\n", problems());
        assertTrue(problems.contains("\"grain\" is \"sand\", but takes one of wheat, maize"), problems);
        assertTrue(problems.contains("no key \"stnoes\"; did you mean \"stones\"?"), problems);
    }

    @Test
    void aChangeTakesEffectWhileTheNodeRunsAndSoDoesARemoval() throws Exception {
        shipped("{ \"org.example.mill\": { \"stones\": 2 } }");
        start(true);
        own("{ \"org.example.mill\": { \"stones\": 4 } }");
        awaitValue("stones", 4);
        own("{ \"org.example.mill\": { } }");
        awaitValue("stones", 2);
        own("{ \"org.example.mill\": { \"stones\": 5 } }");
        awaitValue("stones", 5);
        Files.delete(folder.resolve("data/config/mill.json"));
        awaitValue("stones", 2);
    }

    @Test
    void aValueIsSetLookedAtAndTakenBackByCommands() throws Exception {
        shipped("{ \"org.example.mill\": { \"stones\": 2 } }");
        start(true);
        List<String> acts = new CopyOnWriteArrayList<>();
        Audit audit = act -> acts.add(act.code());
        framework.getBundleContext().registerService(Audit.class, audit, null);
        run("set", List.of(PID, "stones", "4"), 0);
        assertEquals(4, value("stones"));
        assertEquals("4\n", run("get", List.of(PID, "stones"), 0));
        assertTrue(run("history", List.of(), 0).contains("local"));
        assertTrue(run("diff", List.of(), 0).contains("stones"));
        assertThrows(Refusal.class, () -> run("set", List.of(PID, "grain", "sand"), 0));
        run("undo", List.of(), 0);
        assertEquals(2, value("stones"));
        assertEquals(List.of("config.set", "config.undo"), acts);
    }

    @Test
    void aBrokenFileChangesNothingNowAndAfterARestart() throws Exception {
        start(true);
        own("{ \"org.example.mill\": { \"stones\": 4 } }");
        awaitValue("stones", 4);
        own("{ \"org.example.mill\": { \"stones\": 5 ");
        awaitProblem("line 1, column");
        assertEquals(4, value("stones"));
        stop();
        start(true);
        assertEquals(4, value("stones"));
        own("{ \"org.example.mill\": { \"stones\": 6 } }");
        awaitValue("stones", 6);
        awaitNoProblem();
    }

    @Test
    void aFileBeyondTheParsersLimitsIsNamedAndTheNextOneTaken() throws Exception {
        own("{ \"a\": { \"b\": " + "[".repeat(2_000) + "]".repeat(2_000) + " } }");
        start(true);
        awaitProblem("1000 levels");
        own("{ \"org.example.mill\": { \"stones\": 4 } }");
        awaitValue("stones", 4);
    }

    @Test
    void aRoundThatFailsIsNotTheLast() throws Exception {
        own("{ \"org.example.mill\": { \"stones\": 3 } }");
        start(true);
        CountDownLatch asked = new CountDownLatch(1);
        ConfigurationRules broken = new ConfigurationRules() {
            @Override
            public String pid() {
                asked.countDown();
                throw new IllegalStateException("broken");
            }

            @Override
            public Map<String, ValueForm> forms() {
                return Map.of();
            }
        };
        ServiceRegistration<ConfigurationRules> rules =
                framework.getBundleContext().registerService(ConfigurationRules.class, broken, null);
        assertTrue(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        rules.unregister();
        own("{ \"org.example.mill\": { \"stones\": 4 } }");
        awaitValue("stones", 4);
    }

    @Test
    void aFileChangedWhileTheNodeWasDownCountsBeforeAnythingElseStarts() throws Exception {
        own("{ \"org.example.mill\": { \"stones\": 4 } }");
        start(true);
        stop();
        own("{ \"org.example.mill\": { \"stones\": 3 } }");
        start(true);
        assertEquals(3, value("stones"));
    }

    @Test
    void whatIsMeantForAModuleIsCheckedBeforeTheModuleStarts() throws Exception {
        own("{ \"org.example.mill\": { \"stones\": 99, \"grain\": \"maize\" } }");
        start(false);
        assertEquals(99L, value("stones"));
        install().start();
        assertNull(value("stones"));
        assertEquals("maize", value("grain"));
        assertTrue(
                String.join("\n", problems()).contains("from 1 to 9"),
                problems().toString());
    }

    @Test
    void theShellListsWhereEachValueIsFromAndMasksSecrets() throws Exception {
        own("{ \"org.example.mill\": { \"stones\": 4, \"_lock\": \"hunter2\" } }");
        start(true);
        String list = run("list", List.of(PID), 0);
        assertTrue(list.contains("ENLACE_DATA/config/mill.json"), list);
        assertTrue(list.contains("a whole number from 1 to 9"), list);
        assertTrue(list.contains("***"), list);
        assertTrue(!list.contains("hunter2"), list);
        assertEquals(
                "The configuration files are right.", run("check", List.of(), 0).strip());
        own("{ \"org.example.mill\": { \"stones\": 0 } }");
        awaitProblem("\"stones\" is 0");
        assertTrue(run("check", List.of(), 1).contains("wrong:"), "check names it");
    }

    private void shipped(String json) throws IOException {
        Files.writeString(folder.resolve("home/config/mill.json"), json);
    }

    private void own(String json) throws IOException {
        Files.writeString(folder.resolve("data/config/mill.json"), json);
    }

    private void start(boolean withMill) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, folder.resolve("data/cache").toString());
        properties.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
                        + "org.slf4j.spi;version=2.0.17,org.slf4j.helpers;version=2.0.17,org.osgi.service.cm;version=1.6.1,"
                        + "jakarta.json;version=2.1.3,jakarta.json.spi;version=2.1.3,jakarta.json.stream;version=2.1.3,"
                        + "org.eclipse.parsson;version=1.1.7,org.apache.felix.cm.json.io;version=1.0,"
                        + "org.enlace.platform;version=1.0.0,org.enlace.platform.contribution;version=1.0.0");
        properties.put("enlace.country", "CO");
        properties.put("enlace.home", folder.resolve("home").toString());
        properties.put("enlace.data", folder.resolve("data").toString());
        properties.put("enlace.version", "0.1.0");
        properties.put("enlace.demo", "false");
        framework = new EquinoxFactory().newFramework(properties);
        framework.init();
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        for (String part : List.of(
                "org.osgi.util.function",
                "org.osgi.util.promise",
                "org.osgi.service.component",
                "org.apache.felix.configadmin",
                "org.apache.felix.metatype",
                "org.apache.felix.scr",
                "org.enlace.platform")) {
            bundles.add(context.installBundle("reference:file:" + onTheClassPath(part)));
        }
        bundles.add(context.installBundle(
                "reference:file:" + Path.of("target/classes").toAbsolutePath() + "/"));
        if (withMill) {
            install();
        }
        framework.start();
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        changes.clear();
        context.registerService(ConfigurationListener.class, event -> changes.add(event.getPid()), null);
    }

    private Bundle install() throws BundleException, IOException {
        return framework.getBundleContext().installBundle("mill", mill());
    }

    private static String onTheClassPath(String part) {
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            Path path = Path.of(entry);
            boolean folder = Files.isDirectory(path) && path.toString().contains(part + "/target/classes");
            if (folder || path.getFileName().toString().matches(part.replace(".", "\\.") + "-[0-9.]+\\.jar")) {
                return path.toAbsolutePath().toString();
            }
        }
        throw new AssertionError(part + " is not on the class path");
    }

    private static InputStream mill() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            jar.write("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: mill\n"
                    .getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry("OSGI-INF/metatype/mill.xml"));
            jar.write("""
                    <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
                      <OCD id="mill" name="Mill">
                        <AD id="stones" type="Integer" min="1" max="9" default="1"/>
                        <AD id="grain" type="String" default="wheat">
                          <Option label="wheat" value="wheat"/><Option label="maize" value="maize"/>
                        </AD>
                        <AD id="_lock" type="String"/>
                      </OCD>
                      <Designate pid="org.example.mill"><Object ocdref="mill"/></Designate>
                    </metatype:MetaData>
                    """.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private Object value(String key) throws IOException {
        Configuration configuration = service(ConfigurationAdmin.class).getConfiguration(PID, "?");
        return configuration.getProperties() == null
                ? null
                : configuration.getProperties().get(key);
    }

    private void awaitValue(String key, Object expected) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!expected.equals(value(key))) {
            assertTrue(Instant.now().isBefore(end), key + " is " + value(key) + ", not " + expected);
            changes.poll(100, TimeUnit.MILLISECONDS);
        }
    }

    private void awaitProblem(String part) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (problems().stream().noneMatch(each -> each.contains(part))) {
            assertTrue(Instant.now().isBefore(end), "No problem says " + part + ": " + problems());
            changes.poll(100, TimeUnit.MILLISECONDS);
        }
    }

    private void awaitNoProblem() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!problems().isEmpty()) {
            assertTrue(Instant.now().isBefore(end), "Problems stay: " + problems());
            changes.poll(100, TimeUnit.MILLISECONDS);
        }
    }

    private List<String> problems() {
        return service(HealthCheck.class).problems().stream()
                .map(HealthCheck.Problem::message)
                .toList();
    }

    private String run(String name, List<String> arguments, int status) throws Exception {
        BundleContext context = framework.getBundleContext();
        for (ServiceReference<Command> reference : context.getServiceReferences(Command.class, null)) {
            Command command = context.getService(reference);
            if (command.name().equals(name)) {
                StringWriter out = new StringWriter();
                PrintWriter writer = new PrintWriter(out);
                Caller caller = new Caller(new OfficerId("local"), Language.EN, ZoneOffset.UTC, any -> true);
                assertEquals(
                        status,
                        command.run(new Command.Invocation(
                                arguments, Map.of(), folder, writer, (step, done, all) -> {}, caller, 500)));
                writer.flush();
                return out.toString();
            }
        }
        throw new AssertionError("No command " + name);
    }

    private <T> T service(Class<T> type) {
        BundleContext context = framework.getBundleContext();
        ServiceReference<T> reference = context.getServiceReference(type);
        assertNotNull(reference, type + " is not there");
        return context.getService(reference);
    }
}
