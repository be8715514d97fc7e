package org.enlace.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.EOFError;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.Parser.Executable;
import org.apache.felix.gogo.runtime.Parser.Operator;
import org.apache.felix.gogo.runtime.Parser.Pipeline;
import org.apache.felix.gogo.runtime.Parser.Program;
import org.apache.felix.gogo.runtime.Parser.Statement;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.apache.felix.gogo.runtime.Token;

/**
 * A typed line, taken apart by Gogo's grammar and found harmless: commands by name with plain words, joined by
 * {@code | ; && ||}. Variables, assignments of objects, method calls, closures, lists, redirections and jobs are refused.
 *
 * <p>The program handed to Gogo holds none of the typed text: each command stands there by its name, followed only by its
 * place in {@link #calls}. So there is nothing for Gogo to expand, and nothing to call but what is declared.
 *
 * @param program what Gogo runs
 * @param calls   what was typed, command by command
 */
record Plan(String program, List<Call> calls) {
    /** Commands of a line, and of one pipeline, whose stages each take a thread. */
    private static final int MOST = 100;

    private static final int MOST_PIPED = 8;

    /**
     * @param name     of the command
     * @param words    after the name
     * @param pipeline which pipeline of the line it stands in
     * @param piped    whether it reads what another prints
     */
    record Call(String name, List<String> words, int pipeline, boolean piped) {}

    /** @throws WrongUse when the line holds anything else */
    static Plan of(String line, Dispatcher dispatcher) {
        Program parsed;
        try {
            parsed = new Parser(line).program();
        } catch (EOFError e) {
            throw new WrongUse(
                    "The line is not complete: a quotation mark, a bracket or a command is missing at its end.");
        } catch (SyntaxError e) {
            throw new WrongUse("This is no command line: " + e.getMessage() + ".");
        } catch (RuntimeException | StackOverflowError e) {
            throw new WrongUse("This is no command line: it cannot be taken apart.");
        }
        StringBuilder program = new StringBuilder();
        List<Call> calls = new ArrayList<>();
        int pipeline = 0;
        for (Executable part : parsed.tokens()) {
            if (part instanceof Operator) {
                program.append(' ').append(operator(part)).append(' ');
            } else {
                pipeline(part, pipeline++, program, calls, dispatcher);
            }
        }
        return new Plan(program.toString(), List.copyOf(calls));
    }

    private static String operator(Token operator) {
        return switch (operator.toString()) {
            case ";", "\n" -> ";";
            case "&&" -> "&&";
            case "||" -> "||";
            case "&" -> throw new WrongUse("Commands do not run in the background here: leave out the \"&\".");
            default -> throw new WrongUse("\"" + operator + "\" is not part of this shell.");
        };
    }

    private static void pipeline(
            Executable part, int number, StringBuilder program, List<Call> calls, Dispatcher dispatcher) {
        List<Executable> stages = part instanceof Pipeline pipeline ? pipeline.tokens() : List.of(part);
        int first = calls.size();
        boolean piped = false;
        for (Executable stage : stages) {
            if (stage instanceof Operator) {
                if (!stage.toString().equals("|")) {
                    throw new WrongUse("\"" + stage + "\" is not part of this shell: use \"|\".");
                }
                program.append(" | ");
                piped = true;
            } else if (stage instanceof Statement statement) {
                if (calls.size() == MOST || calls.size() - first == MOST_PIPED) {
                    throw new WrongUse("A line has at most " + MOST + " commands, and at most " + MOST_PIPED
                            + " of them joined by \"|\".");
                }
                Call call = call(statement, number, piped, dispatcher);
                program.append(call.name().contains(":") ? "" : GogoLines.OWN).append(call.name());
                program.append(' ').append(calls.size());
                calls.add(call);
            } else {
                throw new WrongUse("\"" + stage + "\" is not part of this shell: type a command.");
            }
        }
    }

    private static Call call(Statement statement, int pipeline, boolean piped, Dispatcher dispatcher) {
        if (!statement.redirections().isEmpty()) {
            throw new WrongUse("\"" + statement.redirections().get(0)
                    + "\" is not part of this shell. To keep what a command prints: bin/enlace shell COMMAND > FILE.");
        }
        List<String> words = new ArrayList<>();
        for (Token token : statement.tokens()) {
            words.add(word(token));
        }
        if (words.isEmpty()) {
            throw new WrongUse("A command is missing.");
        }
        String name = words.get(0);
        if (words.size() > 1
                && words.get(1).equals("=")
                && dispatcher.find(name).isEmpty()) {
            throw new WrongUse("This shell has no variables, so \"" + name + "\" takes no value.");
        }
        boolean filter = dispatcher.require(name) instanceof Filter;
        if (filter && !piped) {
            throw new WrongUse(name + " reads what another command prints: "
                    + dispatcher.require(name).example() + ".");
        }
        if (!filter && piped) {
            throw new WrongUse(
                    name + " reads nothing, so it cannot stand after \"|\". There may stand: grep, head, tail.");
        }
        return new Call(name, List.copyOf(words.subList(1, words.size())), pipeline, piped);
    }

    private static String word(Token token) {
        if (token instanceof Parser.Closure || token instanceof Parser.Array || token instanceof Executable) {
            throw new WrongUse("\"" + token + "\" is not part of this shell. In quotation marks it is plain text.");
        }
        return plain(token.toString());
    }

    /** Takes quotation marks and backslashes away, as Gogo would. */
    static String plain(String token) {
        StringBuilder plain = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (quote == '\'') {
                if (c == '\'') {
                    quote = 0;
                } else {
                    plain.append(c);
                }
            } else if (c == '\\' && i + 1 < token.length()) {
                plain.append(token.charAt(++i));
            } else if (c == '"' || c == '\'' && quote == 0) {
                quote = quote == 0 ? c : 0;
            } else if (c == '$') {
                throw new WrongUse("This shell has no variables: write '$' in single quotation marks, or \\$.");
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
