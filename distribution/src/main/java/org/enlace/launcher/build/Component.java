package org.enlace.launcher.build;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A component of the bill of materials, and where the distribution has it.
 *
 * @param described what the bill of materials says of it
 * @param gathered  its jar as its maker published it
 * @param places    the shipped jars that hold it or a part of it; none if it is not shipped
 */
record Component(JsonObject described, ShippedJars.Jar gathered, List<ShippedJars.Jar> places) {
    private static final String OWN_GROUP = "org.enlace";

    static List<Component> of(List<JsonObject> described, GatheredJars jars, ShippedJars shipped) throws IOException {
        List<Component> components = new ArrayList<>();
        for (JsonObject component : described) {
            ShippedJars.Jar gathered =
                    ShippedJars.read(jars.find(name(component) + ":" + component.getString("version")));
            components.add(new Component(component, gathered, shipped.with(gathered)));
        }
        return components;
    }

    /** {@code group:artifact}. */
    String name() {
        return name(described);
    }

    String version() {
        return described.getString("version");
    }

    boolean isOwn() {
        return described.getString("group", "").equals(OWN_GROUP);
    }

    boolean isShipped() {
        return !places.isEmpty();
    }

    /** The shipped jars that are this component and nothing else. */
    List<ShippedJars.Jar> wholes() {
        return places.stream().filter(place -> place.isWhole(gathered)).toList();
    }

    private static String name(JsonObject component) {
        return component.getString("group", "") + ":" + component.getString("name");
    }
}
