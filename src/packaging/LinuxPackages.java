import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes a `.deb` and, where `rpmbuild` is installed, an `.rpm`. Both hold the same tree, command and menu entry
/// included, so that the package manager knows every file and no script runs at installation. (jpackage's own
/// packages do that work in scripts, which fail on a system that lacks `/usr/share/desktop-directories`.)
///
/// @param product what it is
/// @param target where it runs
/// @param licence the text
record LinuxPackages(Product product, Target target, Path licence) {
    private static final String HOME = "/opt/" + Product.COMMAND;
    private static final String FOLDERS_OF_ICONS = "usr/share/icons/hicolor/";

    void build(AppImage image, IconFiles icons) throws IOException, InterruptedException {
        Path tree = FileTree.fresh(product.work().resolve("linux")).root();
        lay(image, icons, tree);
        new FileTree(tree).touch(product.timestamp());
        buildDeb(tree);
        if (Tool.isInstalled("rpmbuild")) {
            buildRpm(tree);
        }
    }

    private void lay(AppImage image, IconFiles icons, Path tree) throws IOException, InterruptedException {
        Path home = tree.resolve(HOME.substring(1));
        Files.createDirectories(home.getParent());
        new FileTree(image.folder()).copyTo(home);
        Path command = tree.resolve("usr/bin").resolve(Product.COMMAND);
        Files.createDirectories(command.getParent());
        Files.createSymbolicLink(command, Path.of(HOME, "bin", Product.COMMAND));
        new LinuxDesktop(product, HOME).lay(tree, image.folder().resolve("bin").resolve(Product.COMMAND));
        for (int size : List.of(48, 128, 256)) {
            Path icon = tree.resolve(FOLDERS_OF_ICONS + size + "x" + size + "/apps/" + Product.COMMAND + ".png");
            Files.createDirectories(icon.getParent());
            Files.write(icon, icons.png(size));
        }
        write(
                tree.resolve(FOLDERS_OF_ICONS + "scalable/apps/" + Product.COMMAND + ".svg"),
                Files.readString(icons.source()));
        write(tree.resolve("usr/share/doc").resolve(Product.COMMAND).resolve("copyright"), Files.readString(licence));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void buildDeb(Path tree) throws IOException, InterruptedException {
        Path root = FileTree.fresh(product.work().resolve("deb")).root();
        new FileTree(tree).copyTo(root);
        write(root.resolve("DEBIAN/control"), """
                Package: %s
                Version: %s
                Section: graphics
                Priority: optional
                Architecture: %s
                Maintainer: %s <noreply@fetch-and-rotate.invalid>
                Installed-Size: %d
                Depends: libc6 (>= 2.17), zlib1g, libgtk-3-0 | libgtk-3-0t64, libx11-6, libxtst6, libxxf86vm1, libgl1
                Description: %s
                 %s
                """.formatted(
                        Product.COMMAND,
                        product.version(),
                        target.debianArchitecture(),
                        Product.VENDOR,
                        new FileTree(tree).bytes() / 1024,
                        Product.DESCRIPTION,
                        Product.LONG_DESCRIPTION));
        new FileTree(root).touch(product.timestamp());
        Path deb = product.installers()
                .resolve(Product.COMMAND + "_" + product.version() + "_" + target.debianArchitecture() + ".deb");
        Tool.run(
                product.work(),
                List.of("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", root.toString(), deb.toString()));
    }

    private void buildRpm(Path tree) throws IOException, InterruptedException {
        Path work = FileTree.fresh(product.work().resolve("rpm")).root();
        Path spec = work.resolve(Product.COMMAND + ".spec");
        write(spec, """
                Name: %s
                Version: %s
                Release: 1
                Summary: %s
                License: MIT
                AutoReqProv: no
                Requires: glibc, zlib, gtk3, libX11, libXtst, libXxf86vm, libglvnd-glx
                %%global __os_install_post %%{nil}
                %%define _build_id_links none
                %%define _binary_payload w3.xzdio
                %%description
                %s
                %%install
                cp -a "%s/." %%{buildroot}/
                %%files
                %%defattr(-,root,root)
                %s
                /usr/bin/%s
                %s
                /usr/share/icons/hicolor/*/apps/%s.*
                /usr/share/doc/%s
                """.formatted(
                        Product.COMMAND,
                        product.version(),
                        Product.DESCRIPTION,
                        Product.LONG_DESCRIPTION,
                        tree,
                        HOME,
                        Product.COMMAND,
                        String.join("\n", LinuxDesktop.files()),
                        Product.COMMAND,
                        Product.COMMAND));
        Tool.run(
                work,
                List.of(
                        "rpmbuild",
                        "-bb",
                        "--define",
                        "_topdir " + work.resolve("top"),
                        "--define",
                        "_rpmdir " + product.installers(),
                        "--define",
                        "_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
                        spec.toString()));
    }
}
