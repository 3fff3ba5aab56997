package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLdImagesTest {
    private static Arguments script(String json, String... expected) {
        return Arguments.of(json.replace('\'', '"'), List.of(expected));
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                script("{'image':'a.jpg'}", "a.jpg"),
                script("{'image':['a.jpg','b.jpg',{'url':'c.jpg'},['d.jpg']]}", "a.jpg", "b.jpg", "c.jpg", "d.jpg"),
                script("{'image':{'@type':'ImageObject','url':'a.jpg','width':9}}", "a.jpg"),
                script("{'image':{'url':'page','contentUrl':'a.jpg'}}", "a.jpg page"),
                script("{'image':{'url':['a.jpg','b.jpg']}}", "a.jpg b.jpg"),
                script("[{'image':'a.jpg'},{'image':'b.jpg'}]", "a.jpg", "b.jpg"),
                script("{'@graph':[{'@type':'Article','image':'a.jpg'},{'x':{'image':'b.jpg'}}]}", "a.jpg", "b.jpg"),
                script(
                        "{'@graph':[{'image':{'@id':'#i'}},{'@type':'ImageObject','@id':'#i','contentUrl':'a.jpg'}]}",
                        "a.jpg",
                        "a.jpg"),
                script("{'image':{'@id':'#none'}}"),
                script("{'image':{'@id':'#i','image':{'@id':'#i'}}}"),
                script(
                        "{'associatedMedia':[{'contentUrl':'a.jpg'},{'@type':'VideoObject','contentUrl':'v.mp4',"
                                + "'thumbnailUrl':'b.jpg'}]}",
                        "a.jpg",
                        "b.jpg"),
                script("{'image':{'@list':['a.jpg','b.jpg']}}", "a.jpg", "b.jpg"),
                script("{'image':null,'logo':'a.jpg'}"),
                script("{'image':'','x':1}"),
                script("{'image':'https:\\/\\/h\\/a\\u0041.jpg'}", "https://h/aA.jpg"));
    }

    static Stream<Arguments> sloppyScripts() {
        return Stream.of(
                script("{'a':[1,2,],'image':'a.jpg',}", "a.jpg"),
                script("<!-- {'image':'a.jpg'} -->", "a.jpg"),
                script("//<![CDATA[\n{'image':'a.jpg'}\n//]]>", "a.jpg"),
                script("{'image':'a.jpg'};", "a.jpg"),
                script("{'text':'line\nbreak','image':'a.jpg'}", "a.jpg"),
                script("{'image':'a.jpg','text':'cut off", "a.jpg"),
                script("{'image':['a.jpg','bc", "a.jpg", "b"),
                script("{'image':'a.jpg',oops}", "a.jpg"),
                script("{'image' 'a.jpg'}"),
                script("{'a':-1.5e+3,'b':true,'image':'a.jpg'}", "a.jpg"),
                script("/* c */{image:'a.jpg', // c, d\n 'b' /* c */ : 1, $photo:{},photo:'b.jpg'}", "a.jpg", "b.jpg"),
                Arguments.of("{'image':'it\"s a.jpg', x:'http://h'}", List.of("it\"s a.jpg")),
                script("{'a':}{'image':'a.jpg'}", "a.jpg"),
                script("{'image':'a.jpg'}\n{'image':'b.jpg'}", "a.jpg", "b.jpg"),
                script("/*<![CDATA[*/ {'image':'a.jpg'} /*]]>*/", "a.jpg"),
                script("{&quot;image&quot;:&quot;a.jpg&quot;}", "a.jpg"),
                script("{'text':'said 'yes' twice','image':['https:\\/\\/h\\/a.jpg']}", "https://h/a.jpg"),
                script("{'text':'said 'yes'','image':{'@type':'ImageObject','url':'a.jpg'}}", "a.jpg"),
                script("{'@type':['ImageObject'],'url':'a.jpg'}", "a.jpg"),
                script("{'a':'\\u00zz\\q','image':'a.jpg'}", "a.jpg"),
                script("'image'"),
                script(""),
                script("{"),
                script("["),
                script("{'image':'\\"));
    }

    @ParameterizedTest
    @MethodSource({"scripts", "sloppyScripts"})
    void findsImages(String json, List<String> expected) {
        List<String> found = JsonLdImages.read(json).stream()
                .map(urls -> String.join(" ", urls.stream().map(RawUrl::text).toList()))
                .toList();
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void givesUp_whenNestedTooDeeply() {
        assertThat(JsonLdImages.read("{\"image\":\"a.jpg\",\"x\":" + "[".repeat(500_000)))
                .hasSize(1);
        assertThat(JsonLdImages.read("{\"x\":".repeat(100_000) + "\"image\"")).isEmpty();
    }

    @Test
    void staysLinear_whenManyReferToOneLongObject() {
        String reference = "{\"image\":{\"@id\":\"#i\"}},";
        String json =
                "[" + reference.repeat(20_000) + "{\"@id\":\"#i\",\"url\":[" + "\"a.jpg\",".repeat(50_000) + "]}]";
        assertThat(JsonLdImages.read(json))
                .hasSize(20_000)
                .allSatisfy(urls -> assertThat(urls).hasSize(4));
    }

    @Test
    void readsOnlyTheStart_whenHuge() {
        String json = "[" + "{\"image\":\"a.jpg\"},".repeat(200_000) + "]";
        assertThat(JsonLdImages.read(json)).hasSizeBetween(50_000, 70_000);
    }
}
