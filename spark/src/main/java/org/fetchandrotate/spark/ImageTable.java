package org.fetchandrotate.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.storage.ImageColumn;
import org.fetchandrotate.storage.ImageLine;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.storage.JsonObject;
import org.fetchandrotate.url.WebUrl;

/// The rows of all shards as the one table `imgs`: numbered and in the order of a run, the images that were taken
/// first, and no two files with one name.
final class ImageTable {
    /// Columns that aren't the table's own; where the image is.
    private static final StructType PLACES = new StructType()
            .add("site", DataTypes.IntegerType)
            .add("candidate", DataTypes.IntegerType)
            .add("shard", DataTypes.StringType);

    /// All others are texts, also rotations, which are degrees or words.
    private static final Set<ImageColumn> NUMBERS = Set.of(
            ImageColumn.ID,
            ImageColumn.RUN_ID,
            ImageColumn.BATCH,
            ImageColumn.POSITION,
            ImageColumn.HTTP_STATUS,
            ImageColumn.ATTEMPTS,
            ImageColumn.WIDTH,
            ImageColumn.HEIGHT,
            ImageColumn.BYTES,
            ImageColumn.ROTATED_BYTES,
            ImageColumn.FETCH_MS,
            ImageColumn.ROTATE_MS);

    static final int DIRNAME = ImageColumn.DIRNAME.ordinal();
    static final int FILENAME = ImageColumn.FILENAME.ordinal();
    static final int SITE = ImageColumn.values().length;
    static final int CANDIDATE = SITE + 1;
    static final int SHARD = SITE + 2;

    private ImageTable() {}

    /// The table's columns, then [#PLACES].
    static StructType schema() {
        StructType schema = new StructType();
        for (ImageColumn column : ImageColumn.values()) {
            DataType type = NUMBERS.contains(column) ? DataTypes.LongType : DataTypes.StringType;
            schema = schema.add(column.columnName(), type);
        }
        for (StructField place : PLACES.fields()) {
            schema = schema.add(place);
        }
        return schema;
    }

    /// Makes the table of the shards' manifests.
    static Dataset<Row> of(SparkSession spark, JobFolder folder, List<CommittedShard> shards) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<String> archives = shards.stream().map(CommittedShard::archive).toList();
        JavaRDD<Row> rows = context.parallelize(new ArrayList<>(archives), Math.max(1, archives.size()))
                .flatMap(new Manifest(folder));
        Dataset<Row> named = apart(spark.createDataFrame(rows, schema()));
        return ordered(spark, named);
    }

    /// Gives all but the first of files with one name the hash of their URL. Rarely there is one: a page's names
    /// are planned together, and so are a shard's.
    private static Dataset<Row> apart(Dataset<Row> rows) {
        WindowSpec sameName = Window.partitionBy(functions.col("dirname"), functions.lower(functions.col("filename")))
                .orderBy("site", "candidate");
        UserDefinedFunction other =
                functions.udf((UDF2<String, String, String>) ImageTable::apart, DataTypes.StringType);
        Column name = functions.col("filename");
        Column isSecond = name.isNotNull().and(functions.col("nth").gt(1));
        return rows.withColumn("nth", functions.row_number().over(sameName))
                .withColumn(
                        "filename",
                        functions
                                .when(isSecond, other.apply(name, functions.col("url")))
                                .otherwise(name))
                .drop("nth");
    }

    private static String apart(String filename, String url) {
        return FileNames.apart(filename, WebUrl.parse(url).orElseThrow());
    }

    private static Dataset<Row> ordered(SparkSession spark, Dataset<Row> rows) {
        WindowSpec ofSite = Window.partitionBy("site", "status").orderBy("candidate");
        JavaRDD<Row> numbered = rows.withColumn("turn", functions.row_number().over(ofSite))
                .withColumn("taken", functions.col("status").equalTo(ImageStatus.PROCESSED.code()))
                .orderBy(functions.col("taken").desc(), functions.col("turn"), functions.col("site"))
                .drop("turn")
                .javaRDD()
                .zipWithIndex()
                .map(row -> numbered(row._1(), row._2() + 1));
        return spark.createDataFrame(numbered, schema());
    }

    /// @param row with whether it was taken as its last value, which is left out
    private static Row numbered(Row row, long number) {
        int last = row.size() - 1;
        Object[] values = new Object[last];
        for (int i = 0; i < last; i++) {
            values[i] = row.get(i);
        }
        values[ImageColumn.ID.ordinal()] = number;
        values[ImageColumn.POSITION.ordinal()] = row.getBoolean(last) ? number : null;
        return RowFactory.create(values);
    }

    /// A row of the table as the history takes it.
    static ImageRecord record(Row row) throws JsonObject.JsonFault {
        return ImageLine.parse(json(row));
    }

    private static String json(Row row) {
        Json line = new Json();
        for (ImageColumn column : ImageColumn.values()) {
            line.with(column.columnName(), Optional.ofNullable(row.get(column.ordinal())));
        }
        return line.toString();
    }

    /// Reads an archive's manifest, which stands at its beginning.
    private record Manifest(JobFolder folder) implements FlatMapFunction<String, Row>, Serializable {
        @Override
        public Iterator<Row> call(String archive) throws IOException, JsonObject.JsonFault {
            List<Row> rows = new ArrayList<>();
            for (String text : ShardArchive.manifest(folder, archive)) {
                rows.add(row(archive, text));
            }
            return rows.iterator();
        }

        private static Row row(String archive, String text) throws JsonObject.JsonFault {
            JsonObject line = JsonObject.parse(text);
            List<Object> values = new ArrayList<>();
            for (ImageColumn column : ImageColumn.values()) {
                OptionalLong number = line.number(column.columnName());
                if (number.isEmpty()) {
                    values.add(line.text(column.columnName()).orElse(null));
                } else {
                    values.add(NUMBERS.contains(column) ? number.getAsLong() : Long.toString(number.getAsLong()));
                }
            }
            values.add((int) line.number("site").orElseThrow());
            values.add((int) line.number("candidate").orElseThrow());
            values.add(archive);
            return RowFactory.create(values.toArray());
        }
    }
}
