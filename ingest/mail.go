package ingest

import (
	"bytes"
	"context"
	"fmt"
	"net/mail"
	"strings"

	"github.com/jhillyerd/enmime/v2"
	"github.com/jhillyerd/enmime/v2/mediatype"

	"oplyst/ingest/charset"
	"oplyst/ingest/office"
)

// message is a mail, whatever format it came in.
type message struct {
	from, to, cc, date, subject string
	body                        string   // plain text
	html                        string   // instead of body, where only that exists
	more                        []string // pages of HTML that stand behind the body
	attachments                 []attachment
}

type attachment struct {
	name  string
	data  []byte
	inner *message // a message attached to an Outlook message, instead of data
}

// maxAttachments bounds how many attached documents of one mail are read.
const maxAttachments = 200

// rawLabel marks a text part's charset so that enmime leaves its bytes alone:
// its detector costs more than all else and does not know old Danish encodings.
const rawLabel = "x-raw:"

// readMail reads an internet mail (RFC 5322).
func readMail(ctx context.Context, data []byte, limits Limits, depth int) reading {
	env, err := mailParser().ReadEnvelope(bytes.NewReader(withContentType(data)))
	if err != nil || env == nil || env.Root == nil {
		return failed(formatEML, Unread, "mailen er beskadiget og kan ikke læses")
	}
	m := message{
		from: mailHeader(env, "From"), to: mailHeader(env, "To"), cc: mailHeader(env, "Cc"),
		subject: mailHeader(env, "Subject"), date: mailDate(env.GetHeader("Date")),
		body: mailText(env, "text/plain", env.Text),
	}
	if strings.TrimSpace(m.body) == "" {
		m.html = mailText(env, "text/html", env.HTML)
	} else {
		m.more = furtherHTML(env.Root, false, 0)
	}
	for _, p := range append(append(env.Attachments, env.Inlines...), env.OtherParts...) {
		m.attachments = append(m.attachments, attachment{name: p.FileName, data: p.Content})
	}
	return m.read(ctx, formatEML, limits, depth)
}

func mailParser() *enmime.Parser {
	return enmime.NewParser(
		enmime.DisableTextConversion(true),
		enmime.DisableCharacterDetection(true),
		enmime.MaxStoredPartErrors(10),
		enmime.SetCustomParseMediaType(func(s string) (string, map[string]string, []string, error) {
			kind, params, invalid, err := mediatype.Parse(s)
			if err == nil && strings.HasPrefix(kind, "text/") {
				params["charset"] = rawLabel + params["charset"]
			}
			return kind, params, invalid, err
		}))
}

// withContentType gives a mail without a content type the one it has by the
// standard, so that all text comes the same way.
func withContentType(data []byte) []byte {
	head := data[:min(len(data), 64<<10)]
	if i := bytes.Index(head, []byte("\n\n")); i >= 0 {
		head = head[:i]
	}
	if i := bytes.Index(head, []byte("\r\n\r\n")); i >= 0 {
		head = head[:i]
	}
	if bytes.Contains(bytes.ToLower(head), []byte("content-type:")) {
		return data
	}
	return append([]byte("Content-Type: text/plain\r\n"), data...)
}

// mailText decodes the raw text of the mail's parts of a kind by the charset the
// first of them names.
func mailText(env *enmime.Envelope, kind, raw string) string {
	part := env.Root.BreadthMatchFirst(func(p *enmime.Part) bool {
		return (p.ContentType == kind || p.ContentType == "") && p.Disposition != "attachment"
	})
	if part == nil {
		text, _ := charset.Decode([]byte(raw))
		return text
	}
	return charset.DecodeLabel([]byte(raw), strings.TrimPrefix(part.Charset, rawLabel))
}

// mailHeader is a header's text; bytes that break the standard by not being
// encoded are read by the charset rule.
func mailHeader(env *enmime.Envelope, name string) string {
	text := env.GetHeader(name)
	if raw := env.Root.Header.Get(name); raw != "" && !isASCII(raw) {
		text, _ = charset.Decode([]byte(raw))
	}
	return strings.Join(strings.Fields(text), " ")
}

// mailDate writes a mail's date in the Danish way, in the sender's time.
func mailDate(s string) string {
	t, err := mail.ParseDate(s)
	if err != nil {
		return strings.TrimSpace(s)
	}
	return t.Format("02-01-2006 15:04")
}

