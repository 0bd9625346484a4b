package ingest

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// tiffOf writes a TIFF with a page for each picture: plain grey, or one strip of
// JPEG.
func tiffOf(t testing.TB, asJPEG bool, pages ...*image.Gray) []byte {
	t.Helper()
	out := []byte("II*\x00\x00\x00\x00\x00")
	link := 4 // where the place of the next directory is to be written
	le := binary.LittleEndian
	for _, img := range pages {
		data, compression := img.Pix, uint32(1)
		if asJPEG {
			var b bytes.Buffer
			if err := jpeg.Encode(&b, img, nil); err != nil {
				t.Fatal(err)
			}
			data, compression = b.Bytes(), jpegInTIFF
		}
		strip := uint32(len(out))
		out = append(out, data...)
		if len(out)%2 == 1 {
			out = append(out, 0)
		}
		le.PutUint32(out[link:], uint32(len(out)))
		w, h := uint32(img.Rect.Dx()), uint32(img.Rect.Dy())
		tags := [][2]uint32{{tagWidth, w}, {tagHeight, h}, {258, 8}, {tagCompression, compression}, {262, 1}, {tagStrips, strip}, {tagRows, h}, {tagStripSizes, uint32(len(data))}}
		out = le.AppendUint16(out, uint16(len(tags)))
		for _, tag := range tags {
			out = le.AppendUint16(out, uint16(tag[0]))
			out = le.AppendUint16(out, 4)
			out = le.AppendUint32(out, 1)
			out = le.AppendUint32(out, tag[1])
		}
		link = len(out)
		out = le.AppendUint32(out, 0)
	}
	return out
}

func plain(w, h int, v uint8) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = v
	}
	return img
}

func TestTIFFPages(t *testing.T) {
	for _, asJPEG := range []bool{false, true} {
		file := openTIFF(tiffOf(t, asJPEG, plain(40, 20, 10), plain(8, 60, 200)))
		if file == nil || len(file.pages) != 2 {
			t.Fatalf("pages: %+v", file)
		}
		for i, want := range []struct {
			w, h int
			v    uint8
		}{{40, 20, 10}, {8, 60, 200}} {
			img := file.image(i)
			if img == nil || img.Rect.Dx() != want.w || img.Rect.Dy() != want.h {
				t.Fatalf("JPEG %v, page %d: %v", asJPEG, i, img)
			}
			if got := img.At(3, 3).(color.Gray).Y; int(got)-int(want.v) > 2 || int(want.v)-int(got) > 2 {
				t.Errorf("JPEG %v, page %d: grey %d, want %d", asJPEG, i, got, want.v)
			}
		}
	}
}

func TestTIFFWithoutOCR(t *testing.T) {
	doc := ReadDocument(context.Background(), "bilag.tif", tiffOf(t, false, plain(40, 20, 10), plain(8, 60, 200), plain(9, 9, 0)), Limits{})
	if doc.State != Unread || len(doc.Pages) != 3 || len(doc.UnreadPages()) != 3 {
		t.Errorf("%+v", doc)
	}
}

func TestTIFFLoop(t *testing.T) {
	data := tiffOf(t, false, plain(4, 4, 0))
	first := binary.LittleEndian.Uint32(data[4:])
	binary.LittleEndian.PutUint32(data[len(data)-4:], first)
	if file := openTIFF(data); len(file.pages) != 1 {
		t.Errorf("%d pages", len(file.pages))
	}
}

func FuzzTIFF(f *testing.F) {
	f.Add(tiffOf(f, false, plain(4, 4, 0), plain(4, 4, 0)))
	f.Add(tiffOf(f, true, plain(4, 4, 0)))
	f.Add([]byte("MM\x00*\x00\x00\x00\x08"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := openTIFF(data)
		if file == nil {
			return
		}
		for i := range file.pages[:min(len(file.pages), 3)] {
			w, _ := file.value(file.pages[i], tagWidth, 0)
			h, _ := file.value(file.pages[i], tagHeight, 0)
			if uint64(w)*uint64(h) < 1<<20 {
				file.image(i)
			}
		}
	})
}
