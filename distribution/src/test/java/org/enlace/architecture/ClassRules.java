package org.enlace.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules about classes. ArchUnit fails a rule that finds no class to look at. */
final class ClassRules {
    /** Some of Java's own packages are called javax: those every Java has, such as javax.crypto. */
    private static final Module JAVA = Object.class.getModule();

    private static final String[] JPA = {"jakarta.persistence..", "org.eclipse.persistence.."};
    private static final String[] ADAPTERS = {
        "..internal.rest..", "..internal.web..", "..internal.shell..", "..internal.persistence.."
    };

    private ClassRules() {}

    /**
     * What an exported package shows in its signatures is exported too, or nobody could use it.
     *
     * @param own      the packages looked at
     * @param exported every package that may be seen
     */
    static ArchRule exportedPackagesShowOnlyExportedPackages(Set<String> own, Set<String> exported) {
        return classes().that(standIn(own)).should(new ArchCondition<>("show only java and exported packages") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isOpen(type.getModifiers())) {
                    return;
                }
                shown(type)
                        .filter(seen -> !mayBeSeen(seen, exported))
                        .forEach(seen -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " shows " + seen.getName())));
            }
        });
    }

    /** Nor does the code of an exported package lean on anything else, annotations apart. */
    static ArchRule exportedPackagesSeeOnlyExportedPackages(Set<String> own, Set<String> exported) {
        return classes()
                .that(standIn(own))
                .should(new ArchCondition<>("see only java, exported packages and annotations") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> !mayBeSeen(dependency.getTargetClass(), exported))
                                .forEach(dependency ->
                                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                    }
                });
    }

    private static Stream<JavaClass> shown(JavaClass type) {
        Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> fields = type.getFields().stream()
                .filter(field -> isOpen(field.getModifiers()))
                .map(JavaField::getType);
        Stream<JavaType> units = type.getCodeUnits().stream()
                .filter(unit -> isOpen(unit.getModifiers()))
                .flatMap(unit -> Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()));
        return Stream.of(above, fields, units)
                .flatMap(types -> types)
                .flatMap(shown -> shown.getAllInvolvedRawTypes().stream());
    }

    private static DescribedPredicate<JavaClass> standIn(Set<String> packages) {
        return new DescribedPredicate<>("stand in an exported package") {
            @Override
            public boolean test(JavaClass type) {
                return packages.contains(type.getPackageName());
            }
        };
    }

    private static boolean mayBeSeen(JavaClass type, Set<String> exported) {
        JavaClass seen = type.getBaseComponentType();
        return seen.isPrimitive()
                || seen.getPackageName().startsWith("java.")
                || JAVA.isExported(seen.getPackageName())
                || exported.contains(seen.getPackageName())
                || seen.isAnnotation()
                || seen.getPackageName().matches("org\\.osgi\\..*annotations?(\\..*)?");
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    static ArchRule persistenceApiOnlyInPersistence() {
        return noClasses()
                .that(resideInAPackage("org.enlace.."))
                .and(DescribedPredicate.not(resideInAnyPackage("..persistence..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(JPA));
    }

    static ArchRule restApiOnlyInRestAndWeb() {
        return noClasses()
                .that(resideInAPackage("org.enlace.."))
                .and(DescribedPredicate.not(resideInAnyPackage("..rest..", "..web..")))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."));
    }

    static ArchRule servletApiOnlyInTheWebBundle() {
        return noClasses()
                .that(resideInAPackage("org.enlace.."))
                .and(DescribedPredicate.not(resideInAPackage("org.enlace.web..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.servlet..", "javax.servlet.."));
    }

    static ArchRule edgesNeverSeePersistence() {
        return noClasses()
                .that(resideInAnyPackage("..internal.rest..", "..internal.web..", "..internal.shell.."))
                .should()
                .dependOnClassesThat(resideInAPackage("..internal.persistence.."));
    }

    /**
     * The language of a module and its use cases. A component that wires them is the one place that may know everybody, and
     * the web bundle has no use cases: all of it is an edge.
     */
    static ArchRule useCasesSeeNoAdapter() {
        return noClasses()
                .that(resideInAPackage("org.enlace.."))
                .and(DescribedPredicate.not(resideInAnyPackage(ADAPTERS)))
                .and(DescribedPredicate.not(resideInAPackage("org.enlace.web..")))
                .and(new DescribedPredicate<JavaClass>("are not components") {
                    @Override
                    public boolean test(JavaClass type) {
                        JavaClass outer = type;
                        while (outer.getEnclosingClass().isPresent()) {
                            outer = outer.getEnclosingClass().get();
                        }
                        return outer.getAnnotations().stream().noneMatch(ClassRules::isComponent);
                    }
                })
                .should()
                .dependOnClassesThat(resideInAnyPackage(ADAPTERS));
    }

    static ArchRule workflowsAreStrangers(Set<String> workflows) {
        return classes()
                .that(new DescribedPredicate<JavaClass>("belong to a workflow") {
                    @Override
                    public boolean test(JavaClass type) {
                        return owner(workflows, type).isPresent();
                    }
                })
                .should(new ArchCondition<>("see no other workflow") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            Optional<String> other =
                                    owner(workflows, dependency.getTargetClass().getBaseComponentType());
                            if (other.isPresent() && !other.equals(owner(workflows, type))) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    private static Optional<String> owner(Set<String> workflows, JavaClass type) {
        return workflows.stream()
                .filter(root -> (type.getPackageName() + ".").startsWith(root + "."))
                .findFirst();
    }

    /** @param pattern such as {@code org.enlace.(*)..}, the part in brackets being a bundle */
    static ArchRule bundlesAreFreeOfCycles(String pattern) {
        return SlicesRuleDefinition.slices().matching(pattern).should().beFreeOfCycles();
    }

    /** A node calls nobody, starts no program, looks nothing up by name, and makes no object of what Java has serialised. */
    static ArchRule nobodyReachesOut() {
        return noClasses()
                .that()
                // A catalogue of modules is asked for at an address, when an administrator says so.
                .doNotHaveFullyQualifiedName("org.enlace.modules.internal.catalogue.HttpSource")
                // A service for time stamps, where the configuration names one.
                .and()
                .haveNameNotMatching("org\\.enlace\\.jit\\.internal\\.stamping\\.HttpCarrier(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net.http..", "javax.naming..", "java.rmi..", "javax.management.remote..")
                        .or(belongToAnyOf(
                                ProcessBuilder.class,
                                Process.class,
                                java.net.Socket.class,
                                java.net.URLConnection.class,
                                java.net.HttpURLConnection.class,
                                java.io.ObjectInputStream.class)));
    }

    static ArchRule everyRouteDeclaresWhoMayReachIt() {
        return methods()
                .that(new DescribedPredicate<JavaMethod>("answer requests") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.getAnnotations().stream().anyMatch(ClassRules::isVerb);
                    }
                })
                .should(new ArchCondition<>("carry @Needs, @AnyOfficer or @Public, or their class does") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean declared = method.getAnnotations().stream().anyMatch(ClassRules::isGuard)
                                || method.getOwner().getAnnotations().stream().anyMatch(ClassRules::isGuard);
                        if (!declared) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " declares no permission"));
                        }
                    }
                });
    }

    /** What the routes of these bundles need, on the method or on its class. */
    static Set<String> permissionsAskedFor(JavaClasses all, Set<String> bundles) {
        Set<String> asked = new TreeSet<>();
        for (JavaClass type : all) {
            if (bundles.stream().anyMatch(bundle -> (type.getPackageName() + ".").startsWith(bundle + "."))) {
                Stream.concat(
                                type.getAnnotations().stream(),
                                type.getMethods().stream().flatMap(method -> method.getAnnotations().stream()))
                        .filter(annotation -> annotation.getRawType().getName().equals("org.enlace.web.Needs"))
                        .map((JavaAnnotation<?> annotation) ->
                                (String) annotation.get("value").orElseThrow())
                        .forEach(asked::add);
            }
        }
        return asked;
    }

    static boolean isGuard(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getName().matches("org\\.enlace\\.web\\.(Needs|AnyOfficer|Public)");
    }

    private static boolean isVerb(JavaAnnotation<?> annotation) {
        return annotation
                .getRawType()
                .getName()
                .matches("jakarta\\.ws\\.rs\\.(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)");
    }

    private static boolean isComponent(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getName().equals("org.osgi.service.component.annotations.Component");
    }
}
