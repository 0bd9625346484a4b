package fulltext

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"oplyst/corpus"
)

// A record is kept as a text file that a person can read: "key: value" lines
// between two lines of "---", then the sections under "## " headings. Lists are
// written with "; " between. A text line that begins with "#" or "\" gets a "\"
// in front.

// field is one line of the head: its key and where its value lives.
type field struct {
	key  string
	text *string
	list *[]string
}

func (r *Record) fields() []field {
	return []field{
		{"nr", &r.Nr, nil}, {"type", &r.Type, nil}, {"titel", &r.Title, nil}, {"dato", &r.Date, nil}, {"offentliggjort", &r.Published, nil},
		{"status", (*string)(&r.Status), nil}, {"status ifølge", &r.StatusFrom, nil},
		{"kasserer", nil, &r.Replaces}, {"sammenskriver", nil, &r.Merges}, {"afløst af", nil, &r.ReplacedBy}, {"henviser til", nil, &r.Cites},
		{"lov", nil, &r.LawRefs}, {"emneord", nil, &r.Labels}, {"journalnummer", &r.Journal, nil}, {"accession", &r.Accession, nil},
		{"url", nil, &r.URLs}, {"format", &r.Format, nil}, {"kilde", &r.Source, nil}, {"sha256", &r.SHA256, nil},
	}
}

const headMark = "---\n"

// Encode writes a record as its file.
func (r *Record) Encode() []byte {
	var b strings.Builder
	b.Grow(r.textLen() + 1024)
	b.WriteString(headMark)
	for _, f := range r.fields() {
		value := ""
		if f.text != nil {
			value = oneLine(*f.text)
		} else {
			var items []string
			for _, v := range *f.list {
				items = append(items, strings.ReplaceAll(oneLine(v), ";", ","))
			}
			value = strings.Join(items, "; ")
		}
		if value != "" {
			b.WriteString(f.key + ": " + value + "\n")
		}
	}
	b.WriteString(headMark)
	for i, s := range r.Sections {
		b.WriteByte('\n')
		if s.Heading != "" || s.Case != 0 || i > 0 {
			b.WriteString("## " + oneLine(s.Heading) + s.tag() + "\n\n")
		}
		for _, line := range strings.Split(s.Text, "\n") {
			if strings.HasPrefix(line, "#") || strings.HasPrefix(line, `\`) {
				b.WriteByte('\\')
			}
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return []byte(b.String())
}

// oneLine makes a value fit on a line of the head.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var errNoHead = errors.New("filen har ikke det hoved, som en afgørelse i samlingen har")

// Decode reads the file of a record. The error is Danish, for a person.
func Decode(text string) (*Record, error) {
	r, body, err := decodeHead(unixLines(text))
	if err != nil {
		return nil, err
	}
	r.Sections = decodeSections(body)
	return r, nil
}

// unixLines undoes what an editor may have done to a record's file.
func unixLines(text string) string {
	return strings.ReplaceAll(strings.TrimPrefix(text, "\uFEFF"), "\r\n", "\n")
}

// decodeHead reads the metadata of a record's file and gives the rest.
func decodeHead(text string) (r *Record, body string, err error) {
	rest, ok := strings.CutPrefix(text, headMark)
	if !ok {
		return nil, "", errNoHead
	}
	head, body, ok := strings.Cut(rest, "\n"+headMark)
	if !ok {
		return nil, "", errNoHead
	}
	r = &Record{}
	fields := r.fields()
	for line := range strings.SplitSeq(head, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		for i := range fields {
			f := &fields[i]
			switch {
			case f.key != key:
				continue
			case f.text != nil:
				*f.text = strings.TrimSpace(value)
			default:
				for v := range strings.SplitSeq(value, "; ") {
					*f.list = addNew(*f.list, strings.TrimSpace(v))
				}
			}
			break
		}
	}
	nr, ok := corpus.NormalizeNr(r.Nr)
	if !ok {
		return nil, "", fmt.Errorf("nr mangler eller er ikke et afgørelsesnummer")
	}
	r.Nr = nr
	if !slices.Contains(corpus.Values, r.Status) {
		r.Status = corpus.Unknown
	}
	return r, body, nil
}

func decodeSections(body string) []Section {
	var out []Section
	var cur *Section
	var lines []string
	flush := func() {
		if cur != nil {
			cur.Text = strings.Trim(strings.Join(lines, "\n"), "\n")
			out = append(out, *cur)
		}
		lines = nil
	}
	for line := range strings.SplitSeq(body, "\n") {
		if heading, ok := strings.CutPrefix(line, "## "); ok || line == "##" {
			flush()
			cur = &Section{}
			cur.readHeading(strings.TrimSpace(heading))
			continue
		}
		if cur == nil {
			if strings.TrimSpace(line) == "" {
				continue
			}
			cur = &Section{}
		}
		lines = append(lines, strings.TrimPrefix(line, `\`))
	}
	flush()
	return out
}

// tag is what a heading doesn't say by itself: " [afgørelse, sag nr. 2]".
func (s *Section) tag() string {
	var parts []string
	if s.Kind != kindOf(s.Heading) {
		kind := string(s.Kind)
		if s.Kind == Other {
			kind = "andet"
		}
		parts = append(parts, kind)
	}
	if s.Case != 0 {
		parts = append(parts, "sag nr. "+strconv.Itoa(s.Case))
	}
	if len(parts) == 0 {
		return ""
	}
	return " [" + strings.Join(parts, ", ") + "]"
}

// kinds lists every Kind that a tag may name.
var kinds = []Kind{Resume, Background, Rules, Practice, Facts, Outcome, Reasons, Papers}

// readHeading reads a heading with its tag. What isn't a tag belongs to the
// heading.
func (s *Section) readHeading(line string) {
	s.Heading, s.Kind = line, kindOf(line)
	i := strings.LastIndexByte(line, '[')
	if i < 0 || !strings.HasSuffix(line, "]") {
		return
	}
	tagged := Section{Heading: strings.TrimSpace(line[:i])}
	tagged.Kind = kindOf(tagged.Heading)
	for part := range strings.SplitSeq(line[i+1:len(line)-1], ", ") {
		number, isCase := strings.CutPrefix(part, "sag nr. ")
		n, err := strconv.Atoi(number)
		switch {
		case isCase && err == nil && n >= 1 && n <= maxCases:
			tagged.Case = n
		case part == "andet":
			tagged.Kind = Other
		case slices.Contains(kinds, Kind(part)):
			tagged.Kind = Kind(part)
		default:
			return
		}
	}
	*s = tagged
}

// Body is what Encode writes after the head.
func (r *Record) Body() string {
	bare := Record{Nr: r.Nr, Sections: r.Sections}
	_, body, _ := strings.Cut(string(bare.Encode())[len(headMark):], "\n"+headMark)
	return body
}

// DecodeBody reads what Body wrote.
func DecodeBody(body string) []Section { return decodeSections(body) }

// DecodeHead reads the metadata of a record's file.
func DecodeHead(text string) (*Record, error) {
	r, _, err := decodeHead(unixLines(text))
	return r, err
}

// DecodeHeads reads the heads of records that stand one after the other, and
// stops at the first that isn't one.
func DecodeHeads(text string) []*Record {
	var out []*Record
	for text != "" {
		r, rest, err := decodeHead(text)
		if err != nil {
			break
		}
		out, text = append(out, r), rest
	}
	return out
}
