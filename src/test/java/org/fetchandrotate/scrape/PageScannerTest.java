package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.fetchandrotate.model.ImageCandidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageScannerTest {
    private static Arguments page(String html, String... expected) {
        return Arguments.of(html, List.of(expected));
    }

    static Stream<Arguments> images() {
        return Stream.of(
                page("<img src=a.jpg>", "img-src a.jpg"),
                page("<IMG SRC='a.jpg'>", "img-src a.jpg"),
                page("<p><img src=a.jpg<p><img src=\"b.jpg\"", "img-src a.jpg%3Cp"),
                page(
                        "<img src=a.jpg><b><img src=b.jpg><p><img src=c.jpg>",
                        "img-src a.jpg",
                        "img-src b.jpg",
                        "img-src c.jpg"),
                page("<img src=a.jpg src=b.jpg>", "img-src a.jpg"),
                page("<image src=a.jpg>", "img-src a.jpg"),
                page("<img alt=nothing><img src=''><img src='  '>"),
                page("<!-- <img src=a.jpg> --><img src=b.jpg>", "img-src b.jpg"),
                page("<!--[if IE]><img src=a.jpg><![endif]-->"),
                page(
                        "<script>'<img src=a.jpg>'</script><textarea><img src=b.jpg></textarea><title><img src=c.jpg></title>"),
                page("<template><img src=a.jpg><div><img src=b.jpg></div></template><img src=c.jpg>", "img-src c.jpg"),
                page("<div><template shadowrootmode=open><img src=a.jpg></template></div>", "img-src a.jpg"),
                page("<template><template shadowrootmode=open><img src=a.jpg></template></template>"),
                page("<iframe srcdoc='<img src=a.jpg>'></iframe>", "img-src a.jpg"),
                page("<table><tr><img src=b.jpg><td><img src=a.jpg></table>", "img-src b.jpg", "img-src a.jpg"),
                page("<amp-img src=a.jpg></amp-img><amp-anim src=b.gif></amp-anim>", "img-src a.jpg", "img-src b.gif"),
                page("plain text"),
                page(""));
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                page("<img src=/a.jpg>", "img-src https://example.org/a.jpg"),
                page("<img src=../a.jpg>", "img-src https://example.org/a.jpg"),
                page("<img src=//cdn.example/a.jpg>", "img-src https://cdn.example/a.jpg"),
                page("<img src=HTTP://CDN.example/A.jpg>", "img-src http://cdn.example/A.jpg"),
                page("<img src=https:a.jpg>", "img-src a.jpg"),
                page("<img src='?id=1'>", "img-src page.html?id=1"),
                page("<img src='a b|c.jpg'>", "img-src a%20b|c.jpg"),
                page("<img src=' \n a.jpg\t'>", "img-src a.jpg"),
                page("<img src='a\n.jpg'>", "img-src a.jpg"),
                page("<img src='bild-ä.jpg?ü'>", "img-src bild-%C3%A4.jpg?%C3%BC"),
                page("<img src='\\a\\b.jpg'>", "img-src https://example.org/a/b.jpg"),
                page("<img src='a.jpg?x=1&amp;y=2&z=3'>", "img-src a.jpg?x=1&y=2&z=3"),
                page("<img src='https://bücher.example/a.jpg'>", "img-src https://xn--bcher-kva.example/a.jpg"),
                page("<img src='a.jpg#top'><img src=a.jpg>", "img-src a.jpg"),
                page("<img src=a.jpg><img src=A.jpg>", "img-src a.jpg", "img-src A.jpg"));
    }

    static Stream<Arguments> bases() {
        return Stream.of(
                page("<base href=/b/><img src=a.jpg>", "img-src https://example.org/b/a.jpg"),
                page("<base href=b/><img src=a.jpg>", "img-src b/a.jpg"),
                page("<base href=//cdn.example/x/y><img src=a.jpg>", "img-src https://cdn.example/x/a.jpg"),
                page("<img src=a.jpg><base href=b/>", "img-src b/a.jpg"),
                page("<base target=_blank><base href=b/><base href=c/><img src=a.jpg>", "img-src b/a.jpg"),
                page("<base href=data:text/plain,><base href=c/><img src=a.jpg>", "img-src a.jpg"),
                page("<base href=javascript:1><img src=a.jpg>", "img-src a.jpg"),
                page("<base href=ftp://x.example/><img src=a.jpg><img src=//b.example/b.jpg>"),
                page(
                        "<base href=about:blank><img src=a.jpg><img src=https://b.example/b.jpg>",
                        "img-src https://b.example/b.jpg"),
                page("<base href='\tfile:///srv/'><img src=/a.jpg>"),
                page("<base href=http://[bad><img src=a.jpg>", "img-src a.jpg"),
                page("<base href='http://['><img src=a.jpg>", "img-src a.jpg"),
                page("<base href=''><img src=a.jpg>", "img-src a.jpg"),
                page("<template><base href=b/></template><img src=a.jpg>", "img-src a.jpg"),
                page("<noscript><base href=b/></noscript><img src=a.jpg>", "img-src a.jpg"),
                page("<svg><base href=b/ /></svg><base href=c/><img src=a.jpg>", "img-src c/a.jpg"),
                page("<base href=b/><img src=/a.jpg>", "img-src https://example.org/a.jpg"));
    }

    static Stream<Arguments> srcsets() {
        return Stream.of(
                page(
                        "<img src=a.jpg srcset='b.jpg 300w, c.jpg 900w, d.jpg 600w'>",
                        "srcset c.jpg, d.jpg, b.jpg, a.jpg"),
                page("<img src=a.jpg srcset='b.jpg 2x, c.jpg 3x'>", "srcset c.jpg, b.jpg, a.jpg"),
                page("<img src=a.jpg srcset='b.jpg .5x'>", "img-src a.jpg, b.jpg"),
                page("<img src=a.jpg srcset='a.jpg 1x, b.jpg 2x'>", "srcset b.jpg, a.jpg"),
                page("<img srcset='b.jpg'>", "srcset b.jpg"),
                page("<img src=a.jpg srcset='b.jpg 3x, c.jpg 100w'>", "srcset c.jpg, b.jpg, a.jpg"),
                page("<img src=a.jpg srcset=''>", "img-src a.jpg"),
                page("<img src=a.jpg srcset='b,c,d.jpg 1w, e.jpg 2w'>", "srcset e.jpg, b,c,d.jpg, a.jpg"),
                page(
                        "<picture><source type=image/avif srcset='a.avif 800w, b.avif 400w'><source srcset='c.jpg 1200w'>"
                                + "<img src=d.jpg></picture>",
                        "picture-source c.jpg, a.avif, b.avif, d.jpg"),
                page(
                        "<picture><source srcset=a.jpg><img src=b.jpg srcset='c.jpg 2x'></picture>",
                        "srcset c.jpg, a.jpg, b.jpg"),
                page("<picture><source srcset='a.jpg 2x'></picture><img src=b.jpg>", "img-src b.jpg"),
                page("<picture data-iesrc=s.jpg><source srcset='a.jpg 2x'></picture>", "lazy-attribute s.jpg, a.jpg"),
                page("<picture><img src=a.jpg><source srcset='b.jpg 2x'></picture>", "img-src a.jpg, b.jpg"),
                page(
                        "<picture><source srcset=a.jpg><div><img src=b.jpg></div></picture><img src=c.jpg>",
                        "picture-source a.jpg, b.jpg",
                        "img-src c.jpg"),
                page(
                        "<picture><source srcset=a.jpg><img src=b.jpg><source srcset=c.jpg><img src=d.jpg>",
                        "picture-source a.jpg, b.jpg",
                        "picture-source c.jpg, d.jpg"),
                page(
                        "<picture><picture><source srcset=a.jpg><img src=b.jpg></picture><img src=c.jpg></picture>",
                        "picture-source a.jpg, b.jpg",
                        "img-src c.jpg"),
                page(
                        "<picture><source media='(max-width: 600px)' srcset='s.jpg 3x'><source media='(min-width: 601px)' srcset=l.jpg><img src=p.jpg></picture>",
                        "picture-source l.jpg, p.jpg, s.jpg"),
                page("<picture><source type=image/jxl srcset=a.jxl><img src=a.jpg></picture>", "img-src a.jpg, a.jxl"),
                page(
                        "<picture><source type='IMAGE/WEBP; q=1' srcset=a.webp><img src=a.jpg></picture>",
                        "picture-source a.webp, a.jpg"),
                page("<video><source srcset=a.jpg src=a.mp4></video>"),
                page("<source srcset=a.jpg>"));
    }

    static Stream<Arguments> lazyImages() {
        return Stream.of(
                page("<img data-src=a.jpg>", "lazy-attribute a.jpg"),
                page("<img DATA-SRC=a.jpg src='data:image/gif;base64,R0lGOD'>", "lazy-attribute a.jpg"),
                page("<img data-original=a.jpg src=img/blank.gif>", "lazy-attribute a.jpg"),
                page("<img data-lazy-src=a.jpg src=/i/spacer.gif?v=3>", "lazy-attribute a.jpg"),
                page("<img data-lazy=a.jpg src=1x1.png>", "lazy-attribute a.jpg"),
                page("<img data-cfsrc=a.jpg src=x.gif width=1 height=1>", "lazy-attribute a.jpg"),
                page("<img data-hi-res-src=b.jpg data-src=a.jpg>", "lazy-attribute b.jpg, a.jpg"),
                page("<img data-src=a.jpg src=a.jpg?w=20>", "lazy-attribute a.jpg"),
                page("<img class='pic lazyload' data-src=b.jpg src=a.jpg>", "lazy-attribute b.jpg, a.jpg"),
                page("<img data-src=b.jpg src=a.jpg>", "lazy-attribute b.jpg, a.jpg"),
                page("<img data-thumb=t.jpg src=a.jpg>", "img-src a.jpg, t.jpg"),
                page(
                        "<img data-large-file=l.jpg data-orig-file=o.jpg srcset='m.jpg 750w' src=a.jpg>",
                        "lazy-attribute o.jpg, l.jpg, m.jpg, a.jpg"),
                page("<img data-src=a_{width}x.jpg data-widths='[180, 720]'>", "lazy-attribute a_720x.jpg"),
                page(
                        "<img data-a-dynamic-image='{\"https://h/b.jpg\":[9,9]}' src=a.jpg>",
                        "lazy-attribute https://h/b.jpg, a.jpg"),
                page(
                        "<img data-src=a.jpg src=s.gif><img data-src=b.jpg src=s.gif>",
                        "lazy-attribute a.jpg",
                        "lazy-attribute b.jpg"),
                page("<div data-src=big.jpg><img src=small.jpg></div>", "lazy-attribute big.jpg, small.jpg"),
                page("<div data-bg='url(a.jpg)'><img src=b.jpg></div>", "lazy-attribute a.jpg", "img-src b.jpg"),
                page("<div data-title='a.b' data-href=/x.jpg data-n=12></div>"),
                page("<img data-srcset='a.jpg 300w, b.jpg 900w' data-src=c.jpg>", "lazy-attribute b.jpg, a.jpg, c.jpg"),
                page(
                        "<img src=a.jpg srcset='data:image/gif;base64,R0lG 1w' data-srcset='b.jpg 300w'>",
                        "lazy-attribute b.jpg, a.jpg"),
                page(
                        "<picture><source data-srcset='a.webp 800w'><img data-src=b.jpg></picture>",
                        "lazy-attribute a.webp, b.jpg"),
                page("<img data-src=a_{width}x.jpg data-max-width=900>", "lazy-attribute a_900x.jpg"),
                page("<img src=a_{width}x.jpg width=800>", "img-src a_800x.jpg"),
                page("<img src=grey.gif style='background-image:url(a.jpg)'>", "style-background a.jpg"),
                page("<img src=b.jpg style='background-image:url(a.jpg)'>", "img-src b.jpg"),
                page("<li data-slide=/a.jpg></li>", "lazy-attribute https://example.org/a.jpg"),
                page("<li data-slide=/a.jpg>Text</li><li data-share=/a.jpg></li><li slide=a.jpg></li>"),
                page("<span data-slide=a.jpg>\n<!-- later --></span>", "lazy-attribute a.jpg"),
                page(
                        "<img src=data:, data-xyz=https://cdn.example/1><img src=data:, data-url=/product/2>"
                                + "<img src=data:, data-product=https://shop.example/3>",
                        "lazy-attribute https://cdn.example/1"),
                page(
                        "<img src=a.jpg data-xyz=https://cdn.example/1><img src=data:, data-x=/b.js data-link-to=/c>",
                        "img-src a.jpg"),
                page(
                        "<img data-src=/{width}x{height}/a.jpg width=800 height=600>",
                        "lazy-attribute https://example.org/800x600/a.jpg"),
                page("<video data-poster=a.jpg></video>", "lazy-attribute a.jpg"),
                page("<section data-setbg=a.jpg>Text</section>", "lazy-attribute a.jpg"),
                page("<section data-back=a.jpg>Text</section>", "lazy-attribute a.jpg"),
                page("<section lazy-background=a.jpg>Text</section>", "lazy-attribute a.jpg"),
                page("<section data-feedback=b.jpg data-setbg=dark hover-bg=c.jpg>Text</section>"),
                page(
                        "<img src=data:, data-sizes-of='{\"/s.jpg\":[300,200],\"/l.jpg\":[1500,1000]}'>",
                        "lazy-attribute https://example.org/l.jpg, https://example.org/s.jpg"),
                page(
                        "<img src=data:, data-sizes-of='{\"320\":\"/s.jpg\",\"1024w\":\"/l.jpg\"}'>",
                        "lazy-attribute https://example.org/l.jpg, https://example.org/s.jpg"),
                page("<img data-lazy=true src=blank.gif>"),
                page("<img data-src='{\"a\":\"b.jpg\"}' src=a.jpg>", "img-src a.jpg"),
                page("<img src=blank-canvas.jpg>", "img-src blank-canvas.jpg"));
    }

    static Stream<Arguments> otherSizes() {
        return Stream.of(
                page("<img src=a-300x200.jpg><a href=a.jpg>x</a>", "link-to-image a.jpg, a-300x200.jpg"),
                page("<img src=a-300x200.jpg><img src=a-1024x683.jpg>", "img-src a-1024x683.jpg, a-300x200.jpg"),
                page("<img src=a.jpg?w=300&v=1><img src=a.jpg?v=1&w=900>", "img-src a.jpg?v=1&w=900, a.jpg?w=300&v=1"),
                page(
                        "<img src=a.jpg?id=1&w=9><img src=a.jpg?id=2&w=9>",
                        "img-src a.jpg?id=1&w=9",
                        "img-src a.jpg?id=2&w=9"),
                page(
                        "<img src=https://lh3.googleusercontent.com/x=s100><img src=https://lh3.googleusercontent.com/x=s1600-rw>",
                        "img-src https://lh3.googleusercontent.com/x=s1600-rw, https://lh3.googleusercontent.com/x=s100"),
                page("<img src=//h/a.jpg><img src=http://h/a.jpg>", "img-src https://h/a.jpg, http://h/a.jpg"),
                page(
                        "<img src=https://i0.wp.com/h.org/a.jpg?resize=3%2C2><img src=//h.org/a.jpg>",
                        "img-src https://h.org/a.jpg, https://i0.wp.com/h.org/a.jpg?resize=3%2C2"),
                page("<a href=a-150x150.jpg><img src=a-800x600.jpg></a>", "img-src a-800x600.jpg, a-150x150.jpg"));
    }

    static Stream<Arguments> noscripts() {
        return Stream.of(
                page("<noscript><img src=a.jpg></noscript>", "img-src a.jpg"),
                page("<body><noscript><img src=a.jpg></noscript><img src=b.jpg>", "img-src a.jpg", "img-src b.jpg"),
                page("<body><noscript>&lt;img src=a.jpg&gt;</noscript>", "img-src a.jpg"),
                page("<body><img data-src=a.jpg><noscript><img src=a.jpg></noscript>", "lazy-attribute a.jpg"),
                page(
                        "<body><img data-src=a.jpg data-srcset='b.jpg 900w'><noscript><img src=a.jpg></noscript>",
                        "lazy-attribute b.jpg, a.jpg"),
                page(
                        "<body><img data-src=a.jpg><noscript><img src=a.jpg srcset='b.jpg 2x'></noscript>",
                        "lazy-attribute a.jpg, b.jpg"),
                page(
                        "<body><img data-src=a.jpg data-srcset='b.jpg 900w'><img src=a.jpg>",
                        "lazy-attribute b.jpg, a.jpg",
                        "img-src a.jpg"),
                page(
                        "<body><picture><source data-srcset='a.jpg 2x'><noscript><img src=b.jpg></noscript></picture>",
                        "lazy-attribute a.jpg, b.jpg"));
    }

    static Stream<Arguments> links() {
        return Stream.of(
                page("<a href=full.jpg><img src=thumb.jpg></a>", "link-to-image full.jpg, thumb.jpg"),
                page("<a href=full.jpg><img src=a.jpg srcset='b.jpg 2x'></a>", "link-to-image full.jpg, b.jpg, a.jpg"),
                page(
                        "<a href=full.jpg><span><picture><source srcset=a.webp><img src=b.jpg></picture></span></a>",
                        "link-to-image full.jpg, a.webp, b.jpg"),
                page(
                        "<a href=full.jpg><img src=a.jpg><img src=b.jpg></a><img src=c.jpg>",
                        "link-to-image full.jpg, a.jpg",
                        "img-src b.jpg",
                        "img-src c.jpg"),
                page("<a href=full.JPEG?dl=1#x>text</a>", "link-to-image full.JPEG?dl=1"),
                page("<a href=page.html><img src=thumb.jpg></a>", "img-src thumb.jpg"),
                page(
                        "<a href='page.html?i=a.jpg'>x</a><a href=https://example.jpg>x</a><a href=//a.png?x>x</a><a href=jpg>x</a><a>x</a>"),
                page("<a href=thumb.jpg><img src=thumb.jpg></a>", "link-to-image thumb.jpg"),
                page("<p><a href=full.jpg><div><img src=thumb.jpg></div></a>", "link-to-image full.jpg, thumb.jpg"),
                page(
                        "<a href=full.jpg style='background-image:url(thumb.jpg)'></a>",
                        "link-to-image full.jpg, thumb.jpg"),
                page(
                        "<a href=full.jpg><i style='background:url(thumb.jpg)'></i></a>",
                        "link-to-image full.jpg, thumb.jpg"),
                page("<a href=full.jpg><img alt=x></a>", "link-to-image full.jpg"),
                page(
                        "<a href=a.jpg>a<a href=b.jpg>b<img src=c.jpg>",
                        "link-to-image a.jpg",
                        "link-to-image b.jpg, c.jpg"),
                page(
                        "<a href=full.jpg><img data-src=t.jpg><noscript><img src=t.jpg></noscript></a>",
                        "link-to-image full.jpg, t.jpg"));
    }

    static Stream<Arguments> otherElements() {
        return Stream.of(
                page("<video poster=a.jpg src=a.mp4></video>", "video-poster a.jpg"),
                page(
                        "<svg><image href=a.jpg /><image xlink:href=b.jpg /><image href=c.jpg xlink:href=d.jpg /></svg>",
                        "svg-image a.jpg",
                        "svg-image b.jpg",
                        "svg-image c.jpg"),
                page("<input type=IMAGE src=a.jpg><input type=text src=b.jpg>", "input-image a.jpg"),
                page("<link rel=preload as=image href=a.jpg imagesrcset='b.jpg 2x'>", "link-preload b.jpg, a.jpg"),
                page("<link rel=preload as=image type=image/jxl href=a.jxl>"),
                page("<link rel=preload as=script href=a.jpg>"),
                page(
                        "<table background=a.jpg><td background=b.jpg></table>",
                        "background-attribute a.jpg",
                        "background-attribute b.jpg"),
                page("<link rel='x Image_Src' href=a.jpg><link rel=icon href=b.ico>", "link-image-src a.jpg"),
                page("<div style='background-image:url(a.jpg)'>", "style-background a.jpg"),
                page(
                        "<div style='background:url(a.jpg),url(b.jpg)'>",
                        "style-background a.jpg",
                        "style-background b.jpg"),
                page("<div style=\"background: #fff url(&quot;a.jpg&quot;)\">", "style-background a.jpg"),
                page("<img src=a.jpg style='background:url(b.jpg)'>", "img-src a.jpg"),
                page("<img style='background:url(b.jpg)'>", "style-background b.jpg"),
                page("<video poster=a.jpg style='background:url(b.jpg)'>", "video-poster a.jpg"));
    }

    static Stream<Arguments> metadata() {
        return Stream.of(
                page("<meta property=og:image content=a.jpg>", "og-image a.jpg"),
                page("<meta name=OG:Image content=a.jpg>", "og-image a.jpg"),
                page(
                        "<meta property=og:image content=http://h/a.jpg><meta property=og:image:width content=9>"
                                + "<meta property=og:image:secure_url content=https://h/a.jpg>",
                        "og-image http://h/a.jpg, https://h/a.jpg"),
                page("<meta property=og:image:url content=a.jpg>", "og-image a.jpg"),
                page("<meta property=og:image:secure_url content=a.jpg>", "og-image a.jpg"),
                page(
                        "<meta property=og:image content=a.jpg><meta property=og:image content=b.jpg>",
                        "og-image a.jpg",
                        "og-image b.jpg"),
                page(
                        "<meta property=og:image content=a.jpg><meta property=og:image:url content=a.jpg>",
                        "og-image a.jpg"),
                page(
                        "<meta name=twitter:image content=a.jpg><meta name=twitter:image:src content=b.jpg>",
                        "twitter-image a.jpg",
                        "twitter-image b.jpg"),
                page(
                        "<meta name=twitter:image content=a.jpg><meta property=og:image:url content=b.jpg>",
                        "twitter-image a.jpg",
                        "og-image b.jpg"),
                page("<meta property=og:image content=''><meta property=og:title content=a.jpg>"),
                page("<script type=application/ld+json>{\"image\":\"a.jpg\"}</script>", "json-ld a.jpg"),
                page(
                        "<script type='Application/LD+JSON; charset=utf-8'>{\"image\":[\"a.jpg\",\"b.jpg\"]}</script>",
                        "json-ld a.jpg",
                        "json-ld b.jpg"),
                page("<meta itemprop=thumbnailUrl content=a.jpg>", "meta-image a.jpg"),
                page("<link itemprop=image href=a.jpg>", "link-image-src a.jpg"),
                page(
                        "<script type=application/ld+json>{\"@type\":\"VideoObject\",\"thumbnailUrl\":[\"a.jpg\"]}</script>",
                        "json-ld a.jpg"),
                page(
                        "<script type=application/json>{\"x\":[\"/b.jpg\",\"c.jpg\",\"/gallery/a.jpg\"]}</script><img src=a.jpg>",
                        "img-src a.jpg",
                        "script-data https://example.org/b.jpg"),
                page("<script type=application/json>{\"image\":\"a.jpg\"}</script>"));
    }

    @ParameterizedTest
    @MethodSource({
        "images",
        "addresses",
        "bases",
        "srcsets",
        "lazyImages",
        "otherSizes",
        "noscripts",
        "links",
        "otherElements",
        "metadata"
    })
    void findsImages_inDocumentOrder(String html, List<String> expected) {
        assertThat(Pages.found(html)).isEqualTo(expected);
    }

    @Test
    void keepsDocumentOrder_acrossKinds() {
        String html = "<head><meta property=og:image content=1.jpg><link rel=image_src href=2.jpg></head><body>"
                + "<div style='background:url(3.jpg)'><a href=4.jpg><img src=t.jpg></a></div><video poster=5.jpg></video>"
                + "<picture><source srcset=6.jpg><img src=6b.jpg></picture><svg><image href=7.jpg></image></svg>"
                + "<script type=application/ld+json>{\"image\":\"8.jpg\"}</script><input type=image src=9.jpg>";

        assertThat(Pages.scan(html).candidates())
                .extracting(candidate -> candidate.url().path())
                .containsExactly(Stream.iterate(1, number -> number + 1)
                        .limit(9)
                        .map(number -> "/gallery/" + number + ".jpg")
                        .toArray(String[]::new));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("<img src=a.jpg alt='  A &amp;\n B  '>", "A & B"),
                Arguments.of("<img src=a.jpg title=T>", "T"),
                Arguments.of("<img src=a.jpg>", ""),
                Arguments.of("<a href=b.jpg title=Link><img src=a.jpg alt=Image></a>", "Image"),
                Arguments.of("<a href=b.jpg title=Link>x</a>", "Link"),
                Arguments.of("<div style='background:url(a.jpg)' aria-label=Label>", "Label"),
                Arguments.of("<img src=a.jpg><img src=a.jpg alt=Second>", "Second"),
                Arguments.of(
                        "<meta property=og:image content=a.jpg><meta property=og:image:alt content=Meta>", "Meta"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void tellsTextBesideImage(String html, String expected) {
        assertThat(Pages.scan(html).candidates())
                .extracting(ImageCandidate::altText)
                .containsExactly(expected);
    }
}
