/// The job for Apache Spark: the same exact set of images as a run's, taken by many machines. It decides nothing by
/// itself: who is taken is the engine's selection, in rounds; how is the engine's shard.
@NullMarked
package org.fetchandrotate.spark;

import org.jspecify.annotations.NullMarked;
