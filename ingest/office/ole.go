package office

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// OLE is an opened OLE container: the streams of an old Office file or an
// Outlook message, by their full path ("WordDocument", "__attach.../__substg...").
type OLE struct {
	streams map[string][]byte
}

// Limits of an OLE container.
const (
	maxOLEEntries = 20000
	maxOLEStream  = 256 << 20
)

// OpenOLE reads the streams of an OLE container.
func OpenOLE(data []byte) (*OLE, error) {
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, errDamaged
	}
	o := &OLE{streams: map[string][]byte{}}
	total := int64(0)
	for n := 0; n < maxOLEEntries; n++ {
		e, err := doc.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return o, errDamaged
		}
		name := strings.Join(append(append([]string{}, e.Path...), e.Name), "/")
		if e.Size <= 0 || e.Size > int64(len(data)) || total+e.Size > maxOLEStream {
			if e.Size <= 0 {
				o.streams[name] = nil
			}
			continue
		}
		buf := make([]byte, e.Size)
		read, err := io.ReadFull(e, buf)
		if err != nil {
			buf = buf[:read]
		}
		total += int64(read)
		if _, twice := o.streams[name]; !twice {
			o.streams[name] = buf
		}
	}
	return o, nil
}

// Kind tells what the container holds: "doc", "msg", "xls", "ppt", "encrypted"
// (a password-protected DOCX or XLSX) or "".
func (o *OLE) Kind() string {
	has := func(name string) bool { _, ok := o.streams[name]; return ok }
	switch {
	case has("WordDocument"):
		return "doc"
	case has("__properties_version1.0"):
		return "msg"
	case has("Workbook"), has("Book"):
		return "xls"
	case has("PowerPoint Document"):
		return "ppt"
	case has("EncryptedPackage"):
		return "encrypted"
	}
	return ""
}
