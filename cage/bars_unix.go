//go:build unix

package cage

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// killGroup ends a child and what it has started: it leads a group of its own.
func killGroup(p *os.Process) {
	if p != nil {
		_ = syscall.Kill(-p.Pid, syscall.SIGKILL)
		_ = p.Kill()
	}
}

// leave ends this child and what it has started.
func leave() {
	_ = syscall.Kill(0, syscall.SIGKILL)
	os.Exit(0)
}

// gone tells whether there is no process of that number.
func gone(pid int) bool { return pid > 1 && syscall.Kill(pid, 0) == syscall.ESRCH }

// Limits of a child on files: how many may be open, and how large one may get.
const (
	maxOpen = 256
	maxFile = 512 << 20
)

// confineResources sets the limits that every Unix has.
func confineResources(memory int64) {
	set := func(resource int, limit uint64) {
		var both unix.Rlimit
		assign(&both.Cur, limit)
		assign(&both.Max, limit)
		_ = unix.Setrlimit(resource, &both)
	}
	set(unix.RLIMIT_CORE, 0)
	set(unix.RLIMIT_NOFILE, maxOpen)
	set(unix.RLIMIT_FSIZE, maxFile)
	if memory > 0 {
		set(unix.RLIMIT_AS, uint64(memory))
	}
}

// assign sets a limit, which FreeBSD has signed.
func assign[T int64 | uint64](limit *T, value uint64) { *limit = T(value) }

// watchCPU ends the process when its processor time is used up; Go itself
// takes no notice.
func watchCPU() {
	spent := make(chan os.Signal, 1)
	signal.Notify(spent, syscall.SIGXCPU)
	go func() {
		<-spent
		_, _ = os.Stderr.WriteString("SIGXCPU\n")
		leave()
	}()
}

// limitCPU lets the process use so much processor time from now on.
func limitCPU(more time.Duration) {
	var used unix.Rusage
	var limit unix.Rlimit
	if unix.Getrusage(unix.RUSAGE_SELF, &used) != nil || unix.Getrlimit(unix.RLIMIT_CPU, &limit) != nil {
		return
	}
	seconds := int64(used.Utime.Sec) + int64(used.Stime.Sec) + int64(more/time.Second) + 1
	assign(&limit.Cur, uint64(seconds))
	_ = unix.Setrlimit(unix.RLIMIT_CPU, &limit)
}

// openSocket tries to.
func openSocket() error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err == nil {
		unix.Close(fd)
	}
	return err
}

// addressSpaceLimited tells whether more memory than the limit is refused.
func addressSpaceLimited() bool {
	var limit unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_AS, &limit) != nil || limit.Cur >= 1<<50 {
		return false
	}
	data, err := unix.Mmap(-1, 0, int(limit.Cur), unix.PROT_NONE, unix.MAP_PRIVATE|unix.MAP_ANON)
	if err == nil {
		_ = unix.Munmap(data)
	}
	return err != nil
}
