package org.enlace.shell.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code log:tail}: the last lines of the node's log, and those that follow. */
@Component
public final class LogTail implements Command {
    private static final Option LINES =
            new Option("lines", "how many lines, 1 to 100000 and 16 MB at most; 50 unless said otherwise", "N");
    private static final Option FOLLOW = new Option("follow", "go on with each new line until Ctrl-C", "");
    private static final int MOST = 100_000;
    private static final long PAUSE_MILLIS = 250;

    private final Path file;

    @Activate
    public LogTail(@Reference Node node) {
        this(LogFile.of(node));
    }

    LogTail(Path file) {
        this.file = file;
    }

    @Override
    public String scope() {
        return "log";
    }

    @Override
    public String name() {
        return "tail";
    }

    @Override
    public String summary() {
        return "print the last lines of the log";
    }

    @Override
    public Permission permission() {
        return new Permission("log.read");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(LINES, FOLLOW, Option.JSON);
    }

    @Override
    public String example() {
        return "log:tail --lines 20";
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        int count = count(invocation.value(LINES).orElse("50"));
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    "log.none",
                    "There is no " + file + ": nothing was logged yet, or config/logback.xml of the data folder has the"
                            + " log elsewhere");
        }
        long end = Files.size(file);
        List<String> lines = LogFile.last(file, end, count, Instant.MIN);
        if (invocation.has(Option.JSON) && !invocation.has(FOLLOW)) {
            list(invocation, lines);
            return Dispatcher.OK;
        }
        if (invocation.has(Option.JSON)) {
            say(invocation, lines);
        } else {
            print(invocation, last(lines, count));
        }
        invocation.out().flush();
        if (invocation.has(FOLLOW)) {
            follow(invocation, end);
        }
        return Dispatcher.OK;
    }

    private static int count(String typed) {
        int count = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
        if (count < 1 || count > MOST) {
            throw new Refusal(
                    "shell.value", "--lines takes a whole number from 1 to " + MOST + ", not \"" + typed + "\"");
        }
        return count;
    }

    /** Until Ctrl-C, which is the way it is meant to end. */
    private void follow(Invocation invocation, long from) throws IOException {
        long seen = from;
        StringBuilder begun = new StringBuilder();
        while (!invocation.out().checkError()) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            long length = Files.exists(file) ? Files.size(file) : 0;
            if (length < seen) {
                seen = 0;
            }
            if (length > seen) {
                byte[] bytes = new byte[(int) Math.min(length - seen, LogFile.MOST_BYTES)];
                try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
                    log.seek(seen);
                    log.readFully(bytes);
                }
                seen += bytes.length;
                begun.append(new String(bytes, StandardCharsets.UTF_8));
                int newline = begun.lastIndexOf("\n");
                if (newline >= 0) {
                    say(invocation, begun.substring(0, newline).lines().toList());
                    begun.delete(0, newline + 1);
                    invocation.out().flush();
                }
            }
        }
    }

    private static Map<String, Object> json(LogLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", line.time());
        json.put("level", line.level());
        json.put("thread", line.thread());
        json.put("logger", line.logger());
        json.put("message", line.message());
        json.put("trace", line.trace());
        return json;
    }

    /** A list of all entries, of which one after the other is made: there may be as much of them as of the log. */
    private static void list(Invocation invocation, List<String> lines) {
        String[] before = {"["};
        LogLine.read(lines, entry -> {
            String one = Json.of(List.of(json(entry)));
            invocation.out().print(before[0] + one.substring(1, one.length() - 2));
            before[0] = ",";
        });
        invocation.out().println(before[0].equals("[") ? "[]" : "\n]");
    }

    /** Scripts that follow get one entry after the other. */
    private static void say(Invocation invocation, List<String> lines) {
        if (invocation.has(Option.JSON)) {
            LogLine.read(lines, entry -> invocation.json(json(entry)));
        } else {
            lines.forEach(line -> print(invocation, forPeople(line)));
        }
    }

    private static void print(Invocation invocation, Iterable<String> lines) {
        lines.forEach(line -> invocation.out().println(Plain.of(line)));
    }

    /** What is written for programs is said in the form for people; everything else as it stands there. */
    private static List<String> forPeople(String line) {
        return JsonEntry.of(line).map(LogLine::lines).orElseGet(() -> List.of(line));
    }

    /** From the end backwards: of entries with long traces few are looked at. */
    private static Deque<String> last(List<String> lines, int count) {
        Deque<String> said = new ArrayDeque<>();
        for (int at = lines.size() - 1; at >= 0 && said.size() < count; at--) {
            List<String> entry = forPeople(lines.get(at));
            for (int line = entry.size() - 1; line >= 0 && said.size() < count; line--) {
                said.addFirst(entry.get(line));
            }
        }
        return said;
    }
}
