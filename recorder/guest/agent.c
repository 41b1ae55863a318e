/*
 * Performs the acts of a scenario inside the guest and writes what it sees to the log: one line an observation, its kind, a
 * tab, its fields. Every role is a process; it is told what to do through a pipe, and reports by datagrams.
 *
 *   agent ACTS LOG
 *
 * ACTS holds one act a line. LOG is a serial port; the answer to a machine check comes back on it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <linux/falloc.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <linux/io_uring.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>

#define PAGE 4096UL
#define PMD (512 * PAGE)
#define MAX_ROLES 16
#define MAX_VARS 64
#define TEXT 1024
#define TRACING "/sys/kernel/tracing/"
#define PATIENCE_MS 8000
#define SETTLE_MS 60

/* ---- what both sides know -------------------------------------------------------------------------------------------- */

static int reports = -1;
static const struct sockaddr_un controller = { .sun_family = AF_UNIX, .sun_path = "/run/controller" };

/* Pipes to all roles of the scenario, made before any of them is born: a fork has to find its own. */
static struct {
	char name[32];
	int fds[2];
} command_pipes[MAX_ROLES];
static int pipe_count;

static int *command_pipe(const char *role)
{
	for (int at = 0; at < pipe_count; at++)
		if (!strcmp(command_pipes[at].name, role))
			return command_pipes[at].fds;
	return NULL;
}

static int split(char *line, char **words, int most)
{
	int count = 0;

	for (char *word = strtok(line, " "); word && count < most; word = strtok(NULL, " "))
		words[count++] = word;
	for (int at = count; at < most; at++)
		words[at] = "";
	return count;
}

static long number(const char *text)
{
	return strtol(text, NULL, 0);
}

static int write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return -errno;
	ssize_t wrote = write(fd, text, strlen(text));
	int result = wrote < 0 ? -errno : 0;
	close(fd);
	return result;
}

static long long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* ---- a role ---------------------------------------------------------------------------------------------------------- */

static char role_name[32];
static char *mapping;
static size_t mapping_bytes;
static int pipe_fds[2] = { -1, -1 };
static sigjmp_buf access_failed;
static volatile sig_atomic_t accessing;
static volatile int access_code;

static void report(const char *format, ...)
{
	char text[TEXT];
	va_list list;

	va_start(list, format);
	int length = vsnprintf(text, sizeof(text), format, list);
	va_end(list);
	sendto(reports, text, length, 0, (const struct sockaddr *)&controller, sizeof(controller));
}

static const char *code_name(int code)
{
	switch (code) {
	case BUS_ADRALN: return "BUS_ADRALN";
	case BUS_ADRERR: return "BUS_ADRERR";
	case BUS_OBJERR: return "BUS_OBJERR";
	case BUS_MCEERR_AR: return "BUS_MCEERR_AR";
	case BUS_MCEERR_AO: return "BUS_MCEERR_AO";
	default: return "SI_OTHER";
	}
}

static void on_sigbus(int sig, siginfo_t *info, void *context)
{
	(void)sig;
	(void)context;
	int mce = info->si_code == BUS_MCEERR_AR || info->si_code == BUS_MCEERR_AO;
	char *at = info->si_addr;
	long page = mapping && at >= mapping && at < mapping + mapping_bytes ? (at - mapping) / (long)PAGE : -1;
	/* An asynchronous report says nothing about what the process is doing. */
	int by_access = accessing && info->si_code != BUS_MCEERR_AO;

	report("SIG\t%s\t%s\t%d\t%ld\t%s", role_name, code_name(info->si_code), mce ? info->si_addr_lsb : -1, page,
	       by_access ? "access" : "asynchronous-or-syscall");
	if (!by_access)
		return;
	access_code = info->si_code;
	accessing = 0;
	siglongjmp(access_failed, 1);
}

