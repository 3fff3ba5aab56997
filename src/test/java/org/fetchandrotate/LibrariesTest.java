package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// The list of libraries under *About* is made of the build: what `pom.xml` ships, and what that ships in turn,
/// each with the name and the licence of its own POM. `-Dlibraries.write=true` writes it anew.
final class LibrariesTest {
    private static final Path LIST = Path.of("src/main/resources/org/fetchandrotate/desktop/shell/libraries.txt");

    @Test
    void aboutNamesWhatIsShipped() throws Exception {
        List<String> lines = shipped();
        assertThat(lines).hasSizeGreaterThan(15).noneMatch(line -> line.endsWith("· "));
        if (Boolean.getBoolean("libraries.write")) {
            Files.write(LIST, lines);
        }
        assertThat(Files.readAllLines(LIST))
                .as("written anew by -Dlibraries.write=true")
                .isEqualTo(lines);
    }

    /// One line for each, sorted.
    private static List<String> shipped() throws Exception {
        Map<String, Path> poms = pomsOfTheClassPath();
        Deque<Path> open = new ArrayDeque<>(List.of(Path.of("pom.xml").toAbsolutePath()));
        Map<String, String> lines = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            Path project = open.pop();
            for (String artifact : dependencies(project)) {
                Path pom = poms.get(artifact);
                if (pom != null && !lines.containsKey(artifact)) {
                    lines.put(artifact, artifact + " · " + licence(pom));
                    open.push(pom);
                }
            }
        }
        return List.copyOf(new TreeSet<>(lines.values()));
    }

    /// Beside each jar of the local repository lies its POM.
    private static Map<String, Path> pomsOfTheClassPath() {
        Map<String, Path> poms = new LinkedHashMap<>();
        Stream.of("java.class.path", "jdk.module.path")
                .flatMap(property ->
                        Arrays.stream(System.getProperty(property, "").split(":")))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .forEach(jar -> {
                    // …/artifact/version/artifact-version.jar
                    String artifact = jar.getName(jar.getNameCount() - 3).toString();
                    String version = jar.getName(jar.getNameCount() - 2).toString();
                    Path pom = jar.resolveSibling(artifact + "-" + version + ".pom");
                    if (Files.exists(pom)) {
                        poms.putIfAbsent(artifact, pom);
                    }
                });
        return poms;
    }

    private static List<String> dependencies(Path pom) throws Exception {
        List<String> shipped = new ArrayList<>();
        for (Element dependency : declared(read(pom)).toList()) {
            String artifact = text(dependency, "artifactId").orElseThrow();
            Optional<String> scope = text(dependency, "scope");
            String known = scope.isPresent() ? scope.get() : managedScope(pom, artifact);
            boolean isOptional = text(dependency, "optional").orElse("").equals("true");
            if (!isOptional && List.of("compile", "runtime").contains(known)) {
                shipped.add(artifact);
            }
        }
        return shipped;
    }

    private static Stream<Element> declared(Element of) {
        return children(of, "dependencies").flatMap(all -> children(all, "dependency"));
    }

    /// As the project or a parent of it says once for all.
    private static String managedScope(Path pom, String artifact) throws Exception {
        Optional<Path> file = Optional.of(pom);
        while (file.isPresent()) {
            Element project = read(file.get());
            Optional<String> scope = children(project, "dependencyManagement")
                    .flatMap(LibrariesTest::declared)
                    .filter(dependency ->
                            text(dependency, "artifactId").orElse("").equals(artifact))
                    .flatMap(dependency -> text(dependency, "scope").stream())
                    .findFirst();
            if (scope.isPresent()) {
                return scope.get();
            }
            file = parent(project, file.get());
        }
        return "compile";
    }

    /// Its own, or that of the nearest parent that has one.
    private static String licence(Path pom) throws Exception {
        Optional<Path> file = Optional.of(pom);
        while (file.isPresent()) {
            Element project = read(file.get());
            List<String> names = children(project, "licenses")
                    .flatMap(all -> children(all, "license"))
                    .map(license -> text(license, "name").orElseThrow())
                    .toList();
            if (!names.isEmpty()) {
                return String.join(" or ", names);
            }
            file = parent(project, file.get());
        }
        return "";
    }

    private static Optional<Path> parent(Element project, Path pom) {
        return children(project, "parent").findFirst().map(parent -> {
            String artifact = text(parent, "artifactId").orElseThrow();
            String version = text(parent, "version").orElseThrow();
            return repository(pom)
                    .resolve(text(parent, "groupId").orElseThrow().replace('.', '/'))
                    .resolve(artifact)
                    .resolve(version)
                    .resolve(artifact + "-" + version + ".pom");
        });
    }

    private static Path repository(Path pom) {
        Path folder = pom;
        while (!folder.endsWith("repository")) {
            folder = Objects.requireNonNull(folder.getParent(), () -> pom + " lies in no repository");
        }
        return folder;
    }

    private static Element read(Path pom) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
    }

    private static Stream<Element> children(Element element, String name) {
        return Stream.iterate(element.getFirstChild(), child -> child != null, Node::getNextSibling)
                .filter(child -> child instanceof Element && child.getNodeName().equals(name))
                .map(Element.class::cast);
    }

    private static Optional<String> text(Element element, String name) {
        return children(element, name)
                .findFirst()
                .map(child -> child.getTextContent().strip());
    }
}
