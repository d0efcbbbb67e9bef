/*
 * Tries, from inside a program that it is preloaded into, what the program should have denied itself:
 * as the program ends, from its first thread and from a new one.
 *
 * It reports a line for each try onto the open file PROBE_REPORT: the thread, the try, and 0 or the
 * error's number; -1 where the processor itself refused.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static int report = -1;

/* Sockets from before the program began: it could not make them itself. */
static int bound = -1, connected = -1, listening = -1;
static struct sockaddr_in listener;

/* A call's result, or its error's number as the kernel returns it. */
static long outcome(long result) { return result < 0 ? -errno : result; }

static void tell(const char *thread, const char *tried, long result) {
    dprintf(report, "%s %s %ld\n", thread, tried, result < 0 ? -result : 0);
}

static void tell_value(const char *name, long value) {
    dprintf(report, "value %s %ld\n", name, value);
}

static void try_sockets(const char *thread) {
    static const int types[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET};
    char tried[64];
    for (int family = 0; family <= 60; family++) {
        for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
            long made = outcome(syscall(SYS_socket, family, types[i], 0));
            snprintf(tried, sizeof tried, "socket(%d,%d)", family, types[i]);
            tell(thread, tried, made);
            if (made >= 0) close(made);
            int pair[2];
            long paired = outcome(syscall(SYS_socketpair, family, types[i], 0, pair));
            snprintf(tried, sizeof tried, "socketpair(%d,%d)", family, types[i]);
            tell(thread, tried, paired);
            if (paired >= 0) {
                close(pair[0]);
                close(pair[1]);
            }
        }
    }
    /* The kernel takes the family from the lower half of the argument alone. */
    long made = outcome(syscall(SYS_socket, 1ul << 32 | AF_INET, SOCK_STREAM, 0));
    tell(thread, "socket(2^32+2,1)", made);
    if (made >= 0) close(made);
}

static void try_io_uring(const char *thread) {
    char parameters[120] = {0};
    long ring = outcome(syscall(425, 1, parameters));
    tell(thread, "io_uring_setup", ring);
    /* Without the denial the descriptor -1 is what is wrong with these. */
    tell(thread, "io_uring_enter", outcome(syscall(426, ring < 0 ? -1 : ring, 0, 0, 0, 0, 0)));
    tell(thread, "io_uring_register", outcome(syscall(427, -1, 0, 0, 0)));
    if (ring >= 0) close(ring);
}

#ifdef __x86_64__
static __thread sigjmp_buf before_fault;

static void fault(int signal) {
    (void)signal;
    siglongjmp(before_fault, 1);
}

/* A call by the table of i386. A kernel without that table lets the processor fault. */
static void try_i386(const char *thread, const char *tried, long call, long first, long second) {
    if (sigsetjmp(before_fault, 1)) {
        dprintf(report, "%s %s -1\n", thread, tried);
        return;
    }
    long result = call;
    __asm__ volatile("int $0x80"
                     : "+a"(result)
                     : "b"(first), "c"(second), "d"(0L)
                     : "memory", "cc", "r8", "r9", "r10", "r11");
    /* Of the result only the lower half counts. */
    tell(thread, tried, (int)result);
}

static void try_foreign_tables(const char *thread) {
    tell(thread, "x32:socket", outcome(syscall(0x40000000 | SYS_socket, AF_INET, SOCK_STREAM, 0)));
    tell(thread, "x32:getpid", outcome(syscall(0x40000000 | SYS_getpid)));

    struct sigaction ours = {.sa_handler = fault}, before;
    sigaction(SIGSEGV, &ours, &before);
    int *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    try_i386(thread, "i386:getpid", 20, 0, 0);
    try_i386(thread, "i386:socket", 359, AF_INET, SOCK_STREAM);
    if (low != MAP_FAILED) {
        low[0] = AF_INET;
        low[1] = SOCK_STREAM;
        try_i386(thread, "i386:socketcall", 102, 1, (long)low);
        munmap(low, 4096);
    }
    sigaction(SIGSEGV, &before, NULL);
}
#else
static void try_foreign_tables(const char *thread) { (void)thread; }
#endif

static void try_files(const char *thread) {
    long file = outcome(open("/etc/passwd", O_RDONLY));
    tell(thread, "read", file);
    if (file >= 0) close(file);
    const char *path = getenv("PROBE_FILE");
    file = outcome(open(path, O_WRONLY | O_CREAT, 0600));
    tell(thread, "create", file);
    if (file >= 0) {
        close(file);
        unlink(path);
    }
    /* This is not denied: the program reads about its mounts there. */
    file = outcome(open("/proc/self/status", O_RDONLY));
    tell(thread, "proc", file);
    if (file >= 0) close(file);
}

static void try_all(const char *thread) {
    try_sockets(thread);
    try_io_uring(thread);
    try_foreign_tables(thread);
    try_files(thread);
    tell(thread, "signal", outcome(kill(getppid(), 0)));
}

static void *in_thread(void *nothing) {
    try_all("thread");
    return nothing;
}

__attribute__((constructor)) static void begin(void) {
    const char *number = getenv("PROBE_REPORT");
    if (!number) return;
    report = atoi(number);
    listener.sin_family = AF_INET;
    listener.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof listener;
    bound = socket(AF_INET, SOCK_STREAM, 0);
    connected = socket(AF_INET, SOCK_STREAM, 0);
    listening = socket(AF_INET, SOCK_STREAM, 0);
    bind(listening, (struct sockaddr *)&listener, length);
    listen(listening, 1);
    getsockname(listening, (struct sockaddr *)&listener, &length);
}

__attribute__((destructor)) static void end(void) {
    if (report < 0) return;
    tell_value("landlock", syscall(444, NULL, 0, 1));
    tell_value("dumpable", prctl(PR_GET_DUMPABLE));
    tell_value("no_new_privs", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
    struct rlimit core;
    getrlimit(RLIMIT_CORE, &core);
    tell_value("core", core.rlim_cur || core.rlim_max);

    try_all("first");
    struct sockaddr_in any = listener;
    any.sin_port = 0;
    tell("first", "bind", outcome(bind(bound, (struct sockaddr *)&any, sizeof any)));
    tell("first", "connect", outcome(connect(connected, (struct sockaddr *)&listener, sizeof listener)));

    pthread_t thread;
    if (pthread_create(&thread, NULL, in_thread, NULL) == 0) pthread_join(thread, NULL);
    dprintf(report, "value end 1\n");
}
