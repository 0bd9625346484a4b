package fulltext

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"oplyst/corpus"
	"oplyst/ingest/charset"
)

// maxXMLDepth bounds how deep elements may lie in each other.
const maxXMLDepth = 200

// errEntities is given for a file that defines entities. The format has none,
// and expanding them is how small files become large ones.
var errEntities = errors.New("filen definerer egne entiteter (<!ENTITY>), som ikke udvides; den er ikke læst")

// lexdania reads a decision in LexDania 2.1. Element names are matched without
// namespace. Nothing outside the file is looked up.
func lexdania(data []byte) (*Record, error) {
	x := &lexReader{meta: map[string]string{}}
	if err := x.read(data); err != nil {
		return nil, err
	}
	title := x.meta["DocumentTitle"]
	if title == "" {
		title = collapse(x.title.String())
	}
	nr, typ, ok := titleNr(title)
	if !ok {
		return nil, notADecision(x.meta["DocumentType"], x.meta["AdministrativeAuthority"])
	}
	r := &Record{Nr: nr, Type: typ, Title: title, Date: isoDay(x.meta["DiesSigni"]), Published: isoDay(x.meta["DiesEdicti"]),
		Journal: x.meta["JournalNumber"], Accession: x.meta["AccessionNumber"], Status: corpus.Unknown, Format: "lexdania"}
	if r.Published == "" {
		r.Published = isoDay(x.meta["StartDate"])
	}
	switch s := strings.ToLower(x.meta["Status"]); {
	case s == "valid":
		r.Status, r.StatusFrom = corpus.Current, fromRetsinformation
	case s == "historic", s == "historical", s == "historisk", s == "invalid":
		r.Status, r.StatusFrom = corpus.Historical, fromRetsinformation
	}
	if year, number := x.meta["Year"], x.meta["Number"]; digitsOnly(year) && digitsOnly(number) {
		r.URLs = []string{"https://www.retsinformation.dk/eli/retsinfo/" + year + "/" + number}
	}
	r.Sections = sections(x.blocks)
	return r, nil
}

// Who a status comes from.
const (
	fromRetsinformation = "Retsinformation"
	fromAST             = "ast.dk"
)

// errNotDecision wraps every "this is another document".
var errNotDecision = errors.New("ikke en principmeddelelse fra Ankestyrelsen")

func notADecision(kind, authority string) error {
	if kind != "" && authority != "" {
		return fmt.Errorf("%w, men %s fra %s", errNotDecision, strings.TrimSpace(strings.SplitN(kind, "#", 2)[0]), authority)
	}
	return fmt.Errorf("%w: titlen nævner ikke principmeddelelse eller principafgørelse med nummer", errNotDecision)
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && len(s) <= 8
}

// lexReader walks the elements of one document.
type lexReader struct {
	meta   map[string]string // first value of each element under Meta
	title  strings.Builder
	blocks []block

	path  []string
	text  strings.Builder // of the paragraph in hand
	plain bool            // some of it is neither bold nor italic
	bold  int             // depth of a bold or italic Char
	mark  string          // bullet or number of a list item to come
	cells int             // cells of the table row in hand
}

func (x *lexReader) read(data []byte) error {
	wide := len(data) > 1 && (data[0] == 0xFF && data[1] == 0xFE || data[0] == 0xFE && data[1] == 0xFF)
	if wide {
		text, _ := charset.Decode(data)
		data = []byte(text)
	}
	dec := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))))
	dec.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if wide { // decoded already
			return in, nil
		}
		rest, err := io.ReadAll(in)
		return strings.NewReader(charset.DecodeLabel(rest, label)), err
	}
	root := false
	for {
		t, err := dec.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return xmlFault(err)
		}
		switch t := t.(type) {
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) {
				return errEntities
			}
		case xml.StartElement:
			root = true
			if len(x.path) >= maxXMLDepth {
				return fmt.Errorf("XML'en er indlejret mere end %d gange", maxXMLDepth)
			}
			x.start(t)
		case xml.EndElement:
			if len(x.path) == 0 || x.path[len(x.path)-1] != t.Name.Local {
				return errors.New("XML'en er ødelagt: et element lukkes, som ikke er åbnet")
			}
			x.end(t.Name.Local)
		case xml.CharData:
			x.chars(t)
		}
	}
	if !root || len(x.path) > 0 {
		return errors.New("XML'en er afkortet: filen slutter, før dokumentet gør")
	}
	return nil
}

