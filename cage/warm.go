package cage

import (
	"context"
	"os"
	"os/exec"
	"time"

	"oplyst/ingest/pdfium"
)

// warm has PDFium compiled into the user's cache folder, once on a machine, by
// a process that reads nothing foreign: children may read the compiled code and
// not write it, or one file could change the program that reads the next.
// Without a cache folder every child compiles for itself when it needs to.
func warm(ctx context.Context) {
	if pdfium.CacheFolder() == "" || pdfium.IsWarm() {
		return
	}
	self, err := os.Executable()
	if err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, self)
	cmd.Env = []string{envChild + "=varm", pdfium.CacheVariable + "=" + pdfium.CacheFolder(), "TMPDIR=" + os.TempDir()}
	_ = cmd.Run()
}
