package org.enlace.identity.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.Permissions;
import org.enlace.platform.contribution.ValueForm;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What the values of sign-in have to look like: a name of a role stands for no permission, and would ask nobody for a second factor. */
@Component
public final class IdentityRules implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(IdentityRules.class);
    private static final String KEY = "secondFactor";
    private static final Pattern PATTERN =
            Pattern.compile("\\*|[a-z0-9-]+\\.\\*|\\*\\.[a-z0-9-]+|[a-z0-9-]+\\.[a-z0-9-]+");

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Permissions permissions;

    void permissions(Permissions there) {
        permissions = there;
    }

    @Override
    public String pid() {
        return IdentityComponent.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(KEY, ValueForm.of(TEXTS, "form.permissions", value -> PATTERN.matcher(value)
                .matches()));
    }

    /** A pattern that stands for no permission of this node is mistyped. */
    @Override
    public void requireUsable(Set<String> changed, Map<String, Object> values) {
        Permissions known = permissions;
        if (known == null || !changed.contains(KEY) || !(values.get(KEY) instanceof List<?> patterns)) {
            return;
        }
        for (Object pattern : patterns) {
            if (known.declared().keySet().stream()
                    .noneMatch(permission -> Settings.covers(String.valueOf(pattern), permission))) {
                throw new Refusal(
                        "second-factor.no-permission",
                        "\"" + KEY + "\" of " + pid() + " cannot be that: \"" + pattern
                                + "\" stands for no permission of this node (permission:list names them); nothing was"
                                + " changed",
                        KEY,
                        "\"" + pattern + "\"");
            }
        }
    }

    @Override
    public Optional<Texts> texts() {
        return Optional.of(TEXTS);
    }
}
