#pragma once
#include <vips/vips.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// libvips' operations are variadic, which Swift can't call. Each wrapper here fixes the options
// that Media uses; all of them return NULL or a number other than 0 for a failure.

/// Starts libvips with one thread, without a cache, and without loaders that were never fuzzed.
static inline int media_start(void) {
  if (VIPS_INIT("hoiam")) return -1;
  vips_block_untrusted_set(TRUE);
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_cache_set_max_mem(0);
  vips_cache_set_max_files(0);
  return 0;
}

/// Reads the header of an image: width and height, no pixels.
static inline VipsImage *media_header(const void *bytes, size_t count) {
  return vips_image_new_from_buffer(bytes, count, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
}

/// The image turned as its EXIF says, at most `side` pixels in width and height, in sRGB; an
/// image with an error or cut short is refused.
static inline VipsImage *media_fit(const void *bytes, size_t count, int side) {
  VipsImage *image = NULL;
  if (vips_thumbnail_buffer((void *) bytes, count, &image, side, "height", side, "size",
        VIPS_SIZE_DOWN, "export_profile", "srgb", "fail_on", VIPS_FAIL_ON_ERROR, NULL))
    return NULL;
  return image;
}

/// What is transparent laid over white.
static inline VipsImage *media_over_white(VipsImage *image) {
  if (!vips_image_hasalpha(image)) {
    g_object_ref(image);
    return image;
  }
  VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
  VipsImage *flat = NULL;
  int failed = vips_flatten(image, &flat, "background", white, NULL);
  vips_area_unref(VIPS_AREA(white));
  return failed ? NULL : flat;
}

/// A JPEG without metadata; `bytes` is to be freed with `g_free`.
static inline int media_save_jpeg(VipsImage *image, int quality, void **bytes, size_t *count) {
  return vips_jpegsave_buffer(image, bytes, count, "Q", quality, "strip", TRUE,
    "optimize_coding", TRUE, NULL);
}

static inline void media_release(VipsImage *image) { g_object_unref(image); }

static inline int media_limit(int resource, unsigned long amount) {
  struct rlimit limit = { amount, amount };
  return setrlimit(resource, &limit);
}

static const int media_limit_cpu = RLIMIT_CPU;
static const int media_limit_memory = RLIMIT_AS;
static const int media_limit_files = RLIMIT_NOFILE;
static const int media_limit_file_size = RLIMIT_FSIZE;
static const int media_limit_core = RLIMIT_CORE;

#if defined(__x86_64__)
#define MEDIA_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MEDIA_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define MEDIA_REFUSE(number) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), \
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

/// From here on this process, with all its threads, can open no socket, run no program and touch
/// no other process (seccomp; for good).
static inline int media_forbid(void) {
#ifdef MEDIA_ARCHITECTURE
  struct sock_filter rules[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MEDIA_ARCHITECTURE, 1, 0),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    MEDIA_REFUSE(__NR_socket),
    MEDIA_REFUSE(__NR_socketpair),
    MEDIA_REFUSE(__NR_connect),
    MEDIA_REFUSE(__NR_bind),
    MEDIA_REFUSE(__NR_execve),
    MEDIA_REFUSE(__NR_execveat),
    MEDIA_REFUSE(__NR_ptrace),
    MEDIA_REFUSE(__NR_process_vm_readv),
    MEDIA_REFUSE(__NR_process_vm_writev),
    MEDIA_REFUSE(__NR_kill),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { sizeof rules / sizeof rules[0], rules };
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
  return (int) syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
#else
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
}
