// Package pdfium reads PDF pages with PDFium, compiled to WebAssembly and run
// by wazero: no cgo, no files or network for the code inside, bounded memory.
//
// It is the second reader: slower than package pdf's own, with a start of some
// 50 ms (1.6 s the first time on a machine, while it is compiled), so it is
// started when the first page needs it, and asked only for what the first
// reader cannot read.
//
// A call that PDFium does not finish cannot be stopped from inside the process
// without slowing all calls three times, so it is left behind; ending it for
// good takes the child process of package cage.
package pdfium

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"time"

	gopdfium "github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// memoryPages bounds the memory of one instance: 4096 pages of 64 KiB are 256
// MiB.
const memoryPages = 4096

// spare is how many instances there may be beside those at work: places of
// calls that were left behind.
const spare = 4

// Errors a caller branches on. They never hold text of the file.
var (
	ErrPassword    = errors.New("pdfium: password needed")
	ErrDamaged     = errors.New("pdfium: file cannot be read")
	ErrUnavailable = errors.New("pdfium: engine could not be started")
	ErrStopped     = errors.New("pdfium: stopped")
)

// Engine is a pool of PDFium instances, started on first use. It is safe for
// concurrent use.
type Engine struct {
	workers int
	start   func() (gopdfium.Pool, error)
}

// New returns an engine of at most so many instances. It starts nothing.
func New(workers int) *Engine {
	workers = max(workers, 1)
	return &Engine{workers: workers, start: sync.OnceValues(func() (gopdfium.Pool, error) { return startPool(workers) })}
}

// Shared returns the engine of this process, with as many instances as Go uses
// processors.
var Shared = sync.OnceValue(func() *Engine { return New(runtime.GOMAXPROCS(0)) })

func startPool(workers int) (pool gopdfium.Pool, err error) {
	defer func() {
		if recover() != nil {
			pool, err = nil, ErrUnavailable
		}
	}()
	cache := compilationCache()
	pool, err = openPool(workers, cache)
	if err != nil && cache != nil { // the cache may be damaged
		pool, err = openPool(workers, nil)
	}
	if err != nil {
		return nil, ErrUnavailable
	}
	return pool, nil
}

// openPool starts the pool with a cache of compiled code, or none.
func openPool(workers int, cache wazero.CompilationCache) (gopdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		MinIdle: 0, MaxIdle: workers, MaxTotal: workers + spare,
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		ReuseWorkers:  true,
	})
}

// Document is one file opened in an instance of its own. Close it.
type Document struct {
	instance gopdfium.Pdfium
	ref      references.FPDF_DOCUMENT
	pages    int
	limit    time.Duration // of one call
	broken   bool          // a call failed inside or was left behind
	left     bool          // a call was left behind; it holds the instance
}

// Open opens the file in data with an empty password. It waits for a free
// instance as long as ctx lasts; every call on the document, this one too, may
// then take as long as limit (no limit: 0).
func (e *Engine) Open(ctx context.Context, data []byte, limit time.Duration) (*Document, error) {
	return e.OpenWith(ctx, data, nil, limit)
}

// OpenWith is Open with passwords that are tried if the empty one doesn't fit.
func (e *Engine) OpenWith(ctx context.Context, data []byte, passwords []string, limit time.Duration) (*Document, error) {
	pool, err := e.start()
	if err != nil {
		return nil, ErrUnavailable
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ErrStopped
		}
		return nil, ErrUnavailable
	}
	d := &Document{instance: instance, limit: limit}
	err = d.call(ctx, func() error {
		opened, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
		for i := 0; i < len(passwords) && errors.Is(err, pdfiumerrors.ErrPassword); i++ {
			opened, err = instance.OpenDocument(&requests.OpenDocument{File: &data, Password: &passwords[i]})
		}
		if err != nil {
			return err
		}
		count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
		if err != nil {
			return err
		}
		d.ref, d.pages = opened.Document, count.PageCount
		return nil
	})
	if err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// Pages returns the number of pages.
func (d *Document) Pages() int { return d.pages }

// Text returns the text of page i, counted from 0, with form fields and
// annotations drawn into it first. U+0002 stands for a hyphen at a line's end.
func (d *Document) Text(ctx context.Context, i int) (string, error) {
	if d.broken {
		return "", ErrDamaged
	}
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: i}}
	text := ""
	err := d.call(ctx, func() error {
		// Flattening fails on some pages that can still be read.
		_, _ = d.instance.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: page, Usage: requests.FPDFPage_FlattenUsageNormalDisplay})
		got, err := d.instance.GetPageText(&requests.GetPageText{Page: page})
		if err != nil {
			return err
		}
		text = got.Text
		return nil
	})
	if err != nil {
		return "", err
	}
	return text, nil
}

// Rewrite returns the file written anew by PDFium: without encryption, and
// with a sound cross-reference table.
func (d *Document) Rewrite(ctx context.Context) ([]byte, error) {
	if d.broken {
		return nil, ErrDamaged
	}
	var out []byte
	err := d.call(ctx, func() error {
		copied, err := d.instance.FPDF_SaveAsCopy(&requests.FPDF_SaveAsCopy{Document: d.ref, Flags: requests.SaveFlagRemoveSecurity})
		if err != nil || copied.FileBytes == nil {
			return ErrDamaged
		}
		out = *copied.FileBytes
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Close gives the instance back. One that failed inside is thrown away, since
// its memory may be in any state.
func (d *Document) Close() {
	switch {
	case d.left:
	case d.broken:
		_ = d.instance.Kill()
	default:
		_ = d.instance.Close()
	}
}

// call runs f and waits for it, for ctx or for the limit. A call left behind
// runs on in its instance, which is thrown away when it ends.
func (d *Document) call(ctx context.Context, f func() error) error {
	if d.limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, d.limit)
		defer cancel()
	}
	done, left := make(chan error), make(chan struct{})
	go func() {
		err := guarded(f)
		select {
		case done <- err:
		case <-left:
			_ = d.instance.Kill()
		}
	}()
	select {
	case err := <-done:
		return d.sort(err)
	case <-ctx.Done():
		d.broken, d.left = true, true
		close(left)
		return ErrStopped
	}
}

// guarded turns a panic of the library into an error.
func guarded(f func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = ErrDamaged
		}
	}()
	return f()
}

// sort turns an error of the library into one of ours.
func (d *Document) sort(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return ErrPassword
	case errors.Is(err, pdfiumerrors.ErrFormat), errors.Is(err, pdfiumerrors.ErrFile), errors.Is(err, pdfiumerrors.ErrPage), errors.Is(err, pdfiumerrors.ErrSecurity):
		return ErrDamaged
	}
	d.broken = true // a trap inside, or something unknown
	return ErrDamaged
}
