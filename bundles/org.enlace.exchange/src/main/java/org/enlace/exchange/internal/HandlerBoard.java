package org.enlace.exchange.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.Modules;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.platform.contribution.ModuleDoor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which modules run, and what they take in. Where two bundles offer one type, the older service is asked, and the log says so. */
@Component(service = HandlerBoard.class)
public final class HandlerBoard implements Here {
    private static final Logger LOG = LoggerFactory.getLogger(HandlerBoard.class);

    private final Modules modules;
    private final List<MessageHandler> handlers = new CopyOnWriteArrayList<>();
    private final List<ModuleDoor> doors = new CopyOnWriteArrayList<>();
    private volatile Runnable whenOneCame = () -> {};

    @Activate
    public HandlerBoard(@Reference Modules modules) {
        this.modules = modules;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(MessageHandler handler) {
        handler(handler.type())
                .ifPresent(other -> LOG.error(
                        "Records of type {} are taken in by {} and also by {}; the former goes on",
                        handler.type(),
                        other.module(),
                        handler.module()));
        handlers.add(handler);
        whenOneCame.run();
    }

    void remove(MessageHandler handler) {
        handlers.remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDoor(ModuleDoor door) {
        doors.add(door);
    }

    void removeDoor(ModuleDoor door) {
        doors.remove(door);
    }

    /** Told of each handler that comes from now on. */
    void whenOneCame(Runnable action) {
        whenOneCame = action;
    }

    boolean anyClosed() {
        return handlers.stream().map(MessageHandler::module).anyMatch(this::closed);
    }

    boolean any() {
        return !handlers.isEmpty();
    }

    @Override
    public SortedMap<String, String> modules() {
        SortedMap<String, String> all = new TreeMap<>();
        modules.list().stream()
                .sorted(Comparator.comparing(InstalledModule::id))
                .forEach(module -> all.put(module.id(), module.version()));
        return all;
    }

    @Override
    public SortedMap<String, SortedSet<Integer>> types() {
        SortedMap<String, SortedSet<Integer>> all = new TreeMap<>();
        handlers.forEach(handler -> all.put(handler.type(), new TreeSet<>(handler.formats())));
        return all;
    }

    @Override
    public Optional<MessageHandler> handler(String type) {
        return handlers.stream().filter(handler -> handler.type().equals(type)).findFirst();
    }

    @Override
    public boolean closed(String module) {
        return doors.stream().anyMatch(door -> door.closed(module).isPresent());
    }
}
