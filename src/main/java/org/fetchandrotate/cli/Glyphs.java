package org.fetchandrotate.cli;

import java.nio.charset.Charset;

/// The signs beyond ASCII that the terminal's output uses, or their stand-ins where it can't show them.
///
/// @param full a bar's done part
/// @param empty a bar's open part
/// @param times as in `2 × 404`
/// @param cut what stands for the part left out of a text
/// @param arrow from a source to what it became
public record Glyphs(String full, String empty, String times, String cut, String arrow) {
    static final Glyphs UNICODE = new Glyphs("█", "░", "×", "…", "→");
    static final Glyphs ASCII = new Glyphs("#", ".", "x", "~", "->");

    static Glyphs of(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode("█░×…→") ? UNICODE : ASCII;
    }
}
