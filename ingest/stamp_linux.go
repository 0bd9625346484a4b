package ingest

import (
	"fmt"
	"io/fs"
	"syscall"
)

// diskStamp is when a file's data or name was last changed, which no program can
// set back, and where it lies.
func diskStamp(info fs.FileInfo) string {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return fmt.Sprintf(" %d.%09d %d:%d", st.Ctim.Sec, st.Ctim.Nsec, st.Dev, st.Ino)
}
