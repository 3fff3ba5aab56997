/// What shows and proves the job on one machine: the demo gallery, and a cluster of processes.
@NullMarked
package org.fetchandrotate.spark.demo;

import org.jspecify.annotations.NullMarked;
