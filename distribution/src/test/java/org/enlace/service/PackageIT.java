package org.enlace.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, by the real dpkg: it comes, is replaced, goes and comes back, and the records are there through all of it. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PackageIT {
    private static final String INSTALL = "dpkg -i --force-depends /media/usb/enlace_*_all.deb";
    private static final String COUNTRY = "sed -i 's/^ENLACE_COUNTRY=.*/ENLACE_COUNTRY=EC/' /etc/enlace/enlace.env";
    private static final String OWNER = "stat -c '%U:%G %a' ";

    @TempDir
    private Path folder;

    private Machine machine;

    @BeforeEach
    void aMachine() throws Exception {
        machine = Machine.at(folder.resolve("machine"), Machine.stick(folder.resolve("stick")));
    }

    @AfterEach
    void itIsGone() {
        if (machine != null) {
            machine.close();
        }
    }

    @Test
    void theRecordsStayThroughUpgradeRemovalAndPurge() {
        String installed = machine.done(INSTALL);
        assertTrue(installed.contains("Set ENLACE_COUNTRY in /etc/enlace/enlace.env"), installed);
        assertEquals("enlace:enlace 700", machine.done(OWNER + "/var/lib/enlace"));
        assertEquals("root:enlace 640", machine.done(OWNER + "/etc/enlace/enlace.env"));
        assertEquals("root:root 755", machine.done(OWNER + "/opt/enlace/bin/enlace"));
        assertTrue(machine.done("getent passwd enlace").endsWith(":/var/lib/enlace:/usr/sbin/nologin"));
        // Whose node would it be?
        assertTrue(machine.refused(2, "enlace start").contains("ENLACE_COUNTRY is not set in /etc/enlace/enlace.env"));

        machine.done(COUNTRY);
        machine.done("enlace start");
        assertEquals("enlace", machine.done("stat -c %U /proc/$(cat /var/lib/enlace/run/enlace.pid)"));
        machine.done("enlace shell officer:create maria.perez --name 'María Pérez'");

        // The next release, while the node runs: it stops, its program is replaced, it runs again with the settings and
        // records it had.
        machine.done("""
                dpkg-deb -R /media/usb/enlace_*_all.deb /tmp/next
                sed -i 's/^Version: .*/Version: 9.0.0/' /tmp/next/DEBIAN/control
                mv /tmp/next/opt/enlace/sbom.json /tmp/next/opt/enlace/only-in-the-next.json
                dpkg-deb --root-owner-group -Znone -b /tmp/next /tmp/next.deb
                rm -r /tmp/next
                """);
        String before = machine.done("cat /var/lib/enlace/run/enlace.pid");
        String upgraded = machine.done("dpkg -i --force-depends /tmp/next.deb");
        assertTrue(upgraded.contains("Stopped.") && upgraded.contains("Enlace is ready at"), upgraded);
        assertFalse(upgraded.contains("Set ENLACE_COUNTRY"), upgraded);
        assertNotEquals(before, machine.done("cat /var/lib/enlace/run/enlace.pid"));
        machine.done("test -e /opt/enlace/only-in-the-next.json && ! test -e /opt/enlace/sbom.json");
        machine.done("grep -x ENLACE_COUNTRY=EC /etc/enlace/enlace.env");
        assertTheOfficerIsThere();

        // Removed while it runs.
        String removed = machine.done("dpkg -r --force-depends enlace");
        assertTrue(removed.contains("Stopped.") && removed.contains("stay in /var/lib/enlace"), removed);
        machine.done("! test -e /opt/enlace && ! test -e /usr/bin/enlace && test -e /etc/enlace/enlace.env");

        String purged = machine.done("dpkg -P enlace");
        assertTrue(purged.contains("rm -r /var/lib/enlace"), purged);
        machine.done("! test -e /etc/enlace && test -d /var/lib/enlace/database");
        assertEquals("enlace:enlace 700", machine.done(OWNER + "/var/lib/enlace"));

        machine.done(INSTALL + " && " + COUNTRY + " && enlace start");
        assertTheOfficerIsThere();
    }

    private void assertTheOfficerIsThere() {
        String officers = machine.done("enlace shell officer:list");
        assertTrue(officers.contains("maria.perez"), officers);
    }

    @Test
    void theCommandSaysWhatIsWrongWithItsSettings() {
        machine.done(INSTALL);
        machine.done("cp /etc/enlace/enlace.env /tmp/good");
        assertTrue(settings("ENLACE_HTTP_PORT = 8282").contains("is no setting"));
        assertTrue(settings("export ENLACE_COUNTRY=EC").contains("is no setting"));
        assertTrue(settings("PATH=/tmp").contains("is no setting"));
        assertTrue(settings("ENLACE_DATA=/srv/enlace").contains("sets ENLACE_DATA"));
        assertTrue(settings("ENLACE_COUNTRY=\"EC\"").contains("ENLACE_COUNTRY is \"\"EC\"\""));
        machine.done("cp /tmp/good /etc/enlace/enlace.env");
        assertTrue(machine.refused(2, "enlace demo").contains("A demonstration does not belong"));
        assertTrue(machine.refused(2, "setpriv --reuid=nobody --clear-groups enlace status")
                .contains("The node belongs to the user enlace"));
        // Nothing runs, which is an answer.
        machine.refused(3, "enlace status");
        assertTrue(machine.done("enlace-verify /media/usb/modules/protocol-library-*.zip")
                .startsWith("WHOLE"));
    }

    /** What the command says of a file of settings with one more line. */
    private String settings(String line) {
        machine.done("cat /tmp/good - >/etc/enlace/enlace.env <<'LINE'\n" + line + "\nLINE");
        return machine.refused(2, "enlace status");
    }

    @Test
    void theUnitIsSoundAndLeavesTheServiceLittle() {
        assumeTrue(machine.has("systemd-analyze"), "no systemd-analyze on this machine");
        machine.done(INSTALL);
        String said = machine.done(
                "systemd-analyze verify --man=no --recursive-errors=no /usr/lib/systemd/system/enlace.service");
        assertFalse(said.contains("enlace.service"), said);
        // Out of 10, which is a service with every right.
        machine.done("systemd-analyze security --offline=true --no-pager --threshold=20"
                + " /usr/lib/systemd/system/enlace.service");
        // And it would be seen.
        machine.done("sed '/^ProtectSystem\\|^CapabilityBoundingSet\\|^SystemCallFilter\\|^User/d'"
                + " /usr/lib/systemd/system/enlace.service >/tmp/enlace.service");
        machine.refused(1, "systemd-analyze security --offline=true --no-pager --threshold=20 /tmp/enlace.service");
    }
}
