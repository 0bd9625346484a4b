package cage

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"oplyst/ingest/ocr"
	"oplyst/ingest/pdfium"
)

// Environment of a child. It has nothing of ours beside.
const (
	envChild  = "OPLYST_BUR"         // "1", or "varm" for the one that only compiles PDFium
	envMemory = "OPLYST_BUR_MINDE"   // Options.Memory
	envOCR    = "OPLYST_BUR_OCR"     // path of Tesseract
	envHooks  = "OPLYST_BUR_PROEVER" // Options.hooks
)

// startTime is how long a child may take to say hello.
const startTime = 20 * time.Second

// spawner starts children from one thread that lives as long as itself: Linux
// ends a child when the thread that started it ends.
type spawner struct {
	asked chan func()
	once  sync.Once
}

func newSpawner() *spawner {
	s := &spawner{asked: make(chan func())}
	go func() {
		runtime.LockOSThread()
		for f := range s.asked {
			f()
		}
	}()
	return s
}

func (s *spawner) close() { s.once.Do(func() { close(s.asked) }) }

// run has f done on the spawner's thread.
func (s *spawner) run(f func() error) error {
	done := make(chan error, 1)
	s.asked <- func() { done <- f() }
	return <-done
}

// spawn starts a child and waits for its hello.
func (s *spawner) spawn(ctx context.Context, opt Options) (*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp("", fmt.Sprintf("%s%d-", tempMark, os.Getpid()))
	if err != nil {
		return nil, err
	}
	c := &child{temp: temp, cmd: exec.Command(self)}
	c.cmd.Args = []string{filepath.Base(self), "læser"} // so that a list of processes tells
	c.cmd.Env = childEnv(opt, temp)
	c.cmd.Dir = temp
	c.cmd.SysProcAttr = childAttr()
	if err := c.pipes(); err != nil {
		os.RemoveAll(temp)
		return nil, err
	}
	if err := s.run(c.cmd.Start); err != nil {
		c.closePipes()
		os.RemoveAll(temp)
		return nil, err
	}
	c.theirs.close()
	go c.listen()
	if err := c.hello(ctx); err != nil {
		c.kill()
		return nil, err
	}
	return c, nil
}

// tempMark begins the name of every child's folder; the parent's process number
// follows.
const tempMark = "oplyst-bur-"

// sweep removes the folders of parents that are no more: one that was killed
// could not clear up.
func sweep() {
	left, err := filepath.Glob(filepath.Join(os.TempDir(), tempMark+"*"))
	if err != nil {
		return
	}
	for _, dir := range left {
		number, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(dir), tempMark), "-")
		if pid, err := strconv.Atoi(number); err == nil && gone(pid) {
			_ = os.RemoveAll(dir)
		}
	}
}

// childEnv is the whole environment of a child.
func childEnv(opt Options, temp string) []string {
	env := []string{
		envChild + "=1", envMemory + "=" + strconv.FormatInt(opt.Memory, 10),
		"TMPDIR=" + temp, "HOME=" + temp, "PATH=/usr/bin:/bin", "LC_ALL=C", "TZ=UTC",
		pdfium.CacheVariable + "=" + pdfium.CacheFolder(),
	}
	if opt.OCR {
		if e, err := ocr.Find(); err == nil {
			env = append(env, envOCR+"="+e.Path(), "PATH="+filepath.Dir(e.Path())+":/usr/bin:/bin")
		}
		if data := os.Getenv("TESSDATA_PREFIX"); data != "" {
			env = append(env, "TESSDATA_PREFIX="+data)
		}
	}
	if opt.hooks {
		env = append(env, envHooks+"=1")
	}
	return env
}

// ends are the child's ends of its pipes.
type ends struct{ in, out, err *os.File }

func (e ends) close() {
	for _, f := range []*os.File{e.in, e.out, e.err} {
		if f != nil {
			f.Close()
		}
	}
}

func (c *child) pipes() error {
	var err [3]error
	c.theirs.in, c.in, err[0] = os.Pipe()
	c.out, c.theirs.out, err[1] = os.Pipe()
	c.errs, c.theirs.err, err[2] = os.Pipe()
	if e := errors.Join(err[:]...); e != nil {
		c.closePipes()
		return e
	}
	c.cmd.Stdin, c.cmd.Stdout, c.cmd.Stderr = c.theirs.in, c.theirs.out, c.theirs.err
	c.frames = bufio.NewReaderSize(c.out, 64<<10)
	c.heard = make(chan struct{})
	return nil
}

func (c *child) closePipes() {
	c.theirs.close()
	ends{c.in, c.out, c.errs}.close()
}

// listen takes the first of what the child says on its standard error, only to
// tell a lack of memory from other deaths. It is never shown.
func (c *child) listen() {
	defer close(c.heard)
	said, _ := io.ReadAll(io.LimitReader(c.errs, 4096))
	for _, mark := range []string{"out of memory", "cannot allocate memory", "failed to allocate", "failed to create new OS thread", "address space collisions"} {
		c.outOfMemory = c.outOfMemory || bytes.Contains(said, []byte(mark))
	}
	c.outOfCPU = bytes.Contains(said, []byte("SIGXCPU"))
	_, _ = io.Copy(io.Discard, c.errs)
}

// hello waits until the child stands behind its bars.
func (c *child) hello(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	stop := context.AfterFunc(ctx, c.stop)
	defer stop()
	k, n, err := readHead(c.frames)
	if err == nil && k != kindHello {
		err = errBroken
	}
	if err == nil {
		_, err = readPayload(c.frames, n, maxSmall)
	}
	if err != nil {
		return fmt.Errorf("child did not start: %w", err)
	}
	return nil
}
