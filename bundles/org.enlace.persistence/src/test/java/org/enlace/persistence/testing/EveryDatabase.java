package org.enlace.persistence.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** What {@link OnEveryDatabase} does. */
public final class EveryDatabase implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        boolean fresh = context.getRequiredTestClass().isAnnotationPresent(FreshDatabases.class);
        return Stream.of(TestDatabase.Kind.values()).map(kind -> new Invocation(kind, fresh));
    }

    private record Invocation(TestDatabase.Kind kind, boolean fresh) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return kind.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Provided(kind, fresh));
        }
    }

    private static final class Provided implements ParameterResolver, AfterEachCallback {
        private final TestDatabase.Kind kind;
        private final boolean fresh;
        private TestDatabase database;

        Provided(TestDatabase.Kind kind, boolean fresh) {
            this.kind = kind;
            this.fresh = fresh;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            if (database == null) {
                database = fresh ? TestDatabase.fresh(kind) : TestDatabase.start(kind);
            }
            return database;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (database != null) {
                database.close();
            }
        }
    }
}
