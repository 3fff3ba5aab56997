/* What libjpeg-turbo takes to rotate JPEG files in one process, as a yardstick for org.fetchandrotate.imaging.jpeg.
 *
 *   cc -O2 -o tjtransform bench/tjtransform.c -lturbojpeg        (Debian: libturbojpeg0-dev)
 *   ./tjtransform lossless|progressive|recode ROUNDS DEGREES FILE...
 *
 * "lossless" calls tjTransform, which writes a sequential file whatever the source is; "progressive" has it write a
 * progressive one; "recode" decodes to RGB, rotates and encodes with the source's subsampling at
 * quality 85. Prints the milliseconds of processor time, and by the clock on the wall, of the
 * fastest round over all files, and megapixels per second. Memory that is freed stays with the process: else, on a
 * virtual machine, most of the time would go to the system handing out the same pages again for each file. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <turbojpeg.h>

static double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void fail(const char *what) {
    fprintf(stderr, "%s: %s\n", what, tjGetErrorStr());
    exit(1);
}

static void recode(tjhandle in, tjhandle out, unsigned char *file, long size, int width, int height, int subsampling) {
    unsigned char *rgb = malloc((size_t)width * height * 3), *rotated = malloc((size_t)width * height * 3);
    if (tjDecompress2(in, file, size, rgb, width, 0, height, TJPF_RGB, 0)) fail("decode");
    size_t pixels = (size_t)width * height;
    for (size_t i = 0; i < pixels; i++) memcpy(rotated + 3 * (pixels - 1 - i), rgb + 3 * i, 3);
    unsigned char *target = NULL;
    unsigned long target_size = 0;
    if (tjCompress2(out, rotated, width, 0, height, TJPF_RGB, &target, &target_size, subsampling, 85, 0)) fail("encode");
    tjFree(target);
    free(rgb);
    free(rotated);
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 2000 << 20);
    mallopt(M_TOP_PAD, 64 << 20);
    int lossless = strcmp(argv[1], "recode") != 0, rounds = atoi(argv[2]), degrees = atoi(argv[3]), files = argc - 4;
    unsigned char **bytes = malloc(files * sizeof *bytes);
    long *sizes = malloc(files * sizeof *sizes);
    for (int i = 0; i < files; i++) {
        FILE *f = fopen(argv[4 + i], "rb");
        if (!f) return 1;
        fseek(f, 0, SEEK_END);
        sizes[i] = ftell(f);
        rewind(f);
        bytes[i] = malloc(sizes[i]);
        if (fread(bytes[i], 1, sizes[i], f) != (size_t)sizes[i]) return 1;
        fclose(f);
    }
    double best = 1e18, best_wall = 1e18, pixels = 0;
    for (int round = 0; round < rounds; round++) {
        double start = now(CLOCK_THREAD_CPUTIME_ID), start_wall = now(CLOCK_MONOTONIC);
        pixels = 0;
        for (int i = 0; i < files; i++) {
            tjhandle in = lossless ? tjInitTransform() : tjInitDecompress();
            int width, height, subsampling, colours;
            if (tjDecompressHeader3(in, bytes[i], sizes[i], &width, &height, &subsampling, &colours)) fail("header");
            pixels += (double)width * height;
            if (lossless) {
                tjtransform rotate = {0};
                rotate.op = degrees == 90 ? TJXOP_ROT90 : degrees == 270 ? TJXOP_ROT270 : TJXOP_ROT180;
                rotate.options = TJXOPT_TRIM | (strcmp(argv[1], "progressive") ? 0 : TJXOPT_PROGRESSIVE);
                unsigned char *target = NULL;
                unsigned long size = 0;
                if (tjTransform(in, bytes[i], sizes[i], 1, &target, &size, &rotate, 0)) fail("transform");
                tjFree(target);
            } else {
                tjhandle out = tjInitCompress();
                recode(in, out, bytes[i], sizes[i], width, height, subsampling);
                tjDestroy(out);
            }
            tjDestroy(in);
        }
        double time = now(CLOCK_THREAD_CPUTIME_ID) - start, wall = now(CLOCK_MONOTONIC) - start_wall;
        if (time < best) best = time;
        if (wall < best_wall) best_wall = wall;
    }
    printf("%s %d degrees, %d files: %.1f ms, %.1f ms wall clock, %.0f MP/s\n", argv[1], degrees, files, best, best_wall,
           pixels / 1e3 / best);
    return 0;
}
