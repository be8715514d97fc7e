package org.enlace.platform;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The time from the framework's launch until every bundle that was installed then has been started. */
public final class Startup {
    private Startup() {}

    /** Whether the framework has reached the start level it was launched for. */
    public static boolean isOver(BundleContext context) {
        String beginning = context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL);
        int reached = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class)
                .getStartLevel();
        return reached >= (beginning == null ? 1 : Integer.parseInt(beginning));
    }
}
