package org.enlace.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Tells processes apart, also those of containers, where each one is process 1.
 *
 * @param boot      the start of the machine; empty where it is not known
 * @param processes the system's name of the table that the number is from, one for each container; empty where it is not known
 * @param process   the number
 * @param begun     when it was started, by the clock of the machine's start; empty where it is not known
 */
record ProcessMark(String boot, String processes, String process, String begun) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
    private static final Path PROCESSES = Path.of("/proc/self/ns/pid");
    private static final int STATE = 0;
    /** Of the fields after the name of the program, see proc(5). */
    private static final int BEGUN = 19;

    static ProcessMark own() throws IOException {
        String process = String.valueOf(ProcessHandle.current().pid());
        return new ProcessMark(bootNow(), processesNow(), process, begun(process));
    }

    static ProcessMark of(Properties told) {
        return new ProcessMark(
                told.getProperty("boot", ""),
                told.getProperty("processes", ""),
                told.getProperty("process", ""),
                told.getProperty("begun", ""));
    }

    String lines() {
        return "boot=" + boot + "\nprocesses=" + processes + "\nprocess=" + process + "\nbegun=" + begun + "\n";
    }

    /** Whether the process has ended for certain: only that of the same table on the same start of the machine can be looked for. */
    boolean isDead() throws IOException {
        return !boot.isEmpty()
                && boot.equals(bootNow())
                && !processes.isEmpty()
                && processes.equals(processesNow())
                && process.matches("[0-9]+")
                && !begun.isEmpty()
                && !begun.equals(begun(process));
    }

    /** Another one after each start of the machine. */
    private static String bootNow() throws IOException {
        return Files.exists(BOOT) ? Files.readString(BOOT).strip() : "";
    }

    private static String processesNow() {
        try {
            return Files.readSymbolicLink(PROCESSES).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** Empty if there is no such process, or it has ended and its parent did not ask yet how. */
    private static String begun(String process) {
        try {
            String stat = Files.readString(Path.of("/proc", process, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[STATE].equals("Z") ? "" : fields[BEGUN];
        } catch (IOException e) {
            return "";
        }
    }

    static String host() throws IOException {
        return Files.exists(HOST)
                ? Files.readString(HOST).strip()
                : InetAddress.getLocalHost().getHostName();
    }
}
