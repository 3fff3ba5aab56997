package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fetchandrotate.model.ImageFormat;

/// Which file becomes which in a [LocalRotation]. Targets bear the sources' names; a name that is taken, by a
/// file already in the folder or an earlier source (also one that differs only by case), gets a number:
/// `a.jpg`, `a--2.jpg`. So nothing is ever overwritten, least of all a source.
public final class RotationPlan {
    private final List<Step> steps = new ArrayList<>();

    /// @param shown the source as the user named it
    public record Step(Path shown, Path source, Path target) {}

    /// @param folder the current one
    /// @param arguments files, and folders that stand for the images directly in them
    /// @param target the folder for the rotated copies; made if it is missing
    /// @throws IOException if a folder can't be read or made
    public RotationPlan(Path folder, List<Path> arguments, Path target) throws IOException {
        Files.createDirectories(target);
        Set<String> taken = namesIn(target);
        for (Path argument : arguments) {
            for (Path shown : expand(folder, argument)) {
                Path name = shown.getFileName();
                String free = freeName(name == null ? "image" : name.toString(), taken);
                steps.add(new Step(shown, folder.resolve(shown), target.resolve(free)));
            }
        }
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    private static Set<String> namesIn(Path target) throws IOException {
        Set<String> names = new HashSet<>();
        try (var files = Files.list(target)) {
            files.forEach(file -> names.add(comparable(String.valueOf(file.getFileName()))));
        }
        return names;
    }

    private static List<Path> expand(Path folder, Path argument) throws IOException {
        if (!Files.isDirectory(folder.resolve(argument))) {
            return List.of(argument);
        }
        try (var files = Files.list(folder.resolve(argument))) {
            return files.filter(file -> Files.isRegularFile(file) && hasImageSuffix(file))
                    .sorted()
                    .map(file -> argument.resolve(file.getFileName()))
                    .toList();
        }
    }

    private static boolean hasImageSuffix(Path file) {
        String name = String.valueOf(file.getFileName());
        return ImageFormat.ofSuffix(name.substring(name.lastIndexOf('.') + 1)).isPresent();
    }

    private static String freeName(String name, Set<String> taken) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String suffix = dot > 0 ? name.substring(dot) : "";
        String free = name;
        for (int number = 2; !taken.add(comparable(free)); number++) {
            free = stem + "--" + number + suffix;
        }
        return free;
    }

    private static String comparable(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
