/** Puts the installation together; runs in the build only and is not in the launcher's jar. */
package org.enlace.launcher.build;
