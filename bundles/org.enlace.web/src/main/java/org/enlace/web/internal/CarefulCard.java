package org.enlace.web.internal;

import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Card;
import org.enlace.web.internal.ui.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A module's card that says so when it fails, instead of taking the home page along. */
record CarefulCard(Card card) implements Card {
    private static final Logger LOG = LoggerFactory.getLogger(CarefulCard.class);

    @Override
    public Permission permission() {
        return card.permission();
    }

    @Override
    public int order() {
        return card.order();
    }

    @Override
    public Content content(Caller caller) {
        try {
            return card.content(caller);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The card {} failed", card.getClass().getName(), e);
            Words words = new Words(caller.language());
            return new Content(words.get("error.503.title"), words.get("error.503.text"), java.util.List.of());
        }
    }
}
