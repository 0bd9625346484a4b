package cage

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/landlock-lsm/go-landlock/landlock"
	"golang.org/x/sys/unix"
)

// childAttr puts a child into a group of its own, and ends it with its parent.
func childAttr() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// confine puts up every bar this kernel has. One that is missing is no error:
// Probe tells.
func confine(c confinement) {
	confineResources(c.memory)
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
	confineFiles(c)
	_ = confineCalls(c.tesseract == "")
}

// programFolders hold what Tesseract needs: itself, its libraries and its data.
var programFolders = []string{"/usr", "/lib", "/lib64", "/lib32", "/bin", "/opt", "/nix/store"}

// confineFiles leaves the child its temporary folder, the compiled PDFium and,
// with OCR, the system's programs.
func confineFiles(c confinement) {
	folder := func(paths ...string) landlock.Rule { return landlock.RODirs(paths...).IgnoreIfMissing() }
	rules := []landlock.Rule{landlock.RWDirs(c.temp), landlock.RWFiles("/dev/null").IgnoreIfMissing()}
	if c.cache != "" {
		rules = append(rules, folder(c.cache))
	}
	if c.tesseract != "" {
		rules = append(rules, folder(programFolders...), landlock.ROFiles("/etc/ld.so.cache", "/dev/urandom").IgnoreIfMissing())
		if real, err := filepath.EvalSymlinks(c.tesseract); err == nil {
			rules = append(rules, folder(filepath.Dir(real)))
		}
		if data := os.Getenv("TESSDATA_PREFIX"); data != "" {
			rules = append(rules, folder(data))
		}
	}
	_ = landlock.V8.BestEffort().Restrict(rules...)
}

// resident is how much memory a process really uses, in bytes; 0 if unknown.
func resident(pid int) int64 {
	all, _ := memory(pid)
	return all
}

// uses is how much memory a process has for itself, what files share with other
// processes left out, and with programs what the programs it has started have.
func uses(pid int, programs bool) int64 {
	all, shared := memory(pid)
	sum := all - shared
	if !programs {
		return sum
	}
	threads, err := os.ReadDir("/proc/" + strconv.Itoa(pid) + "/task")
	if err != nil {
		return sum
	}
	for _, t := range threads {
		list, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/task/" + t.Name() + "/children")
		if err != nil {
			continue
		}
		for _, field := range bytes.Fields(list) {
			if child, err := strconv.Atoi(string(field)); err == nil {
				sum += uses(child, false)
			}
		}
	}
	return sum
}

// memory tells the bytes a process really uses, and those of them that lie in
// files and may be shared.
func memory(pid int) (all, shared int64) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
	if err != nil {
		return 0, 0
	}
	fields := bytes.Fields(data)
	if len(fields) < 3 {
		return 0, 0
	}
	for i, set := range []*int64{&all, &shared} {
		pages, err := strconv.ParseInt(string(fields[i+1]), 10, 64)
		if err != nil {
			return 0, 0
		}
		*set = pages * int64(os.Getpagesize())
	}
	return all, shared
}
