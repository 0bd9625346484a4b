package ingest

import (
	"fmt"
	"io/fs"
)

// stamp notes on f by what it can be known again without being opened: its size
// and times, and its place on the disk where the system tells it.
func (f *File) stamp(info fs.FileInfo) {
	f.Modified = info.ModTime().UnixNano()
	f.Stamp = fmt.Sprintf("%d %d%s", info.Size(), f.Modified, diskStamp(info))
}

// stampEntry notes the same of an entry of the zip in: that of the zip, and what
// the zip's directory tells.
func (f *File) stampEntry(in *File, e *Entry) {
	if in.Stamp == "" {
		return
	}
	f.Modified = in.Modified
	f.Stamp = fmt.Sprintf("%s/%08x %d %d %d", in.Stamp, e.CRC, e.Size, e.Packed, e.Offset)
}
