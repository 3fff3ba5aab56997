import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes the installers of macOS and Windows, by jpackage.
///
/// @param product what it is
/// @param licence the text
record JpackageInstallers(Product product, Path licence) {
    private static final String MAC_CATEGORY = "public.app-category.graphics-design";

    void build(AppImage image, Path icon) throws IOException {
        switch (image.target().system()) {
            case MAC -> {
                build("dmg", image, icon, List.of("--mac-app-category", MAC_CATEGORY));
                build("pkg", image, icon, List.of("--mac-app-category", MAC_CATEGORY));
            }
            case WINDOWS -> {
                build("msi", image, icon, windows());
                build("exe", image, icon, windows());
            }
            case LINUX -> throw new IllegalArgumentException("Linux has packages of its own, see LinuxPackages");
        }
    }

    private static List<String> windows() {
        return List.of(
                "--win-menu",
                "--win-menu-group",
                Product.NAME,
                "--win-shortcut-prompt",
                "--win-dir-chooser",
                "--win-upgrade-uuid",
                Product.UPGRADE_CODE);
    }

    private void build(String type, AppImage image, Path icon, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                type,
                "--name",
                Product.NAME,
                "--app-image",
                image.folder().toString(),
                "--dest",
                product.installers().toString(),
                "--app-version",
                product.version(),
                "--description",
                Product.LONG_DESCRIPTION,
                "--vendor",
                Product.VENDOR,
                "--copyright",
                Product.COPYRIGHT,
                "--license-file",
                licence.toString()));
        if (image.target().system() == Target.OperatingSystem.MAC) {
            arguments.addAll(List.of("--icon", icon.toString()));
        }
        arguments.addAll(more);
        Tool.ofJdk("jpackage", arguments);
    }
}
