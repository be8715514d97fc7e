package org.enlace.shell.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands that bundles declare at this moment, by {@code scope:name}. Nothing else can be run. */
@Component(service = DeclaredCommands.class)
public final class DeclaredCommands {
    private static final Logger LOG = LoggerFactory.getLogger(DeclaredCommands.class);
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*:[a-z][a-z0-9-]*");

    /** The first of a name is the one that runs; a second waits until the first is gone. */
    private final Map<String, List<Command>> byName = new ConcurrentHashMap<>();

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void add(Command command) {
        String name = Usage.name(command);
        if (!FORM.matcher(name).matches()) {
            LOG.error(
                    "The command \"{}\" of {} is left out: scope and name are lower-case letters, digits and hyphens",
                    name,
                    command.getClass().getName());
            return;
        }
        List<Command> all = byName.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
        all.add(command);
        if (all.size() > 1) {
            LOG.error(
                    "{} declares {}, which {} already has: it waits until that one is gone",
                    command.getClass().getName(),
                    name,
                    all.get(0).getClass().getName());
        }
        listeners.forEach(listener -> listener.accept(name));
    }

    synchronized void remove(Command command) {
        byName.forEach((name, all) -> {
            if (all.remove(command)) {
                byName.remove(name, List.of());
                listeners.forEach(listener -> listener.accept(name));
            }
        });
    }

    Optional<Command> find(String name) {
        return Optional.ofNullable(byName.get(name)).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    /** All of them, in the order of their names. */
    SortedMap<String, Command> all() {
        SortedMap<String, Command> all = new TreeMap<>();
        byName.keySet().forEach(name -> find(name).ifPresent(command -> all.put(name, command)));
        return all;
    }

    /** Tells a listener the name of every command that is there now, and each that comes or goes later. */
    void listen(Consumer<String> listener) {
        listeners.add(listener);
        byName.keySet().forEach(listener);
    }

    void forget(Consumer<String> listener) {
        listeners.remove(listener);
    }
}
