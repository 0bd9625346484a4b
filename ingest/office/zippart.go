package office

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"oplyst/ingest/charset"
)

// container is the zip that a DOCX or ODT is.
type container struct {
	files map[string]*member
	limit int64
	cut   bool // the zip's directory is lost: what lies before the damage was found by its headers
}

// member is one file of a container: in a whole zip, or saved from a cut one.
type member struct {
	file  *zip.File
	saved []byte
	whole bool // saved was unpacked to its end
}

func openContainer(data []byte, lim Limits) (*container, error) {
	c := &container{files: map[string]*member{}, limit: lim.MaxExpand}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		c.cut = true
		c.save(data)
		if len(c.files) == 0 {
			return nil, errDamaged
		}
		return c, nil
	}
	for _, f := range z.File {
		c.files[strings.ReplaceAll(f.Name, `\`, "/")] = &member{file: f}
	}
	return c, nil
}

// damage is what the container's state means for the document.
func (c *container) damage() error {
	if c.cut {
		return errDamaged
	}
	return nil
}

// save unpacks the files of a zip that has lost its directory, which stands at
// the end, by the headers before each file.
func (c *container) save(data []byte) {
	left := min(c.limit, 64<<20)
	for n := 0; n < 1000 && left > 0; n++ {
		at := bytes.Index(data, []byte("PK\x03\x04"))
		if at < 0 || len(data) < at+30 {
			return
		}
		head := data[at:]
		nameLen, extraLen := int(binary.LittleEndian.Uint16(head[26:])), int(binary.LittleEndian.Uint16(head[28:]))
		if len(head) < 30+nameLen+extraLen {
			return
		}
		name := strings.ReplaceAll(string(head[30:30+nameLen]), `\`, "/")
		data = head[30+nameLen+extraLen:]
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") || head[6]&1 != 0 || binary.LittleEndian.Uint16(head[8:]) != 8 {
			continue
		}
		packed := bytes.NewReader(data)
		text, err := io.ReadAll(io.LimitReader(flate.NewReader(packed), left))
		left -= int64(len(text)) + 1
		if c.files[name] == nil {
			c.files[name] = &member{saved: text, whole: err == nil}
		}
		data = data[len(data)-packed.Len():]
	}
}

// part unpacks one file. A part that is not there is nil without an error.
func (c *container) part(name string) ([]byte, error) {
	m := c.files[name]
	switch {
	case m == nil:
		return nil, nil
	case m.file == nil && m.whole:
		return m.saved, nil
	case m.file == nil:
		return m.saved, errDamaged
	}
	f := m.file
	if f.Flags&1 != 0 {
		return nil, errEncrypted
	}
	// XML packs about 10 to 1, at most some 100 to 1 when it repeats itself.
	if f.UncompressedSize64 > 8<<20 && f.UncompressedSize64/500 > f.CompressedSize64 {
		return nil, errExpand
	}
	r, err := f.Open()
	if err != nil {
		return nil, errDamaged
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, c.limit+1))
	if int64(len(data)) > c.limit {
		return nil, errExpand
	}
	if err != nil && !errors.Is(err, zip.ErrChecksum) {
		return data, errDamaged
	}
	return data, nil
}

// xmlReader reads XML leniently: unknown entities and encodings do not stop it.
func xmlReader(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if enc := charset.ByLabel(label); enc != nil {
			return enc.NewDecoder().Reader(in), nil
		}
		return in, nil
	}
	return d
}

// attr is an attribute's value by its local name, or "".
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// toggled reads an on/off attribute "val": present without value means on.
func toggled(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
