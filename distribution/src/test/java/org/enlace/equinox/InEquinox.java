package org.enlace.equinox;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.enlace.launcher.Lent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.spi.DefaultExamSystem;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Runs the test methods of a class inside Equinox: Pax Exam starts the framework with the bundles of the assembled node,
 * the class goes in as one probe bundle, and each method, whose one parameter is a {@link BundleContext}, is called there.
 * One framework per test class, with a data folder of its own under {@code target/equinox}.
 */
public final class InEquinox implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor, ParameterResolver {
    /** What a test may ask its context for, beside the node's own properties. */
    public static final String ARCHIVES = "enlace.test.archives";

    private final Map<String, TestAddress> addresses = new HashMap<>();
    private TestContainer container;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Class<?> test = context.getRequiredTestClass();
        Path target = Path.of("target").toAbsolutePath();
        Path work = target.resolve("equinox").resolve(test.getSimpleName());
        AssembledNode node = AssembledNode.of(target.resolve("enlace"));
        node.prepareData(work.resolve("data"));
        Map<String, String> properties = node.properties(work.resolve("data"));
        ExamSystem system = DefaultExamSystem.create(options(node, properties, work, target.resolve("modules")));
        container = PaxExamRuntime.createContainer(system);
        container.start();
        ready(URI.create("http://127.0.0.1:" + properties.get("enlace.http.port") + "/health"));
        container.install("injector", PassiveInjector.bundle());
        container.installProbe(probe(system, test));
    }

    /** Until the platform's own bundles serve: the database opens in the background. */
    private static void ready(URI health) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(health).build();
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        while (answer.statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The node is not ready: " + answer.body());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            answer = http.send(request, BodyHandlers.ofString());
        }
    }

    private static Option[] options(AssembledNode node, Map<String, String> properties, Path work, Path archives)
            throws IOException {
        Lent lent = Lent.of(node.home());
        List<Option> options = new ArrayList<>(List.of(
                cleanCaches(),
                workingDirectory(work.resolve("osgi").toString()),
                frameworkStartLevel(AssembledNode.START_LEVEL),
                // Assertions fail inside with the same classes that the runner outside knows.
                systemPackages("org.junit.jupiter.api", "org.junit.jupiter.api.function", "org.opentest4j"),
                // Archives that a test makes are signed as the build signs.
                systemPackages("org.enlace.launcher.build"),
                systemPackages(lent.packages()),
                frameworkProperty(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA).value(lent.capabilities()),
                frameworkProperty(ARCHIVES).value(archives.toString())));
        properties.forEach((name, value) -> options.add(frameworkProperty(name).value(value)));
        for (AssembledNode.Part part : node.parts()) {
            options.add(bundle(part.jar().toUri().toString()).startLevel(part.startLevel()));
        }
        for (Path jar : AssembledNode.examBundles()) {
            options.add(bundle(jar.toUri().toString()).startLevel(2));
        }
        return options.toArray(Option[]::new);
    }

    private InputStream probe(ExamSystem system, Class<?> test) throws IOException {
        TestProbeBuilder probe = system.createProbe();
        for (Method method : test.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                addresses.put(method.getName(), probe.addTest(test, method.getName()));
            }
        }
        return probe.build().getStream();
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.skip();
        try {
            container.call(addresses.get(method.getExecutable().getName()));
        } catch (RuntimeException wrapped) {
            throw innermost(wrapped);
        }
    }

    /** Pax Exam wraps what the test threw; the runner shall see the test's own failure. */
    private static Throwable innermost(Throwable wrapped) {
        Throwable cause = wrapped;
        while (cause.getCause() != null && cause.getClass().getName().matches("org.ops4j.*|java.lang.reflect.*")) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BundleContext.class;
    }

    /** The real one is handed over inside. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }
}
