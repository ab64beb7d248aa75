/* Makes the n-th call that changes a file below one folder fail, once or from then on.
 *
 * Loaded before libc (LD_PRELOAD). The process itself says when to count: fail_arm(n, error, for_good).
 * fail_count() is how many calls there were since. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long calls, at;
static int error_number, for_good;

void fail_arm(long number, int error, int from_then_on) {
    error_number = error;
    for_good = from_then_on;
    __atomic_store_n(&calls, 0, __ATOMIC_SEQ_CST);
    __atomic_store_n(&at, number, __ATOMIC_SEQ_CST);
}

long fail_count(void) { return __atomic_load_n(&calls, __ATOMIC_SEQ_CST); }

static int is_ours(const char *path) {
    const char *folder = getenv("FAIL_BELOW");
    return folder && *folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(void) {
    if (!__atomic_load_n(&at, __ATOMIC_SEQ_CST)) return 0;
    long number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    if (number == at || (for_good && number > at)) {
        errno = error_number;
        return 1;
    }
    return 0;
}

static int fails_at(int file) {
    char name[64], path[PATH_MAX];
    if (!at) return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_ours(path) && fails();
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t write(int file, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return fails_at(file) ? -1 : real(file, data, size);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t place) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return fails_at(file) ? -1 : real(file, data, size, place);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t place) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return fails_at(file) ? -1 : real(file, data, size, place);
}
int fsync(int file) {
    REAL(int, "fsync", int);
    return fails_at(file) ? -1 : real(file);
}
int fdatasync(int file) {
    REAL(int, "fdatasync", int);
    return fails_at(file) ? -1 : real(file);
}
int ftruncate(int file, off_t size) {
    REAL(int, "ftruncate", int, off_t);
    return fails_at(file) ? -1 : real(file, size);
}
int ftruncate64(int file, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    return fails_at(file) ? -1 : real(file, size);
}
int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return is_ours(to) && fails() ? -1 : real(from, to);
}
int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return is_ours(path) && fails() ? -1 : real(path);
}
