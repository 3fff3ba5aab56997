package org.fetchandrotate.desktop.pictures;

import org.fetchandrotate.model.ImageRecord;

/// One image to look at, as the history has it. A record rather than files: what is missing is shown as missing.
public record ComparedImage(ImageRecord record) {}
