package org.enlace.shell.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Origin;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Tab offers: commands the caller may run, their options, what they know for a parameter, and files. */
final class Completion implements Completer {
    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);
    private static final Set<String> JOINTS = Set.of("|", ";", "&&", "||");
    private static final Set<String> FILES = Set.of("FILE", "FILES", "ARCHIVE", "PATH", "FOLDER");
    private static final int MOST_FILES = 200;

    private final Dispatcher dispatcher;
    private final Caller caller;
    private final Path folder;

    Completion(Dispatcher dispatcher, Caller caller, Path folder) {
        this.dispatcher = dispatcher;
        this.caller = caller;
        this.folder = folder;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before =
                line.words().subList(0, Math.min(line.wordIndex(), line.words().size()));
        int joint = -1;
        for (int i = 0; i < before.size(); i++) {
            joint = JOINTS.contains(before.get(i)) ? i : joint;
        }
        boolean piped = joint >= 0 && before.get(joint).equals("|");
        List<String> words = before.subList(joint + 1, before.size());
        String typed =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        (words.isEmpty() ? commands(piped) : rest(words, typed))
                .stream().filter(Completion::isPlain).forEach(candidates::add);
    }

    /** Names of files and records come from others, and nothing of theirs commands this terminal. */
    private static boolean isPlain(Candidate candidate) {
        return candidate.value().chars().noneMatch(Character::isISOControl);
    }

    private List<Candidate> commands(boolean piped) {
        return dispatcher.everything().values().stream()
                .filter(command -> command instanceof Filter == piped && caller.holds(command.permission()))
                .map(command -> candidate(Usage.name(command), command.summary(), true))
                .toList();
    }

    private List<Candidate> rest(List<String> words, String typed) {
        Optional<Command> found = dispatcher.find(words.get(0)).filter(command -> caller.holds(command.permission()));
        if (found.isEmpty()) {
            return List.of();
        }
        Command command = found.get();
        List<String> given = words.subList(1, words.size());
        if (!given.isEmpty() && waitsForValue(command, given.get(given.size() - 1))) {
            return List.of();
        }
        if (typed.startsWith("-") && !given.contains("--")) {
            return options(command, given);
        }
        return parameter(command, position(command, given))
                .map(parameter -> values(command, parameter, typed))
                .orElse(List.of());
    }

    private static boolean waitsForValue(Command command, String word) {
        return command.options().stream().anyMatch(option -> !option.isSwitch() && word.equals("--" + option.name()));
    }

    private static List<Candidate> options(Command command, List<String> given) {
        List<Candidate> options = new ArrayList<>();
        for (Option option : command.options()) {
            boolean used = given.stream().anyMatch(word -> (word + "=").startsWith("--" + option.name() + "="));
            if (!used) {
                options.add(candidate("--" + option.name(), option.summary(), true));
            }
        }
        options.add(candidate("--help", "explain " + Usage.name(command), true));
        return options;
    }

    private static int position(Command command, List<String> given) {
        int position = 0;
        for (int i = 0; i < given.size(); i++) {
            if (waitsForValue(command, given.get(i))) {
                i++;
            } else if (!given.get(i).startsWith("-")) {
                position++;
            }
        }
        return position;
    }

    private static Optional<Parameter> parameter(Command command, int position) {
        List<Parameter> parameters = command.parameters();
        if (position < parameters.size()) {
            return Optional.of(parameters.get(position));
        }
        return Optional.ofNullable(parameters.isEmpty() ? null : parameters.get(parameters.size() - 1))
                .filter(Parameter::repeats);
    }

    private List<Candidate> values(Command command, Parameter parameter, String typed) {
        List<Candidate> values = new ArrayList<>();
        try {
            command.complete(parameter).forEach(value -> values.add(candidate(value, null, true)));
        } catch (RuntimeException e) {
            LOG.warn("{} could not complete {}", Usage.name(command), parameter.name(), e);
        }
        if (FILES.contains(parameter.name())) {
            values.addAll(files(typed));
        }
        return values;
    }

    /** At the console client and node share one machine and one user; from elsewhere there is one folder alone. */
    private List<Candidate> files(String typed) {
        List<Candidate> files = new ArrayList<>();
        try {
            String parent = typed.substring(0, typed.lastIndexOf('/') + 1);
            Path place = folder.resolve(parent).toRealPath();
            if (caller.origin().door() == Origin.Door.SSH && !place.startsWith(folder.toRealPath())) {
                return List.of();
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
                for (Path entry : entries) {
                    boolean deeper = Files.isDirectory(entry);
                    if (!entry.getFileName().toString().startsWith(".") && files.size() < MOST_FILES) {
                        files.add(candidate(parent + entry.getFileName() + (deeper ? "/" : ""), null, !deeper));
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            LOG.debug("No files to offer for {}", typed, e);
        }
        return files;
    }

    private static Candidate candidate(String value, String description, boolean complete) {
        return new Candidate(
                value, value, null, description == null ? null : Plain.of(description), null, null, complete);
    }
}