static void start_role(const char *name)
{
	struct sigaction action = { .sa_sigaction = on_sigbus, .sa_flags = SA_SIGINFO | SA_RESTART };

	snprintf(role_name, sizeof(role_name), "%s", name);
	prctl(PR_SET_NAME, name);
	close(reports);
	reports = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	sigaction(SIGBUS, &action, NULL);
	/* Faults in the page of the clock, so that no later trace shows it. */
	now_ms();
	report("BORN\t%s\t%d", name, getpid());
}

static char *page_at(const char *word)
{
	return mapping + number(word) * PAGE;
}

/* Allocated beforehand, so that the file system does it in one piece. */
static int write_all(int fd, long bytes)
{
	char *content = malloc(bytes);
	int result = 0;

	memset(content, 'x', bytes);
	for (long done = 0; done < bytes;) {
		ssize_t wrote = write(fd, content + done, bytes - done);
		if (wrote < 0) {
			result = -errno;
			break;
		}
		done += wrote;
	}
	free(content);
	return result;
}

static int fill(const char *path, long bytes, const char *how)
{
	int result;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);

	if (fd < 0)
		return -errno;
	if (!strcmp(how, "sparse"))
		result = ftruncate(fd, bytes) < 0 ? -errno : 0;
	else if (!strcmp(how, "falloc"))
		result = fallocate(fd, 0, 0, bytes) < 0 ? -errno : 0;
	else
		result = fallocate(fd, 0, 0, bytes) < 0 ? -errno : write_all(fd, bytes);
	if (fsync(fd) < 0 && !result)
		result = -errno;
	close(fd);
	return result;
}

