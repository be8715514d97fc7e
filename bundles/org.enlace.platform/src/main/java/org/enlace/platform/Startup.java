package org.enlace.platform;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The time from the framework's launch until every bundle that was installed then has been started. */
public final class Startup {
    /** With which the launcher marks whom it wants to be told what is being done. */
    private static final String WATCHED = "(enlace.start=*)";

    /** With which the launcher finds out that the node must not start; the value is the exit status. */
    public static final String REFUSED = "enlace.start.refused";

    private Startup() {}

    /**
     * Tells whoever waits for the node's start what is being done now: a start in which nothing new is told for minutes counts as
     * standing still. Tells nobody once the node was ready.
     *
     * @param what English: a few words, such as {@code migrating the schema jit: V2__team.sql}
     */
    public static void tell(BundleContext context, String what) {
        try {
            for (ServiceReference<?> reference : context.getServiceReferences(Consumer.class, WATCHED)) {
                @SuppressWarnings("unchecked")
                Consumer<String> watching = (Consumer<String>) context.getService(reference);
                if (watching != null) {
                    watching.accept(what);
                    context.ungetService(reference);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Ends a node that is still starting; one that was ready before goes on.
     *
     * @param status 1 if it may be tried again, 2 if a person has to set something right first
     * @param why    one sentence that the launcher tells at the terminal
     */
    public static void refuse(BundleContext context, int status, String why) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(REFUSED, status);
        context.registerService(String.class.getName(), why, properties);
    }

    /** Whether the framework has reached the start level it was launched for. */
    public static boolean isOver(BundleContext context) {
        String beginning = context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL);
        int reached = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class)
                .getStartLevel();
        return reached >= (beginning == null ? 1 : Integer.parseInt(beginning));
    }
}
