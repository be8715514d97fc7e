package org.enlace.search.internal;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Puts the stems of each word in its place, several at the same position. */
final class StemFilter extends TokenFilter {
    private final Stems stems;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private Iterator<String> others = List.<String>of().iterator();
    private State state;

    StemFilter(TokenStream input, Stems stems) {
        super(input);
        this.stems = stems;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (others.hasNext()) {
            restoreState(state);
            increment.setPositionIncrement(0);
            term.setEmpty().append(others.next());
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        Iterator<String> all = stems.of(term.toString()).iterator();
        term.setEmpty().append(all.next());
        others = all;
        state = all.hasNext() ? captureState() : null;
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        others = List.<String>of().iterator();
        state = null;
    }
}
