package org.fetchandrotate.desktop.websites;

/// A word of the settings by which images of one page are left out, or would be.
///
/// @param images how many it leaves out; 0 while it isn't in use
/// @param used whether the settings have it; it was taken out of them here otherwise
record LeftOutWord(String word, int images, boolean used) {}