/* The start is aligned to 2 MiB, and nothing else lies in its last 2 MiB, so that entries of that size can be tried. */
static int map(const char *path, long offset, long bytes, int flags)
{
	int fd = open(path, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return -errno;
	size_t whole = (bytes + 2 * PMD - 1) & ~(PMD - 1);
	char *room = mmap(NULL, whole, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	char *start = (char *)(((uintptr_t)room + PMD - 1) & ~(PMD - 1));
	munmap(room, whole);
	void *got = mmap(start, bytes, PROT_READ | PROT_WRITE, flags | MAP_FIXED_NOREPLACE, fd, offset);
	int result = got == MAP_FAILED ? -errno : 0;
	close(fd);
	if (!result) {
		mapping = got;
		mapping_bytes = bytes;
	}
	return result;
}

static int reflink(const char *from, const char *to)
{
	int source = open(from, O_RDONLY | O_CLOEXEC);
	int target = open(to, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	int result = ioctl(target, FICLONE, source) < 0 ? -errno : 0;

	if (!result && fsync(target) < 0)
		result = -errno;
	close(source);
	close(target);
	return result;
}

static int path_call(const char *verb, char **word)
{
	int fd, result;

	if (!strcmp(verb, "truncate"))
		return truncate(word[2], number(word[3])) < 0 ? -errno : 0;
	if (!strcmp(verb, "unlink"))
		return unlink(word[2]) < 0 ? -errno : 0;
	fd = open(word[2], (!strcmp(verb, "pread") ? O_RDONLY : O_RDWR) | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	if (!strcmp(verb, "punch")) {
		result = fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, number(word[3]), number(word[4]));
	} else if (!strcmp(verb, "fsync")) {
		result = fsync(fd);
	} else {
		char text[16];
		result = pread(fd, text, sizeof(text), number(word[3]));
	}
	result = result < 0 ? -errno : result;
	close(fd);
	return result;
}

static int is_dax(const char *path)
{
	struct statx facts;

	if (statx(AT_FDCWD, path, 0, STATX_BASIC_STATS, &facts) < 0)
		return -errno;
	return !!(facts.stx_attributes & STATX_ATTR_DAX);
}

static int splice_in(char *at)
{
	struct iovec piece = { .iov_base = at, .iov_len = PAGE };

	if (pipe_fds[0] < 0 && pipe2(pipe_fds, O_CLOEXEC) < 0)
		return -errno;
	int result = vmsplice(pipe_fds[1], &piece, 1, 0);
	return result < 0 ? -errno : result;
}

static int drain_one(void)
{
	static char page[PAGE];
	int result = read(pipe_fds[0], page, sizeof(page));

	return result < 0 ? -errno : result;
}

/* A ring whose buffer was registered stays open, and its pin with it. */
static int ring_buffer(char *at)
{
	struct io_uring_params params = { 0 };
	struct iovec piece = { .iov_base = at, .iov_len = PAGE };
	int ring = syscall(SYS_io_uring_setup, 4, &params);

	if (ring < 0)
		return -errno;
	int result = syscall(SYS_io_uring_register, ring, IORING_REGISTER_BUFFERS, &piece, 1) < 0 ? -errno : 0;
	if (result)
		close(ring);
	return result;
}

static int direct(const char *device, char *at, int writes)
{
	int fd = open(device, (writes ? O_WRONLY : O_RDONLY) | O_DIRECT | O_CLOEXEC);

	if (fd < 0)
		return -errno;
	int result = writes ? pwrite(fd, at, PAGE, 0) : pread(fd, at, PAGE, 0);
	result = result < 0 ? -errno : result;
	close(fd);
	return result;
}

/* The copy sleeps in a fault on a mapping of the slow device while it holds the other role's page. */
static int slow_vm_read(const char *words_of_other, const char *device)
{
	long pid, at;
	int fd = open(device, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return -errno;
	char *slow = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	close(fd);
	if (slow == MAP_FAILED || sscanf(words_of_other, "%ld:%lx", &pid, &at) != 2)
		return -EINVAL;
	struct iovec to = { .iov_base = slow, .iov_len = PAGE };
	struct iovec from = { .iov_base = (void *)at, .iov_len = PAGE };
	int result = process_vm_readv(pid, &to, 1, &from, 1, 0);
	return result < 0 ? -errno : result;
}

/* Seldom asks for the time, which can be a system call: a machine check in the kernel is fatal. */
static void spin(char *at, long ms)
{
	struct timespec start, now;

	clock_gettime(CLOCK_MONOTONIC, &start);
	do {
		for (int turn = 0; turn < 1000000; turn++)
			(void)*(volatile char *)at;
		clock_gettime(CLOCK_MONOTONIC, &now);
	} while ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 < ms);
}

static void fork_role(const char *name)
{
	pid_t child = fork();

	if (child == 0) {
		start_role(name);
		return;
	}
	report("RES\tfork %s %s\t%d", role_name, name, child < 0 ? -errno : 0);
}

static void obey(char *line)
{
	char *word[8];
	char copy[TEXT];
	int result;

	snprintf(copy, sizeof(copy), "%s", line);
	split(copy, word, 8);
	const char *verb = word[1];
	/* What a role needs to know about another one stands behind the command, which is reported as it was given. */
	char *extra = strstr(line, " @");
	if (extra)
		*extra = '\0';

	if (!strcmp(verb, "fork")) {
		fork_role(word[2]);
		return;
	}
	if (!strcmp(verb, "exit"))
		_exit(0);
	if (!strcmp(verb, "write") || !strcmp(verb, "read") || !strcmp(verb, "spin")) {
		char *at = page_at(word[2]);
		if (sigsetjmp(access_failed, 1)) {
			report("RES\t%s\tSIGBUS:%s", line, code_name(access_code));
			return;
		}
		accessing = 1;
		if (!strcmp(verb, "write"))
			*(volatile char *)at = 'w';
		else if (!strcmp(verb, "read"))
			(void)*(volatile char *)at;
		else
			spin(at, number(word[3]));
		accessing = 0;
		report("RES\t%s\t0", line);
		return;
	}
	if (!strcmp(verb, "create") || !strcmp(verb, "sparse") || !strcmp(verb, "falloc")) {
		result = fill(word[2], number(word[3]), verb);
	} else if (!strcmp(verb, "mmap") || !strcmp(verb, "mmap-private")) {
		result = map(word[2], number(word[3]), number(word[4]), verb[4] ? MAP_PRIVATE : MAP_SHARED);
	} else if (!strcmp(verb, "munmap")) {
		/* Without words the whole mapping; with them BYTES from OFF within it. */
		long offset = number(word[2]);
		result = munmap(mapping + offset, *word[3] ? (size_t)number(word[3]) : mapping_bytes) < 0 ? -errno : 0;
		if (!*word[3])
			mapping = NULL;
	} else if (!strcmp(verb, "reflink")) {
		result = reflink(word[2], word[3]);
	} else if (!strcmp(verb, "isdax")) {
		result = is_dax(word[2]);
	} else if (!strcmp(verb, "vmsplice")) {
		result = splice_in(page_at(word[2]));
	} else if (!strcmp(verb, "drain")) {
		result = drain_one();
	} else if (!strcmp(verb, "uring")) {
		result = ring_buffer(page_at(word[2]));
	} else if (!strcmp(verb, "dio") || !strcmp(verb, "diow")) {
		result = direct(word[2], page_at(word[3]), verb[3] == 'w');
	} else if (!strcmp(verb, "vmread")) {
		result = slow_vm_read(word[5] + 1, word[3]);
	} else if (!strcmp(verb, "hwpoison")) {
		result = madvise(page_at(word[2]), PAGE, MADV_HWPOISON) < 0 ? -errno : 0;
	} else if (!strcmp(verb, "early")) {
		int policy = number(word[2]) ? PR_MCE_KILL_EARLY : PR_MCE_KILL_LATE;
		result = prctl(PR_MCE_KILL, PR_MCE_KILL_SET, policy, 0, 0) < 0 ? -errno : 0;
	} else if (!strcmp(verb, "corrupt") || !strcmp(verb, "unpoison")) {
		char path[64];
		snprintf(path, sizeof(path), "/sys/kernel/debug/hwpoison/%s-pfn", verb);
		result = write_file(path, word[2]);
	} else if (!strcmp(verb, "echo")) {
		result = write_file(word[2], word[3]);
	} else if (!strcmp(verb, "freeze")) {
		int fd = open(word[2], O_RDONLY | O_CLOEXEC);
		result = ioctl(fd, number(word[3]) ? FIFREEZE : FITHAW, 0) < 0 ? -errno : 0;
		close(fd);
	} else {
		result = path_call(verb, word);
	}
	report("RES\t%s\t%d", line, result);
}

static void role_loop(void)
{
	char line[TEXT];

	for (;;) {
		ssize_t length = read(command_pipe(role_name)[0], line, sizeof(line) - 1);
		if (length <= 0)
			continue;
		line[length] = '\0';
		obey(line);
	}
}

/* ---- the controller -------------------------------------------------------------------------------------------------- */

struct role {
	char name[32];
	pid_t pid;
	int busy;
	char *mapped;
};

struct variable {
	char name[32];
	unsigned long pfn;
};

static struct role roles[MAX_ROLES];
static int role_count;
static struct variable variables[MAX_VARS];
static int variable_count;
static int log_fd;
static int kmsg;
static int marker = -1;
static int snapshots = -1;
static const char *vmemmap_base = "0xffffea0000000000";

static void out(const char *format, ...)
{
	char text[TEXT * 2];
	va_list list;

	va_start(list, format);
	int length = vsnprintf(text, sizeof(text) - 1, format, list);
	va_end(list);
	if (length > (int)sizeof(text) - 2)
		length = sizeof(text) - 2;
	text[length++] = '\n';
	for (int done = 0; done < length;) {
		ssize_t wrote = write(log_fd, text + done, length - done);
		if (wrote < 0 && errno != EAGAIN)
			return;
		if (wrote > 0)
			done += wrote;
	}
}

static struct role *find_role(const char *name)
{
	for (int at = 0; at < role_count; at++)
		if (!strcmp(roles[at].name, name))
			return &roles[at];
	return NULL;
}

static struct role *add_role(const char *name)
{
	struct role *role = find_role(name);

	if (!role)
		role = &roles[role_count++];
	memset(role, 0, sizeof(*role));
	snprintf(role->name, sizeof(role->name), "%s", name);
	return role;
}

/* Takes one report if one comes in time. */
static int take(int ms)
{
	char text[TEXT];
	struct pollfd ready = { .fd = reports, .events = POLLIN };

	if (poll(&ready, 1, ms) <= 0)
		return 0;
	ssize_t length = recv(reports, text, sizeof(text) - 1, MSG_DONTWAIT);
	if (length <= 0)
		return 0;
	text[length] = '\0';
	if (!strncmp(text, "BORN\t", 5)) {
		char name[32];
		int pid;
		if (sscanf(text + 5, "%31s %d", name, &pid) == 2)
			add_role(name)->pid = pid;
		return 1;
	}
	if (!strncmp(text, "RES\t", 4)) {
		char name[32] = "";
		sscanf(text + 4, "%31s", name);
		if (!strcmp(name, "fork"))
			sscanf(text + 4, "%*s %31s", name);
		struct role *role = find_role(name);
		if (role && role->busy > 0)
			role->busy--;
	}
	out("%s", text);
	return 1;
}

static void settle(int ms)
{
	long long end = now_ms() + ms;

	while (now_ms() < end)
		take((int)(end - now_ms()) + 1);
}

/* Waits until the role has done all it was told, at most so long. */
static int wait_for(struct role *role, int ms)
{
	long long end = now_ms() + ms;

	while (role->busy > 0 && now_ms() < end)
		take((int)(end - now_ms()) + 1);
	return role->busy == 0;
}

static void tell(struct role *role, const char *line)
{
	role->busy++;
	if (write(command_pipe(role->name)[1], line, strlen(line)) < 0)
		out("OUT\t%s cannot be told", role->name);
}

/* Log lines that go to the console at loglevel 3. */
static void take_kernel_lines(void)
{
	char record[TEXT * 4];
	ssize_t length;

	while ((length = read(kmsg, record, sizeof(record) - 1)) > 0 || (length < 0 && errno == EPIPE)) {
		if (length < 0)
			continue;
		record[length] = '\0';
		long prefix;
		unsigned long long us;
		if (sscanf(record, "%ld,%*u,%llu", &prefix, &us) != 2)
			continue;
		char *text = strchr(record, ';');
		if (!text || prefix / 8 || prefix % 8 >= 3)
			continue;
		text[strcspn(text, "\n")] = '\0';
		out("OTHER\t[%5llu.%06llu] %s", us / 1000000, us % 1000000, text + 1);
	}
}

static void mark(const char *text)
{
	if (marker >= 0 && write(marker, text, strlen(text)) < 0)
		return;
}

static void dump_trace(void)
{
	char line[TEXT];
	FILE *trace = fopen(TRACING "trace", "r");

	while (trace && fgets(line, sizeof(line), trace)) {
		line[strcspn(line, "\n")] = '\0';
		if (*line && *line != '#')
			out("T\t%s", line);
	}
	if (trace)
		fclose(trace);
	out("TEND\t");
	write_file(TRACING "trace", " ");
	int fd = open(TRACING "trace", O_WRONLY | O_TRUNC | O_CLOEXEC);
	if (fd >= 0)
		close(fd);
}

static unsigned long value_of(const char *word)
{
	for (int at = 0; at < variable_count; at++)
		if (!strcmp(variables[at].name, word))
			return variables[at].pfn;
	return strtoul(word, NULL, 0);
}

static void set_variable(const char *name, unsigned long pfn)
{
	for (int at = 0; at < variable_count; at++)
		if (!strcmp(variables[at].name, name)) {
			variables[at].pfn = pfn;
			return;
		}
	snprintf(variables[variable_count].name, sizeof(variables[0].name), "%s", name);
	variables[variable_count++].pfn = pfn;
}

/*
 * The words of a struct page come through a kprobe on getpriority(): its first argument is the address, which the call
 * itself refuses.
 */
static void snap(const char *label, const char *name)
{
	char text[TEXT], line[TEXT] = "";
	unsigned long pfn = value_of(name);
	unsigned long at = strtoul(vmemmap_base, NULL, 0) + pfn * 64;

	while (read(snapshots, text, sizeof(text)) > 0)
		;
	syscall(SYS_getpriority, at, 0);
	for (int turn = 0; turn < 50 && !*line; turn++) {
		ssize_t length = read(snapshots, text, sizeof(text) - 1);
		if (length <= 0) {
			usleep(10000);
			continue;
		}
		text[length] = '\0';
		char *words = strstr(text, "w0=");
		if (words) {
			words[strcspn(words, "\n")] = '\0';
			snprintf(line, sizeof(line), "%s", words);
		}
	}
	out("PAGE\t%s\t0x%lx\t%s", label, pfn, line);
}

static void show_extent(const char *name, const char *path, const char *offset, unsigned long base)
{
	struct {
		struct fiemap map;
		struct fiemap_extent extent;
	} query = { .map = { .fm_start = number(offset), .fm_length = PAGE, .fm_extent_count = 1 } };
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || ioctl(fd, FS_IOC_FIEMAP, &query) < 0) {
		out("OUT\tfiemap %s %s: %s", path, offset, strerror(errno));
	} else if (query.map.fm_mapped_extents == 0) {
		out("OUT\tfiemap %s %s: no extent", path, offset);
	} else {
		unsigned long at = query.extent.fe_physical + (number(offset) - query.extent.fe_logical);
		unsigned long pfn = (base + at) / PAGE;
		out("OUT\tfiemap %s %s: device_offset=0x%lx flags=0x%x pfn=0x%lx", path, offset, at, query.extent.fe_flags,
		    pfn);
		set_variable(name, pfn);
	}
	if (fd >= 0)
		close(fd);
}

static void show_pfn(const char *name, struct role *role, const char *page)
{
	char path[64];
	uint64_t entry = 0;

	snprintf(path, sizeof(path), "/proc/%d/pagemap", role->pid);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	unsigned long at = (unsigned long)role->mapped / PAGE + number(page);
	if (pread(fd, &entry, sizeof(entry), at * sizeof(entry)) != sizeof(entry))
		entry = 0;
	close(fd);
	if (entry >> 63) {
		unsigned long pfn = entry & ((1UL << 55) - 1);
		out("OUT\tpfn %s page %s: present=1 pfn=0x%lx", role->name, page, pfn);
		set_variable(name, pfn);
	} else {
		out("OUT\tpfn %s page %s: present=0", role->name, page);
	}
}

static void show_stack(struct role *role)
{
	char path[64], line[256] = "";

	snprintf(path, sizeof(path), "/proc/%d/wchan", role->pid);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (read(fd, line, sizeof(line) - 1) > 0 && strcmp(line, "0"))
		out("STACK\t[<0>] %s+0", line);
	close(fd);
	snprintf(path, sizeof(path), "/proc/%d/stack", role->pid);
	FILE *stack = fopen(path, "r");
	while (stack && fgets(line, sizeof(line), stack)) {
		line[strcspn(line, "\n")] = '\0';
		out("STACK\t%s", line);
	}
	if (stack)
		fclose(stack);
}

static void show_meminfo(void)
{
	char line[256];
	FILE *facts = fopen("/proc/meminfo", "r");

	while (facts && fgets(line, sizeof(line), facts))
		if (!strncmp(line, "HardwareCorrupted", 17)) {
			line[strcspn(line, "\n")] = '\0';
			out("OUT\t%s", line);
		}
	if (facts)
		fclose(facts);
}

/* The emulator raises it; its answer says that it has. */
static void machine_check(const char *pfn)
{
	char answer[64];

	out("MCE\t0x%lx", value_of(pfn) * PAGE);
	struct pollfd ready = { .fd = log_fd, .events = POLLIN };
	if (poll(&ready, 1, PATIENCE_MS) > 0 && read(log_fd, answer, sizeof(answer)) < 0)
		perror("agent: log");
}

/* A role's address in its mapping is the same in a fork; the last mmap it was told tells where it is. */
static void learn_mapping(struct role *role)
{
	char path[64], line[512];

	snprintf(path, sizeof(path), "/proc/%d/maps", role->pid);
	FILE *maps = fopen(path, "r");
	role->mapped = NULL;
	while (maps && fgets(line, sizeof(line), maps))
		if ((strstr(line, " /mnt") || strstr(line, " /dev/dax")) && !role->mapped)
			role->mapped = (char *)strtoul(line, NULL, 16);
	if (maps)
		fclose(maps);
}

/* Writes $NAME out as the pfn of that variable. */
static void expand(const char *line, char *text)
{
	while (*line) {
		if (*line != '$') {
			*text++ = *line++;
			continue;
		}
		char name[32];
		int length = strspn(line + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
		snprintf(name, sizeof(name), "%.*s", length, line + 1);
		text += sprintf(text, "0x%lx", value_of(name));
		line += 1 + length;
	}
	*text = '\0';
}

static void spawn(const char *name)
{
	pid_t child = fork();

	if (child == 0) {
		close(log_fd);
		close(kmsg);
		start_role(name);
		role_loop();
	}
	struct role *role = add_role(name);
	while (role->pid == 0 && take(1000))
		;
}

static void open_command_pipes(FILE *acts)
{
	char line[TEXT], name[32];

	while (fgets(line, sizeof(line), acts)) {
		if (sscanf(line, "spawn %31s", name) != 1 && sscanf(line, "fork %*s %31s", name) != 1)
			continue;
		if (command_pipe(name) || pipe2(command_pipes[pipe_count].fds, O_DIRECT | O_CLOEXEC) < 0)
			continue;
		snprintf(command_pipes[pipe_count++].name, sizeof(name), "%s", name);
	}
	rewind(acts);
}

static unsigned long base_of(const char *path)
{
	char name[64], line[256];
	const char *slash = strchr(path + 1, '/');
	int length = slash ? (int)(slash - path - 1) : (int)strlen(path + 1);
	unsigned long base = 0;

	snprintf(name, sizeof(name), "/run/base/%.*s", length, path + 1);
	FILE *file = fopen(name, "r");
	if (file && fgets(line, sizeof(line), file))
		base = strtoul(line, NULL, 0);
	if (file)
		fclose(file);
	return base;
}

static void tell_with_extra(struct role *role, const char *line)
{
	char text[TEXT], copy[TEXT];
	char *word[8];

	snprintf(copy, sizeof(copy), "%s", line);
	split(copy, word, 8);
	if (!strcmp(word[1], "vmread")) {
		struct role *other = find_role(word[2]);
		learn_mapping(other);
		snprintf(text, sizeof(text), "%s @%d:%lx", line, other->pid,
			 (unsigned long)other->mapped + number(word[4]) * PAGE);
		tell(role, text);
		return;
	}
	tell(role, line);
}

static void act(const char *line)
{
	char copy[TEXT];
	char *word[8];

	snprintf(copy, sizeof(copy), "%s", line);
	split(copy, word, 8);
	struct role *role = find_role(word[0]);
	if (role) {
		tell_with_extra(role, line);
		if (!wait_for(role, PATIENCE_MS))
			out("OUT\t%s BLOCKED after 8 s", role->name);
		if (!strncmp(word[1], "mmap", 4))
			learn_mapping(role);
		return;
	}
	role = find_role(word[1]);
	if (!strcmp(word[0], "spawn")) {
		spawn(word[1]);
	} else if (!strcmp(word[0], "bg")) {
		tell_with_extra(role, line + 3);
	} else if (!strcmp(word[0], "join")) {
		if (role->busy == 0)
			out("OUT\tjoin %s: was already done", role->name);
		else if (wait_for(role, number(word[2])))
			out("OUT\tjoin %s: completed", role->name);
		else
			out("OUT\tjoin %s: STILL BLOCKED", role->name);
	} else if (!strcmp(word[0], "where")) {
		show_stack(role);
	} else if (!strcmp(word[0], "sleep")) {
		settle(number(word[1]));
	} else if (!strcmp(word[0], "fork")) {
		char text[TEXT];
		snprintf(text, sizeof(text), "%s fork %s", word[1], word[2]);
		tell(role, text);
		struct role *child = add_role(word[2]);
		wait_for(find_role(word[1]), PATIENCE_MS);
		while (child->pid == 0 && take(1000))
			;
		child->mapped = find_role(word[1])->mapped;
	} else if (!strcmp(word[0], "exit")) {
		char text[TEXT];
		snprintf(text, sizeof(text), "%s exit", word[1]);
		tell(role, text);
		role->busy = 0;
		for (int turn = 0; turn < 200 && kill(role->pid, 0) == 0; turn++)
			take(10);
	} else if (!strcmp(word[0], "fiemap")) {
		show_extent(word[1], word[2], word[3], base_of(word[2]));
	} else if (!strcmp(word[0], "pfn")) {
		show_pfn(word[1], find_role(word[2]), word[3]);
	} else if (!strcmp(word[0], "set")) {
		set_variable(word[1], strtoul(word[2], NULL, 0));
	} else if (!strcmp(word[0], "snap")) {
		snap(word[1], word[2]);
	} else if (!strcmp(word[0], "mce")) {
		machine_check(word[1]);
	} else if (!strcmp(word[0], "meminfo")) {
		show_meminfo();
	} else if (!strcmp(word[0], "note")) {
		if (!strncmp(line, "note PHASE ", 11))
			out("PHASE\t%s", line + 11);
	} else if (!strcmp(word[0], "trace")) {
		int on = !strcmp(word[1], "on");
		write_file(TRACING "tracing_on", on ? "1" : "0");
		if (!on)
			dump_trace();
	} else if (strcmp(word[0], "dump")) {
		out("OUT\tunknown act %s", word[0]);
	}
}

int main(int argc, char **argv)
{
	char line[TEXT], text[TEXT];
	FILE *acts = argc > 2 ? fopen(argv[1], "r") : NULL;

	if (!acts) {
		fprintf(stderr, "usage: agent ACTS LOG\n");
		return 2;
	}
	log_fd = open(argv[2], O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct termios raw;
	tcgetattr(log_fd, &raw);
	cfmakeraw(&raw);
	tcsetattr(log_fd, TCSANOW, &raw);
	kmsg = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	lseek(kmsg, 0, SEEK_END);
	marker = open(TRACING "trace_marker", O_WRONLY | O_CLOEXEC);
	snapshots = open(TRACING "instances/snap/trace_pipe", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	signal(SIGPIPE, SIG_IGN);
	/* Nobody asks how a role ended: it is gone at once, and roles inherit this for their children. */
	signal(SIGCHLD, SIG_IGN);
	reports = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (bind(reports, (const struct sockaddr *)&controller, sizeof(controller)) < 0) {
		perror("agent: reports");
		return 1;
	}
	open_command_pipes(acts);

	for (int at = 0; fgets(line, sizeof(line), acts); at++) {
		line[strcspn(line, "\n")] = '\0';
		expand(line, text);
		out("ACT\t%d\t%s", at, text);
		char mark_text[32];
		snprintf(mark_text, sizeof(mark_text), "act:%d", at);
		mark(mark_text);
		act(text);
		mark(mark_text);
		settle(!strncmp(text, "bg ", 3) || strchr(text, '/') || find_role(strtok(text, " ")) ? SETTLE_MS : 0);
		take_kernel_lines();
	}
	tcdrain(log_fd);
	for (int at = 0; at < role_count; at++)
		if (roles[at].pid > 0)
			kill(roles[at].pid, SIGKILL);
	usleep(300000);
	return 0;
}