// xmlFault puts the decoder's faults into Danish, without text of the file.
func xmlFault(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		switch {
		case strings.Contains(syntax.Msg, "unexpected EOF"):
			return errors.New("XML'en er afkortet: filen slutter, før dokumentet gør")
		case strings.Contains(syntax.Msg, "entity"):
			return fmt.Errorf("XML'en bruger en ukendt entitet i linje %d", syntax.Line)
		}
		return fmt.Errorf("XML'en er ødelagt i linje %d", syntax.Line)
	}
	return errors.New("XML'en kan ikke læses")
}

func (x *lexReader) start(t xml.StartElement) {
	name := t.Name.Local
	x.path = append(x.path, name)
	switch name {
	case "Exitus", "Rubrica", "TekstGruppe", "Resume", "Index", "Table":
		x.flush()
	case "Tr":
		x.flush()
		x.cells = 0
	case "Td", "Th", "Entry":
		if x.cells++; x.cells > 1 {
			x.text.WriteByte('\t')
		}
	case "Char":
		if x.bold > 0 {
			x.bold++
		} else {
			for _, a := range t.Attr {
				if a.Name.Local == "formaChar" && (strings.Contains(a.Value, "Bold") || strings.Contains(a.Value, "Italic")) {
					x.bold = 1
				}
			}
		}
	}
}

func (x *lexReader) end(name string) {
	x.path = x.path[:len(x.path)-1]
	switch name {
	case "Exitus", "Rubrica", "TekstGruppe", "Resume", "Indentatio", "Tr", "Table":
		x.flush()
	case "Linea":
		x.text.WriteByte(' ')
		x.title.WriteByte(' ')
	case "Explicatus":
		x.mark = strings.TrimSpace(x.text.String())
		x.text.Reset()
		x.plain = false
	case "Char":
		if x.bold > 0 {
			x.bold--
		}
	}
}

func (x *lexReader) chars(data []byte) {
	within := func(name string) bool { return slices.Contains(x.path, name) }
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		if len(x.path) > 0 && x.path[len(x.path)-1] == "Char" {
			x.text.WriteByte(' ')
		}
	case within("Meta"):
		if name := x.path[len(x.path)-1]; len(x.path) > 2 {
			x.meta[name] += string(data)
			x.meta[name] = collapse(x.meta[name])
		}
	case within("TitelGruppe"):
		x.title.Write(data)
	case within("DokumentIndhold"):
		x.text.Write(data)
		x.plain = x.plain || x.bold == 0
	}
}

// flush ends the paragraph in hand.
func (x *lexReader) flush() {
	inRow := x.cells > 0 && slices.Contains(x.path, "Tr")
	if inRow { // paragraphs in a cell are one line of the row
		x.text.WriteByte(' ')
		return
	}
	var cells []string
	for _, c := range strings.Split(x.text.String(), "\t") {
		cells = append(cells, collapse(c))
	}
	text := strings.TrimSpace(strings.Join(cells, "\t"))
	strong := !x.plain
	x.text.Reset()
	x.plain = false
	if text == "" {
		return
	}
	if x.mark != "" {
		text, strong = listMark(x.mark)+text, false
		x.mark = ""
	}
	x.blocks = append(x.blocks, block{text: text, strong: strong})
}

// listMark writes bullets alike and keeps numbers and letters.
func listMark(mark string) string {
	if c := mark[0]; len(mark) <= 6 && (c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' && len(mark) > 1) {
		return mark + " "
	}
	return "• "
}

// IsForeign reports whether an error of Read says that the file is whole but
// another document than a decision.
func IsForeign(err error) bool { return errors.Is(err, errNotDecision) }
