package org.fetchandrotate.spark;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.fetchandrotate.engine.ShardEngine;
import org.fetchandrotate.engine.ShardImage;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.url.WebUrl;

/// The table of what pages offer: a row for each page, with `candidate` -1, and one for each of its images. What
/// an image needs to be taken is one text, which the driver never looks into. Pure functions.
final class CandidateTable {
    static final int PAGE = -1;

    static final StructType SCHEMA = new StructType()
            .add("site", DataTypes.IntegerType)
            .add("candidate", DataTypes.IntegerType)
            .add("offered", DataTypes.IntegerType)
            .add("parts", DataTypes.IntegerType)
            .add("elapsed_ms", DataTypes.LongType)
            .add("host", DataTypes.StringType)
            .add("domain", DataTypes.StringType)
            .add("url", DataTypes.StringType)
            .add("line", DataTypes.StringType);

    private CandidateTable() {}

    static Row image(ShardImage image) {
        WebUrl url = image.image().url();
        return row(image.site(), image.candidate(), 0, 0, 0, url.host(), url.toString(), image.line());
    }

    static Row page(ShardEngine.Offer offer) {
        PageRecord page = offer.row();
        String line = new Json()
                .with("final_url", page.finalUrl())
                .with("http_status", page.httpStatus())
                .with("skipped", page.skipped())
                .with("error", page.failure().map(failure -> failure.reason().code()))
                .with("error_detail", page.failure().map(Failure::detail))
                .toString();
        String host = WebUrl.parse(page.url()).orElseThrow().host();
        return row(
                page.place(),
                PAGE,
                page.candidates(),
                offer.parts(),
                page.elapsed().toMillis(),
                host,
                page.url(),
                line);
    }

    private static Row row(
            int site, int candidate, int offered, int parts, long elapsed, String host, String url, String line) {
        return RowFactory.create(site, candidate, offered, parts, elapsed, host, Domains.of(host), url, line);
    }
}
