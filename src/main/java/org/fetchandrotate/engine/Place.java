package org.fetchandrotate.engine;

/// One of the N places of a run, filled with a candidate whose outcome is still open.
///
/// @param site in the list of websites, from 0
/// @param candidate in the page's candidates, from 0
/// @param batch 0 for a first filling; k + 1 if it replaces a failure of batch k
record Place(int site, int candidate, int batch) {}
