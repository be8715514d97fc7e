package org.enlace.training.exchange;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;

/**
 * What has to be ready before an officer travels.
 *
 * @param ticked what is, each with who said so
 */
public record Preparation(Map<Item, Tick> ticked) {
    public static final Preparation NONE = new Preparation(Map.of());

    public Preparation {
        Map<Item, Tick> ordered = new EnumMap<>(Item.class);
        ordered.putAll(ticked);
        ticked = Collections.unmodifiableMap(ordered);
    }

    /** What there is to prepare. */
    public enum Item {
        PROGRAMME(false),
        TRAVEL(true),
        INSURANCE(false),
        VISA(true);

        private final boolean dispensable;

        Item(boolean dispensable) {
            this.dispensable = dispensable;
        }

        /** The word used in the API and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param needed whether it is ready; otherwise it was not needed, as a visa within the Andean Community */
    public record Tick(boolean needed, Stamp by) {
        public Tick {
            Objects.requireNonNull(by, "by");
        }
    }

    /** What is not ready yet, in the order of the list. */
    public List<Item> missing() {
        return Arrays.stream(Item.values())
                .filter(item -> !ticked.containsKey(item))
                .toList();
    }

    /** @throws Refusal {@code placement.not-dispensable} for a programme or an insurance: nobody travels without */
    Preparation with(Item item, boolean needed, Stamp by) {
        if (!needed && !item.dispensable) {
            throw new Refusal(
                            "placement.not-dispensable",
                            "Nobody travels without \"" + item.token() + "\"; prepare it",
                            item.token())
                    .at("item");
        }
        Map<Item, Tick> more = new EnumMap<>(Item.class);
        more.putAll(ticked);
        more.put(item, new Tick(needed, by));
        return new Preparation(more);
    }

    /** Takes a tick back. */
    Preparation without(Item item) {
        Map<Item, Tick> fewer = new EnumMap<>(Item.class);
        fewer.putAll(ticked);
        fewer.remove(item);
        return new Preparation(fewer);
    }
}
