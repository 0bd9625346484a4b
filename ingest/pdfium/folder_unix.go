//go:build unix

package pdfium

import (
	"os"
	"syscall"
)

// ownFolder tells whether dir is a real folder of this user's that nobody else
// may write to.
func ownFolder(dir string) bool {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || info.Mode().Perm()&0o022 != 0 {
		return false
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(owner.Uid) == os.Getuid()
}
