package org.enlace.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.enlace.search.Search.Fragment;

/** Marks the words of a question in a text, and finds the passage that says most about them. */
final class Marking {
    /** Characters of a passage, about two lines. */
    static final int PASSAGE = 220;

    /** Characters before the first word of a passage. */
    private static final int LEAD = 60;

    /** A passage is looked for in so many characters of a text. */
    private static final int LONGEST = 100_000;

    private record Match(int start, int end, int word) {}

    private final Analyzer analyzer;
    private final Map<String, Integer> terms;

    /** @param terms the terms to mark, each with the number of the word it belongs to */
    Marking(Analyzer analyzer, Map<String, Integer> terms) {
        this.analyzer = analyzer;
        this.terms = terms;
    }

    /** The whole text. */
    List<Fragment> whole(String text) {
        return fragments(text, 0, text.length(), matches(text));
    }

    /** The passage with the most different words; the beginning where none is in the text. */
    List<Fragment> passage(String full) {
        String text = full.length() > LONGEST ? full.substring(0, LONGEST) : full;
        List<Match> matches = matches(text);
        int start = matches.isEmpty() ? 0 : start(text, best(matches).start());
        int end = end(text, start);
        List<Fragment> fragments = new ArrayList<>(fragments(text, start, end, matches));
        if (start > 0) {
            fragments.add(0, new Fragment("… ", false));
        }
        if (end < full.length()) {
            fragments.add(new Fragment(" …", false));
        }
        return joined(fragments);
    }

    boolean isIn(String text) {
        return !matches(text).isEmpty();
    }

    private static Match best(List<Match> matches) {
        Match best = matches.get(0);
        double most = 0;
        for (int i = 0; i < matches.size(); i++) {
            Set<Integer> words = new HashSet<>();
            int many = 0;
            int limit = matches.get(i).start() + PASSAGE - LEAD;
            for (int j = i; j < matches.size() && matches.get(j).end() <= limit; j++) {
                words.add(matches.get(j).word());
                many++;
            }
            double worth = words.size() + Math.min(many, 9) / 10.0;
            if (worth > most) {
                most = worth;
                best = matches.get(i);
            }
        }
        return best;
    }

    /** The beginning of the sentence where it is near, else of a word. */
    private static int start(String text, int match) {
        int earliest = Math.max(0, match - LEAD);
        if (earliest == 0) {
            return 0;
        }
        for (int i = match; i > earliest; i--) {
            boolean sentence = text.charAt(i - 1) == '\n'
                    || i > 1 && Character.isWhitespace(text.charAt(i - 1)) && ".!?;".indexOf(text.charAt(i - 2)) >= 0;
            if (sentence) {
                return i;
            }
        }
        int start = earliest;
        while (start < match && !Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (start < match && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int end(String text, int start) {
        int end = Math.min(text.length(), start + PASSAGE);
        if (end < text.length()) {
            int blank = end;
            while (blank > start + PASSAGE / 2 && !Character.isWhitespace(text.charAt(blank))) {
                blank--;
            }
            boolean found = blank > start + PASSAGE / 2;
            end = found ? blank : end - (Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0);
        }
        return end;
    }

    private static List<Fragment> fragments(String text, int start, int end, List<Match> matches) {
        List<Fragment> fragments = new ArrayList<>();
        int at = start;
        for (Match match : matches) {
            if (match.start() >= at && match.end() <= end) {
                fragments.add(new Fragment(text.substring(at, match.start()), false));
                fragments.add(new Fragment(text.substring(match.start(), match.end()), true));
                at = match.end();
            }
        }
        fragments.add(new Fragment(text.substring(at, end), false));
        return joined(fragments);
    }

    /** Neighbours of the same kind in one, and line breaks as blanks. */
    private static List<Fragment> joined(List<Fragment> fragments) {
        List<Fragment> joined = new ArrayList<>();
        for (Fragment each : fragments) {
            String text = each.text().replaceAll("\\s+", " ");
            Fragment last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (text.isEmpty()) {
                continue;
            }
            if (last != null && last.matched() == each.matched()) {
                joined.set(joined.size() - 1, new Fragment(last.text() + text, each.matched()));
            } else {
                joined.add(new Fragment(text, each.matched()));
            }
        }
        return joined;
    }

    private List<Match> matches(String text) {
        List<Match> matches = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            int last = -1;
            while (tokens.incrementToken()) {
                Integer word = terms.get(term.toString());
                if (word != null && offset.startOffset() > last) {
                    matches.add(new Match(offset.startOffset(), offset.endOffset(), word));
                    last = offset.startOffset();
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return matches;
    }
}
