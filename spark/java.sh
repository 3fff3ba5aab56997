# Builds the job for Spark where that is needed, and starts its classes. To be sourced by the scripts of this folder, after
# build/java.sh has set $jdk; they have set $home and $name.

spark_classes=$home/spark/target/classes
spark_tests=$home/spark/target/test-classes

# Builds if anything is newer than the last build: the engine into the local Maven repository, then this module.
build_spark() {
    last=$home/spark/target/fetch-and-rotate-spark.jar
    if [ -f "$last" ] && [ -z "$(find "$home/pom.xml" "$home/src/main" "$home/spark/pom.xml" "$home/spark/src" -newer "$last" -print 2>/dev/null | head -n 1)" ]; then
        return
    fi
    printf '%s: building, which takes some minutes the first time ...\n' "$name" >&2
    (
        cd "$home"
        export JAVA_HOME="$jdk"
        sh ./mvnw -q -B -ntp -Dquick -Dmaven.test.skip=true install
        sh ./mvnw -q -B -ntp -f spark/pom.xml -DskipTests package
    ) </dev/null
}

# java_with_spark HEAP CLASS ARGUMENTS...: as Spark wants to be started (org.apache.spark.launcher.JavaModuleOptions), for
# programs that live for a minute.
java_with_spark() {
    heap=$1
    shift
    opens=
    for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
        java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.util.calendar; do
        opens="$opens --add-opens=java.base/$package=ALL-UNNAMED"
    done
    # shellcheck disable=SC2086 # the options are many words
    SPARK_LOCAL_IP=127.0.0.1 "$jdk/bin/java" $opens --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true "$heap" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -cp "$spark_tests:$spark_classes:$(cat "$home/spark/target/classpath")" "$@"
}
