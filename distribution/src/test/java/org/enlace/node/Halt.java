package org.enlace.node;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stops a running node at a place in its program, from outside, as a debugger does: nothing in the node is made for it. What
 * is done at a place is done while the thread that came there stands still; then it goes on, unless the node was killed.
 */
final class Halt implements AutoCloseable {
    private final VirtualMachine node;
    private final Thread watching;
    private final Set<Place> watched = new HashSet<>();
    private volatile Consumer<String> visitor = place -> {};

    /**
     * A place in the node's program.
     *
     * @param type   full name of the class
     * @param method its only one of that name
     * @param after  at its end instead of its beginning
     */
    record Place(String type, String method, boolean after) {
        static Place before(String type, String method) {
            return new Place(type, method, false);
        }

        static Place after(String type, String method) {
            return new Place(type, method, true);
        }
    }

    private Halt(VirtualMachine node) {
        this.node = node;
        watching = new Thread(this::watch, "halt");
        watching.setDaemon(true);
        watching.start();
    }

    /** What the node's Java has to be told for {@link #at}. */
    static String option(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port;
    }

    /** Watches these places of a started node; where a class is not there yet, from when on it is. */
    static Halt at(int port, List<Place> places) throws IOException {
        AttachingConnector socket = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = socket.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(String.valueOf(port));
        try {
            VirtualMachine node = socket.attach(arguments);
            Halt halt = new Halt(node);
            places.forEach(halt::await);
            return halt;
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(Place place) {
        ClassPrepareRequest coming = node.eventRequestManager().createClassPrepareRequest();
        coming.addClassFilter(place.type());
        coming.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        coming.putProperty("place", place);
        coming.enable();
        List<ReferenceType> types = node.classesByName(place.type());
        if (types.size() > 1) {
            throw new AssertionError(place.type() + " is loaded " + types.size() + " times");
        }
        if (!types.isEmpty() && types.get(0).isPrepared()) {
            watch(types.get(0), place);
        }
    }

    private synchronized void watch(ReferenceType type, Place place) {
        if (!watched.add(place)) {
            return;
        }
        List<Method> methods = type.methodsByName(place.method());
        if (methods.size() != 1) {
            throw new AssertionError(place + " is " + methods.size() + " methods");
        }
        Method method = methods.get(0);
        Location location =
                place.after() ? method.locationOfCodeIndex(method.bytecodes().length - 1L) : method.location();
        BreakpointRequest request = node.eventRequestManager().createBreakpointRequest(location);
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.putProperty("place", place);
        request.enable();
    }

    /**
     * What is done wherever the node comes from now on, one place after the other.
     *
     * @param visited is given the name of the place, such as {@code after at MIGRATE}
     */
    void visiting(Consumer<String> visited) {
        visitor = visited;
    }

    private void watch() {
        try {
            while (true) {
                EventSet events = node.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof BreakpointEvent here) {
                        visitor.accept(name(here));
                    } else if (event instanceof ClassPrepareEvent there) {
                        watch(there.referenceType(), (Place) there.request().getProperty("place"));
                    } else if (event instanceof VMDisconnectEvent) {
                        return;
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            // The node is gone, as may be wanted.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String name(BreakpointEvent here) {
        Place place = (Place) here.request().getProperty("place");
        return (place.after() ? "after " : "before ")
                + place.method()
                + here.location().method().argumentTypeNames().stream()
                        .findFirst()
                        .map(type -> argument(here.thread()))
                        .filter(text -> !text.isEmpty())
                        .map(text -> " " + text)
                        .orElse("");
    }

    /** The first argument where it is the value of an enum. */
    private static String argument(ThreadReference thread) {
        try {
            Value value = thread.frame(0).getArgumentValues().get(0);
            if (value instanceof ObjectReference object
                    && object.referenceType() instanceof ClassType type
                    && type.isEnum()) {
                if (object.getValue(type.fieldByName("name")) instanceof StringReference text) {
                    return text.value();
                }
            }
            return "";
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        try {
            node.dispose();
        } catch (VMDisconnectedException e) {
            // It went before.
        }
        watching.join();
    }
}
