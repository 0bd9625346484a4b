package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"oplyst/ingest/charset"
)

// container is the zip that a DOCX or ODT is.
type container struct {
	files map[string]*zip.File
	limit int64
}

func openContainer(data []byte, lim Limits) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errDamaged
	}
	c := &container{files: make(map[string]*zip.File, len(z.File)), limit: lim.MaxExpand}
	for _, f := range z.File {
		c.files[strings.ReplaceAll(f.Name, `\`, "/")] = f
	}
	return c, nil
}

// part unpacks one file. A part that is not there is nil without an error.
func (c *container) part(name string) ([]byte, error) {
	f := c.files[name]
	if f == nil {
		return nil, nil
	}
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
