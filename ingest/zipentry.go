package ingest

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"slices"
	"unicode/utf8"
)

// Entry is a file of a zip as the zip's directory tells of it.
type Entry struct {
	Name     string      // with slashes, decoded; may be unsafe
	Type     fs.FileMode // the bits of fs.ModeType
	Method   uint16      // how it is packed; of an entry sealed with AES, how it is packed beneath
	Flags    uint16      // of the directory
	Modified uint16      // time in the way of DOS
	AES      uint8       // strength 1 to 3 of WinZip's encryption; 0 without
	CRC      uint32
	Packed   uint64 // bytes in the zip
	Size     uint64 // bytes unpacked, as the zip claims
	Offset   int64  // where the packed bytes begin; -1 if that can't be found
}

// Sealed tells whether the entry has a password.
func (e *Entry) Sealed() bool { return e.Flags&1 != 0 }

// Limits of a zip. An entry beyond them is listed as unread.
const (
	maxZipEntries = 200_000
	maxZipName    = 4096 // bytes of a name with its folders
	maxZipRatio   = 400  // unpacked bytes per packed byte, above 10 MiB unpacked
)

// SoundEntries tells whether a listing can be true of a zip with size bytes:
// whoever made it may be in the hands of the zip.
func SoundEntries(entries []Entry, size int64) bool {
	if len(entries) > maxZipEntries {
		return false
	}
	for i := range entries {
		e := &entries[i]
		if !utf8.ValidString(e.Name) || len(e.Name) > maxZipName || e.AES > 3 || e.Offset < -1 || e.Size > math.MaxInt64 {
			return false
		}
		if e.Offset >= 0 && (e.Offset > size || e.Packed > uint64(size-e.Offset)) {
			return false
		}
	}
	return true
}

// overlapping tells of each entry whether its bytes are another's, too: so a
// small zip can hold any amount.
func overlapping(entries []Entry) []bool {
	out := make([]bool, len(entries))
	order := make([]int, 0, len(entries))
	for i := range entries {
		if entries[i].Offset >= 0 && entries[i].Packed > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(entries[a].Offset - entries[b].Offset) })
	end, last := int64(0), -1
	for _, i := range order {
		e := &entries[i]
		if e.Offset < end {
			out[i], out[last] = true, true
		}
		if stop := e.Offset + int64(e.Packed); stop > end {
			end, last = stop, i
		}
	}
	return out
}

// Faults of an entry.
var (
	errZipDamaged = errors.New("entry of a zip is damaged")
	errPassword   = errors.New("no password fits")
)

// unpack gives the document that lies in an entry of a zip, in an entry of a
// zip in it, and so on. data are the packed bytes of the first.
func unpack(data []byte, chain []Entry, limits Limits) ([]byte, error) {
	for k := range chain {
		e, most := &chain[k], limits.MaxBytes
		if k > 0 {
			if e.Offset < 0 || e.Offset > int64(len(data)) || e.Packed > uint64(int64(len(data))-e.Offset) {
				return nil, errZipDamaged
			}
			data = data[e.Offset:][:e.Packed]
		}
		if uint64(len(data)) != e.Packed {
			return nil, errZipDamaged
		}
		if k+1 < len(chain) {
			most = maxInnerMemory
		}
		if e.Size > uint64(most) {
			return nil, errTooLarge
		}
		var err error
		if e.Sealed() {
			data, err = unseal(e, data, limits.Passwords)
		} else {
			data, err = inflate(e.Method, data, e.Size)
			if err == nil && e.CRC != 0 && crc32.ChecksumIEEE(data) != e.CRC {
				err = errZipDamaged
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return data, nil
}

// mostDeflate is how many bytes one byte can be unpacked to at most.
const mostDeflate = 1032

// inflate unpacks data that is to have a size.
func inflate(method uint16, data []byte, size uint64) ([]byte, error) {
	switch method {
	case zip.Store:
		if uint64(len(data)) != size {
			return nil, errZipDamaged
		}
		return data, nil
	case zip.Deflate:
		if size > mostDeflate*uint64(len(data)) {
			return nil, errZipDamaged
		}
		out := make([]byte, size+1)
		n, err := io.ReadFull(flate.NewReader(bytes.NewReader(data)), out)
		if uint64(n) != size || err != io.ErrUnexpectedEOF && err != io.EOF {
			return nil, errZipDamaged
		}
		return out[:n], nil
	}
	return nil, zip.ErrAlgorithm
}

// packedReason says in Danish why an entry could not be unpacked.
func packedReason(err error, e *Entry, limits Limits) string {
	switch {
	case errors.Is(err, errPassword):
		return reasonSealed
	case errors.Is(err, errTooLarge):
		return tooLarge(int64(min(e.Size, 1<<62)), limits.MaxBytes)
	case errors.Is(err, zip.ErrAlgorithm):
		return "filen er pakket i zip-filen på en måde, der ikke kan pakkes ud; pak den ud med et andet program"
	}
	return "filen er beskadiget i zip-filen og kan ikke pakkes ud"
}
