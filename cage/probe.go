package cage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// confinement is what a child is left with.
type confinement struct {
	memory    int64  // address space in bytes
	temp      string // the only folder it may write to
	cache     string // compiled PDFium, to be read; "" if there is none
	tesseract string // path of the program it may start; "" if none
}

// Bars tells what really holds a child on this machine: each was proved by
// trying, in a child, what it forbids.
type Bars struct {
	Process      bool // files are read in a process of their own, with limits on time and output
	AddressSpace bool // asking for more memory than the limit is refused
	Resident     bool // the memory really used can be watched
	Network      bool // opening a socket is refused
	ReadFiles    bool // reading files outside what it needs is refused
	WriteFiles   bool // writing outside its own folder is refused
	Programs     bool // starting programs is refused (tried in a child without OCR)
	Environment  bool // nothing of the user's environment is seen
}

// Probe starts a child as New does and has it try what it must not be able to.
func Probe(ctx context.Context, opt Options) (Bars, error) {
	p, err := New(ctx, opt)
	if err != nil {
		return Bars{}, err
	}
	defer p.Close()
	c, err := p.get(ctx, false)
	if err != nil {
		return Bars{}, err
	}
	defer c.kill()
	stop := time.AfterFunc(startTime, c.stop)
	defer stop.Stop()
	if err := writeFrame(c.in, kindProbe, nil); err != nil {
		return Bars{}, fmt.Errorf("%w: %v", ErrStart, err)
	}
	k, n, err := readHead(c.frames)
	if err != nil || k != kindProved {
		return Bars{}, fmt.Errorf("%w: %w", ErrStart, errBroken)
	}
	payload, err := readPayload(c.frames, n, maxSmall)
	if err != nil {
		return Bars{}, fmt.Errorf("%w: %v", ErrStart, err)
	}
	cur := &cursor{data: payload}
	b := Bars{Process: true, Resident: resident(c.cmd.Process.Pid) > 0}
	for _, set := range []*bool{&b.AddressSpace, &b.Network, &b.ReadFiles, &b.WriteFiles, &b.Programs, &b.Environment} {
		*set = cur.bool()
	}
	if cur.bad {
		return Bars{}, errBroken
	}
	return b, nil
}

// prove tries in this child what should be refused. ocr tells that programs may
// be started.
func prove(ocr bool) []byte {
	self, _ := os.Executable()
	_, readErr := os.ReadFile(self)
	if self == "" {
		_, readErr = os.ReadDir("/")
	}
	refusedRead := errors.Is(readErr, fs.ErrPermission)
	outside := filepath.Join(filepath.Dir(os.TempDir()), fmt.Sprintf("oplyst-prøve-%d", os.Getpid()))
	f, writeErr := os.OpenFile(outside, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if writeErr == nil {
		f.Close()
		os.Remove(outside)
	}
	var b []byte
	b = appendBool(b, addressSpaceLimited())
	b = appendBool(b, openSocket() != nil)
	b = appendBool(b, refusedRead)
	b = appendBool(b, errors.Is(writeErr, fs.ErrPermission))
	b = appendBool(b, !ocr && execRefused())
	b = appendBool(b, os.Getenv("USER") == "" && os.Getenv("SHELL") == "" && len(os.Environ()) <= 16)
	return b
}
