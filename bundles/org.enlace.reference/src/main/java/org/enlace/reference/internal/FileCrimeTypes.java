package org.enlace.reference.internal;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The codes of {@code iccs.json}, read at their first use and again when another edition comes into force. */
@Component
public final class FileCrimeTypes implements CrimeTypes {
    private static final Pattern FORM = Pattern.compile("\\d{2}|\\d{4}|\\d{5}|\\d{6}");

    record Known(Map<String, CrimeType> byCode, List<CrimeType> offered) {}

    private final Supplier<Known> known;

    @Activate
    public FileCrimeTypes(@Reference Editions editions) {
        known = () -> editions.now().crimeTypes().get();
    }

    FileCrimeTypes(Path file) {
        known = new Once<>(() -> read(file));
    }

    @Override
    public List<CrimeType> all() {
        return known.get().offered();
    }

    @Override
    public Optional<CrimeType> find(String code) {
        return code == null
                ? Optional.empty()
                : Optional.ofNullable(known.get().byCode().get(code));
    }

    static Known read(Path file) {
        Map<String, CrimeType> byCode = new TreeMap<>();
        Set<String> retired = new HashSet<>();
        List<ReferenceRecord> records = new ReferenceFile(file).read(each -> {
            CrimeType type = type(each);
            if (byCode.putIfAbsent(type.code(), type) != null) {
                throw each.wrong("code", "is " + type.code() + ", which another record has already");
            }
            if (each.retired()) {
                retired.add(type.code());
            }
            return each;
        });
        for (ReferenceRecord each : records) {
            String parent = each.textOrNull("parent");
            if (parent != null && !byCode.containsKey(parent)) {
                throw each.wrong("parent", "is " + parent + ", which no record has as its code");
            }
        }
        return new Known(
                byCode,
                byCode.values().stream()
                        .filter(type -> retired.stream().noneMatch(type.code()::startsWith))
                        .toList());
    }

    static CrimeType type(ReferenceRecord each) {
        String code = each.text("code");
        if (!FORM.matcher(code).matches()) {
            throw each.wrong("code", "is \"" + code + "\", but 2, 4, 5 or 6 digits are expected");
        }
        int level = Math.max(1, code.length() - 2);
        if (each.number("level") != level) {
            throw each.wrong("level", "is " + each.number("level") + ", but " + code + " stands at level " + level);
        }
        String parent = each.textOrNull("parent");
        if ((parent == null) != (level == 1) || parent != null && !code.startsWith(parent)) {
            throw each.wrong("parent", "is " + parent + ", but the code above " + code + " begins it");
        }
        return new CrimeType(code, level, parent, each.names("name"));
    }
}
