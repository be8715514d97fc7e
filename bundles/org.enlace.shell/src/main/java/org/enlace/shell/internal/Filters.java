package org.enlace.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.enlace.platform.Permission;

/** What may stand after a bar: {@code grep}, {@code head}, {@code tail}. They read lines, never files. */
final class Filters {
    private Filters() {}

    static List<Filter> all() {
        return List.of(new Grep(), new Head(), new Tail());
    }

    private abstract static class Lines implements Filter {
        @Override
        public String scope() {
            return "";
        }

        @Override
        public Permission permission() {
            return OwnWord.PERMISSION;
        }

        @Override
        public boolean changes() {
            return false;
        }

        static int count(Invocation invocation) {
            String typed = invocation.argument(0).orElse("10");
            if (!typed.matches("\\d{1,6}")) {
                throw new WrongUse("LINES is a whole number from 0 to 999999, not \"" + typed + "\".");
            }
            return Integer.parseInt(typed);
        }

        static final Parameter LINES = new Parameter("LINES", "how many, 10 unless said otherwise", false, false);
    }

    private static final class Grep extends Lines {
        private static final Option INVERT = new Option("not", "the lines that do not contain it", "");

        @Override
        public String name() {
            return "grep";
        }

        @Override
        public String summary() {
            return "after a bar: only the lines that contain a text, in capitals or not";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("TEXT", "what a line must contain", true, false));
        }

        @Override
        public List<Option> options() {
            return List.of(INVERT);
        }

        @Override
        public String example() {
            return "log:tail | grep WARN";
        }

        @Override
        public int filter(Invocation invocation, BufferedReader in) throws IOException {
            String wanted = invocation.argument(0).orElseThrow().toLowerCase(Locale.ROOT);
            boolean any = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).contains(wanted) != invocation.has(INVERT)) {
                    invocation.out().println(line);
                    any = true;
                }
            }
            return any ? Dispatcher.OK : Dispatcher.FAILED;
        }
    }

    private static final class Head extends Lines {
        @Override
        public String name() {
            return "head";
        }

        @Override
        public String summary() {
            return "after a bar: only the first lines";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(LINES);
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public String example() {
            return "help | head 5";
        }

        @Override
        public int filter(Invocation invocation, BufferedReader in) throws IOException {
            int left = count(invocation);
            for (String line; left > 0 && (line = in.readLine()) != null; left--) {
                invocation.out().println(line);
            }
            return Dispatcher.OK;
        }
    }

    private static final class Tail extends Lines {
        @Override
        public String name() {
            return "tail";
        }

        @Override
        public String summary() {
            return "after a bar: only the last lines";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(LINES);
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public String example() {
            return "help | tail 5";
        }

        @Override
        public int filter(Invocation invocation, BufferedReader in) throws IOException {
            int count = count(invocation);
            Deque<String> last = new ArrayDeque<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                last.add(line);
                if (last.size() > count) {
                    last.remove();
                }
            }
            last.forEach(invocation.out()::println);
            return Dispatcher.OK;
        }
    }
}