// read makes pages of a mail: its head and body, then its attachments' pages.
func (m *message) read(ctx context.Context, format string, limits Limits, depth int) reading {
	lim := office.Limits{MaxText: limits.MaxTextBytes, MaxExpand: limits.MaxExpand}
	var res office.Result
	var err error
	if m.html != "" {
		res, err = office.HTMLText(m.html, lim)
	} else {
		res, err = office.PlainText(m.body, lim)
	}
	body := strings.Trim(strings.Join(res.Pages, "\n"), "\n")
	body, err = withFurther(body, m.more, lim, err)
	var b strings.Builder
	if !m.headed(body) {
		m.head(&b)
	}
	b.WriteString(body)
	b.WriteByte('\n')
	r := reading{format: format}
	var pages []Page
	for i, a := range m.attachments {
		name := a.name
		if name == "" && len(a.data) == 0 && a.inner == nil {
			continue
		}
		if name == "" {
			name = "unavngivet"
		}
		b.WriteString("\nVedhæftet: " + strings.Join(strings.Fields(name), " "))
		switch {
		case i < maxAttachments:
			pages = append(pages, markAttached(attached(ctx, format, a, limits, depth), name)...)
		case i == maxAttachments:
			pages = append(pages, Page{Unread: true, Reason: fmt.Sprintf("mailen har flere end %d vedhæftede filer; resten er ikke læst", maxAttachments)})
		}
	}
	first := Page{Text: b.String(), Reader: format}
	if err != nil {
		first.Unread, first.Reason = true, "mailens tekst kunne ikke læses helt"
	}
	r.pages = append([]Page{first}, pages...)
	return r
}

// head writes the lines that a printed mail begins with.
func (m *message) head(b *strings.Builder) {
	for _, f := range []struct{ label, value string }{
		{"Fra: ", m.from}, {"Til: ", m.to}, {"Cc: ", m.cc}, {"Dato: ", m.date}, {"Emne: ", m.subject},
	} {
		if f.value != "" {
			b.WriteString(f.label + f.value + "\n")
		}
	}
	b.WriteByte('\n')
}

// headed tells whether the body brings the mail's own head lines, as mails
// printed into an archive do; they would only stand there twice. The head of a
// forwarded mail names another sender and subject.
func (m *message) headed(body string) bool {
	found, own := 0, false
	name, _, _ := strings.Cut(m.from, "<")
	name = strings.ToLower(strings.Trim(name, ` "`))
	for i, line := range strings.SplitN(body, "\n", 7) {
		if i == 6 {
			break
		}
		label, value, _ := strings.Cut(strings.ToLower(line), ":")
		value = strings.TrimSpace(value)
		switch label {
		case "fra", "from":
			found++
			own = own || name != "" && strings.Contains(value, name)
		case "til", "to":
			found++
		case "emne", "subject":
			found++
			own = own || value != "" && value == strings.ToLower(m.subject)
		}
	}
	return found >= 3 && own
}

// attached reads an attached document. Small pictures are logos and signatures.
func attached(ctx context.Context, format string, a attachment, limits Limits, depth int) []Page {
	if len(a.data) == 0 && a.inner == nil {
		return nil
	}
	if depth+1 >= limits.MaxDepth {
		return []Page{{Unread: true, Reason: "vedhæftede filer ligger for dybt i hinanden"}}
	}
	if a.inner != nil {
		return a.inner.read(ctx, format, limits, depth+1).pages
	}
	kind := sniff(a.name, a.data)
	if kind == formatImage && len(a.data) < 40<<10 && format != formatZIP {
		return nil
	}
	if strings.HasSuffix(strings.ToLower(a.name), ".p7s") || strings.HasSuffix(strings.ToLower(a.name), ".ics") {
		return nil
	}
	if strings.HasSuffix(strings.ToLower(a.name), ".p7m") {
		return []Page{{Unread: true, Reason: reasonSMIME}}
	}
	r := readGuarded(ctx, a.name, a.data, limits, depth+1)
	if limits.OCR {
		readScans(ctx, a.data, &r, limits)
	}
	if r.state == Skipped {
		return nil
	}
	if len(r.pages) == 0 {
		return []Page{{Unread: true, Reason: "vedhæftet fil er ikke læst: " + r.reason}}
	}
	for i := range r.pages {
		p := &r.pages[i]
		if p.Reader != "" {
			p.Reader = format + "/" + p.Reader
		}
		if p.Unread {
			p.Reason = "vedhæftet fil: " + p.Reason
		}
	}
	return r.pages
}
