package org.enlace.shell.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;

/**
 * The words after a command's name, read against its declaration: {@code --option}, {@code --option value},
 * {@code --option=value}, parameters, and {@code --} after which everything is a parameter.
 *
 * @param help       whether {@code --help} stands among them; then nothing else was checked
 * @param parameters in order
 * @param options    by long name; a switch has an empty value
 */
record Arguments(boolean help, List<String> parameters, Map<String, String> options) {

    /** @throws WrongUse when the words do not fit, naming the word, the rule and the nearest right one */
    static Arguments read(Command command, List<String> words) {
        int end = words.indexOf("--");
        List<String> mayBeOptions = end < 0 ? words : words.subList(0, end);
        if (mayBeOptions.contains("--help") || mayBeOptions.contains("-h")) {
            return new Arguments(true, List.of(), Map.of());
        }
        List<String> parameters = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                parameters.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.length() == 1 || word.matches("-\\d+")) {
                parameters.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            Option option = option(command, equals < 0 ? word : word.substring(0, equals));
            String value = "";
            if (option.isSwitch() && equals >= 0) {
                throw new WrongUse("--" + option.name() + " takes no value, so not \"" + word + "\".");
            } else if (!option.isSwitch() && equals >= 0) {
                value = word.substring(equals + 1);
            } else if (!option.isSwitch()) {
                if (i + 1 == words.size() || words.get(i + 1).startsWith("--")) {
                    throw new WrongUse("--" + option.name() + " needs a value: --" + option.name() + " "
                            + option.value() + ", " + option.summary() + ".");
                }
                value = words.get(++i);
            }
            if (options.put(option.name(), value) != null) {
                throw new WrongUse("--" + option.name() + " stands there twice; once is enough.");
            }
        }
        count(command, parameters);
        return new Arguments(false, List.copyOf(parameters), options);
    }

    private static Option option(Command command, String word) {
        if (word.startsWith("--")) {
            for (Option option : command.options()) {
                if (option.name().equals(word.substring(2))) {
                    return option;
                }
            }
        }
        List<String> known = new ArrayList<>(
                command.options().stream().map(option -> "--" + option.name()).toList());
        known.add("--help");
        List<String> near = Names.near(word.startsWith("--") ? word : "-" + word, known);
        throw new WrongUse("No option \"" + word + "\" here"
                + (near.isEmpty() ? "; there are " + String.join(", ", known) + "." : Names.suggestion(near)));
    }

    private static void count(Command command, List<String> given) {
        List<Parameter> declared = command.parameters();
        for (int i = given.size(); i < declared.size(); i++) {
            if (declared.get(i).required()) {
                throw new WrongUse(declared.get(i).name() + " is missing: "
                        + declared.get(i).summary() + ".");
            }
        }
        boolean repeats =
                !declared.isEmpty() && declared.get(declared.size() - 1).repeats();
        if (given.size() > declared.size() && !repeats) {
            String rule = declared.isEmpty()
                    ? "no parameter"
                    : declared.size() == 1 ? "one parameter" : "at most " + declared.size() + " parameters";
            throw new WrongUse("This takes " + rule + ", so not \"" + given.get(declared.size()) + "\".");
        }
    }
}
