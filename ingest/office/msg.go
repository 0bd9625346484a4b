package office

import (
	"encoding/binary"
	"sort"
	"strings"
	"time"

	"oplyst/ingest/charset"
)

// Message is an Outlook message (.msg).
type Message struct {
	From, To, Cc, Subject string
	Date                  time.Time // zero if unknown; UTC
	Body                  string    // plain text, or "" where only HTML or RTF exists
	HTML                  string    // instead of Body
	RTF                   []byte    // instead of both
	Attachments           []MessageFile
}

// MessageFile is a file attached to a message. A message attached to a message
// has Message set and no Data.
type MessageFile struct {
	Name    string
	Data    []byte
	Message *Message
}

// maxMessages bounds how deep messages may lie in each other.
const maxMessages = 8

// Message reads the container as an Outlook message.
func (o *OLE) Message() *Message { return o.message("", 0) }

// Property numbers of [MS-OXPROPS] that are read.
const (
	propSubject    = "0037"
	propSender     = "0C1A"
	propSenderMail = "0C1F"
	propSenderSMTP = "5D01"
	propTo         = "0E04"
	propCc         = "0E03"
	propBody       = "1000"
	propHTML       = "1013"
	propRTF        = "1009"
	propFileName   = "3704"
	propLongName   = "3707"
	propTitle      = "3001"
	propData       = "3701"
)

func (o *OLE) message(folder string, depth int) *Message {
	m := &Message{
		From: o.text(folder, propSender), To: o.text(folder, propTo), Cc: o.text(folder, propCc),
		Subject: o.text(folder, propSubject), Body: o.text(folder, propBody), HTML: o.html(folder),
		Date: o.sent(folder),
	}
	address := o.text(folder, propSenderSMTP)
	if address == "" {
		address = o.text(folder, propSenderMail)
	}
	if strings.Contains(address, "@") && address != m.From {
		m.From = strings.TrimSpace(m.From + " <" + address + ">")
	}
	if packed := o.streams[folder+"__substg1.0_"+propRTF+"0102"]; packed != nil && m.Body == "" && m.HTML == "" {
		m.RTF = unpackRTF(packed)
	}
	for _, name := range o.attachmentFolders(folder) {
		f := MessageFile{Name: o.text(name, propLongName)}
		if f.Name == "" {
			f.Name = o.text(name, propFileName)
		}
		if f.Name == "" {
			f.Name = o.text(name, propTitle)
		}
		f.Data = o.streams[name+"__substg1.0_"+propData+"0102"]
		inner := name + "__substg1.0_" + propData + "000D/"
		if _, ok := o.streams[inner+"__properties_version1.0"]; ok && depth < maxMessages {
			f.Message = o.message(inner, depth+1)
		}
		m.Attachments = append(m.Attachments, f)
	}
	return m
}

// attachmentFolders lists a message's attachments in order.
func (o *OLE) attachmentFolders(folder string) []string {
	seen := map[string]bool{}
	var out []string
	for name := range o.streams {
		rest, ok := strings.CutPrefix(name, folder+"__attach_version1.0_")
		if !ok {
			continue
		}
		number, _, _ := strings.Cut(rest, "/")
		dir := folder + "__attach_version1.0_" + number + "/"
		if !seen[dir] {
			seen[dir] = true
			out = append(out, dir)
		}
	}
	sort.Strings(out)
	return out
}

// text is a string property, stored as UTF-16 or in an unnamed code page.
func (o *OLE) text(folder, prop string) string {
	if b, ok := o.streams[folder+"__substg1.0_"+prop+"001F"]; ok {
		return utf16Text(b)
	}
	if b, ok := o.streams[folder+"__substg1.0_"+prop+"001E"]; ok {
		text, _ := charset.Decode(b)
		return strings.TrimRight(text, "\x00")
	}
	return ""
}

func (o *OLE) html(folder string) string {
	if s := o.text(folder, propHTML); s != "" {
		return s
	}
	if b := o.streams[folder+"__substg1.0_"+propHTML+"0102"]; b != nil {
		return htmlDecode(b)
	}
	return ""
}

// sent is when the message was sent or, failing that, delivered: a FILETIME in
// the list of fixed-size properties.
func (o *OLE) sent(folder string) time.Time {
	b := o.streams[folder+"__properties_version1.0"]
	head := 24
	if folder == "" {
		head = 32
	}
	var found time.Time
	for at := head; at+16 <= len(b); at += 16 {
		switch binary.LittleEndian.Uint32(b[at:]) {
		case 0x00390040:
			return fileTime(binary.LittleEndian.Uint64(b[at+8:]))
		case 0x0E060040:
			found = fileTime(binary.LittleEndian.Uint64(b[at+8:]))
		}
	}
	return found
}

// fileTime converts tenths of microseconds since 1601.
func fileTime(n uint64) time.Time {
	const toUnix = 11644473600
	seconds := int64(n / 10_000_000)
	if seconds < toUnix || seconds > toUnix+1<<33 {
		return time.Time{}
	}
	return time.Unix(seconds-toUnix, 0).UTC()
}

// rtfStart is what the packer's window begins with ([MS-OXRTFCP]).
const rtfStart = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// unpackRTF undoes the compression of an RTF body; damage ends the text.
func unpackRTF(b []byte) []byte {
	if len(b) < 16 {
		return nil
	}
	raw := min(int(binary.LittleEndian.Uint32(b[4:])), 64<<20)
	if binary.LittleEndian.Uint32(b[8:]) == 0x414C454D { // "MELA": not packed
		return b[16:]
	}
	var window [4096]byte
	at := copy(window[:], rtfStart)
	var out []byte
	put := func(c byte) {
		out = append(out, c)
		window[at] = c
		at = (at + 1) & 4095
	}
	b = b[16:]
	for len(b) > 0 && len(out) < raw {
		flags := b[0]
		b = b[1:]
		for bit := 0; bit < 8 && len(b) > 0 && len(out) < raw; bit++ {
			if flags>>bit&1 == 0 {
				put(b[0])
				b = b[1:]
				continue
			}
			if len(b) < 2 {
				return out
			}
			ref := int(b[0])<<8 | int(b[1])
			b = b[2:]
			from := ref >> 4
			if from == at {
				return out
			}
			for n := ref&15 + 2; n > 0; n-- {
				put(window[from])
				from = (from + 1) & 4095
			}
		}
	}
	return out
}
