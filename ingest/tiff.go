package ingest

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/jpeg"
	"io"

	"golang.org/x/image/tiff"
)

// maxTIFFPages bounds the chain of pages of a TIFF file, which may have a loop.
const maxTIFFPages = 2000

// tiffFile is a TIFF with the places of its pages' directories.
type tiffFile struct {
	data  []byte
	order binary.ByteOrder
	pages []uint32
}

// openTIFF finds the pages of a TIFF; nil if it is none.
func openTIFF(data []byte) *tiffFile {
	t := &tiffFile{data: data}
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")):
		t.order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		t.order = binary.BigEndian
	default:
		return nil
	}
	seen := map[uint32]bool{}
	at, ok := t.uint32(4)
	for ok && at != 0 && !seen[at] && len(t.pages) < maxTIFFPages {
		seen[at] = true
		n, found := t.uint16(at)
		if !found || uint64(at)+2+12*uint64(n) > uint64(len(data)) {
			break
		}
		if kind, _ := t.value(at, 254, 0); kind&1 == 0 { // no thumbnail
			t.pages = append(t.pages, at)
		}
		at, ok = t.uint32(at + 2 + 12*uint32(n))
	}
	return t
}

func (t *tiffFile) uint16(at uint32) (uint16, bool) {
	if uint64(at)+2 > uint64(len(t.data)) {
		return 0, false
	}
	return t.order.Uint16(t.data[at:]), true
}

func (t *tiffFile) uint32(at uint32) (uint32, bool) {
	if uint64(at)+4 > uint64(len(t.data)) {
		return 0, false
	}
	return t.order.Uint32(t.data[at:]), true
}

// value is the i-th value of a tag in the directory at; only whole numbers.
func (t *tiffFile) value(at uint32, tag uint16, i uint32) (uint32, bool) {
	n, _ := t.uint16(at)
	for k := range uint32(n) {
		e := at + 2 + 12*k
		if got, ok := t.uint16(e); !ok || got != tag {
			continue
		}
		kind, _ := t.uint16(e + 2)
		count, ok := t.uint32(e + 4)
		size := map[uint16]uint32{1: 1, 3: 2, 4: 4, 7: 1}[kind]
		if !ok || size == 0 || i >= count {
			return 0, false
		}
		place := e + 8
		if uint64(count)*uint64(size) > 4 {
			place, _ = t.uint32(place)
		}
		if uint64(place)+uint64(i+1)*uint64(size) > uint64(len(t.data)) {
			return 0, false
		}
		switch size {
		case 1:
			return uint32(t.data[place+i]), true
		case 2:
			v, ok := t.uint16(place + 2*i)
			return uint32(v), ok
		}
		return t.uint32(place + 4*i)
	}
	return 0, false
}

// bytes are a tag's bytes; nil without it.
func (t *tiffFile) bytes(at uint32, tag uint16) []byte {
	var out []byte
	for i := uint32(0); i < 1<<16; i++ {
		v, ok := t.value(at, tag, i)
		if !ok {
			break
		}
		out = append(out, byte(v))
	}
	return out
}

// Tags of a directory.
const (
	tagWidth, tagHeight, tagCompression = 256, 257, 259
	tagStrips, tagRows, tagStripSizes   = 273, 278, 279
	tagOrientation, tagTiles, tagTables = 274, 324, 347
	jpegInTIFF                          = 7
)

// image unpacks page i to grey; nil if it cannot be, or is too large.
func (t *tiffFile) image(i int) *image.Gray {
	at := t.pages[i]
	width, _ := t.value(at, tagWidth, 0)
	height, _ := t.value(at, tagHeight, 0)
	if width == 0 || height == 0 || width > scanPixels/height {
		return nil
	}
	if c, _ := t.value(at, tagCompression, 0); c == jpegInTIFF {
		return t.jpegs(at, int(width), int(height))
	}
	var head [8]byte
	copy(head[:4], t.data)
	t.order.PutUint32(head[4:], at)
	img, err := tiff.Decode(io.NewSectionReader(&overlay{head: head[:], data: t.data}, 0, int64(len(t.data))))
	if err != nil {
		return nil
	}
	return grey(img)
}

// jpegs unpacks a page whose strips are JPEG pictures with common tables.
func (t *tiffFile) jpegs(at uint32, width, height int) *image.Gray {
	tables := bytes.TrimSuffix(t.bytes(at, tagTables), []byte{0xFF, 0xD9})
	out := image.NewGray(image.Rect(0, 0, width, height))
	y := 0
	for i := uint32(0); y < height; i++ {
		place, ok := t.value(at, tagStrips, i)
		size, okSize := t.value(at, tagStripSizes, i)
		if !ok || !okSize || uint64(place)+uint64(size) > uint64(len(t.data)) {
			break
		}
		strip := t.data[place : place+size]
		if len(tables) > 0 {
			strip = append(tables[:len(tables):len(tables)], bytes.TrimPrefix(strip, []byte{0xFF, 0xD8})...)
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(strip))
		if err != nil || config.Width <= 0 || config.Height <= 0 || config.Width > scanPixels/config.Height {
			break
		}
		img, err := jpeg.Decode(bytes.NewReader(strip))
		if err != nil {
			break
		}
		b := img.Bounds()
		draw.Draw(out, image.Rect(0, y, width, y+b.Dy()), img, b.Min, draw.Src)
		y += b.Dy()
	}
	if y == 0 {
		return nil
	}
	return out
}

// overlay reads data with another head, so that the library takes the page the
// head points to for the first.
type overlay struct{ head, data []byte }

func (o *overlay) ReadAt(p []byte, off int64) (int, error) {
	n, err := bytes.NewReader(o.data).ReadAt(p, off)
	if off < int64(len(o.head)) {
		copy(p[:n], o.head[off:])
	}
	return n, err
}
