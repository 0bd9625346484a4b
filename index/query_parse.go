package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokKind uint8

const (
	tokEnd tokKind = iota
	tokWord
	tokPhrase
	tokOpen
	tokClose
	tokAnd
	tokOr
	tokNot
	tokMinus
)

type queryToken struct {
	kind       tokKind
	text       string
	start, end int
}

// parser is a recursive descent parser over one token of look-ahead.
type parser struct {
	text   string
	fields []string
	query  *Query
	i      int
	tok    queryToken
	bad    *SyntaxError // fault found while scanning
}

func (p *parser) fault(at int, msg, hint string) *SyntaxError {
	return &SyntaxError{Query: p.query.Raw, Col: utf8.RuneCountInString(p.text[:at]) + 1, Msg: msg, Hint: hint}
}

// seq reads parts side by side, joined by operators: ELLER binds loosest, then
// OG, then standing side by side.
func (p *parser) seq(depth int) (node, error) {
	if depth > maxDepth {
		return nil, p.fault(p.tok.start, "der er for mange parenteser inde i hinanden", "")
	}
	var alternatives []node
	for {
		n, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		alternatives = append(alternatives, n)
		if p.tok.kind != tokOr {
			break
		}
		op := p.tok
		if isEmpty(n) {
			return nil, p.fault(op.start, op.text+" mangler noget foran", "Skriv et ord på begge sider")
		}
		p.next()
		if p.tok.kind == tokEnd || p.tok.kind == tokClose {
			return nil, p.fault(op.start, op.text+" mangler noget bagefter", "Skriv et ord på begge sider")
		}
	}
	if len(alternatives) == 1 {
		return alternatives[0], nil
	}
	return orNode{alternatives}, nil
}

func (p *parser) and(depth int) (node, error) {
	var all []node
	for {
		n, err := p.adjacent(depth)
		if err != nil {
			return nil, err
		}
		all = append(all, n)
		if p.tok.kind != tokAnd {
			break
		}
		op := p.tok
		if isEmpty(n) {
			return nil, p.fault(op.start, op.text+" mangler noget foran", "Skriv et ord på begge sider, eller »og« med småt, hvis det er et ord")
		}
		p.next()
		if p.tok.kind == tokEnd || p.tok.kind == tokClose || p.tok.kind == tokOr {
			return nil, p.fault(op.start, op.text+" mangler noget bagefter", "Skriv et ord på begge sider")
		}
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return andNode{all}, nil
}

func (p *parser) adjacent(depth int) (node, error) {
	var parts []node
	for {
		if p.bad != nil {
			return nil, p.bad
		}
		switch p.tok.kind {
		case tokEnd, tokClose, tokAnd, tokOr:
			return seqNode{parts}, nil
		}
		n, err := p.primary(depth)
		if err != nil {
			return nil, err
		}
		if n != nil {
			parts = append(parts, n)
		}
	}
}

func (p *parser) primary(depth int) (node, error) {
	t := p.tok
	switch t.kind {
	case tokNot, tokMinus:
		p.next()
		if p.tok.kind == tokEnd || p.tok.kind == tokClose || p.tok.kind == tokAnd || p.tok.kind == tokOr {
			return nil, p.fault(t.start, t.text+" mangler det, der ikke må stå", "Skriv et ord bagefter")
		}
		n, err := p.primary(depth + 1)
		if err != nil || n == nil || depth > maxDepth {
			return nil, err
		}
		return notNode{n}, nil
	case tokOpen:
		p.next()
		n, err := p.seq(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.tok.kind != tokClose {
			return nil, p.fault(t.start, "parentesen bliver aldrig lukket", "Skriv ) til sidst")
		}
		p.next()
		if isEmpty(n) {
			return nil, nil
		}
		return n, nil
	case tokPhrase:
		p.next()
		if strings.TrimSpace(t.text) == "" {
			return nil, nil
		}
		return phraseNode{t.text}, nil
	}
	return p.word(t)
}

// word reads a word token: field:value, prefix* or a plain word.
func (p *parser) word(t queryToken) (node, error) {
	p.next()
	if name, value, ok := strings.Cut(t.text, ":"); ok && isFieldName(name) {
		name = strings.ToLower(name)
		if known := fieldAlias(name); slices.Contains(p.fields, known) {
			return p.field(t, known, value)
		}
		if value != "" || p.tok.kind == tokPhrase {
			return nil, p.fault(t.start, "feltet »"+name+"« findes ikke", fieldHint(name, p.fields))
		}
		t.text = name // a word with a colon after it
	}
	if stem, ok := strings.CutSuffix(t.text, "*"); ok {
		stem = strings.TrimRight(stem, "*")
		if utf8.RuneCountInString(stem) < 2 {
			return nil, p.fault(t.start, "der skal stå mindst to bogstaver før *", "Skriv fx rehab*")
		}
		return prefixNode{stem}, nil
	}
	return wordNode{t.text, t.start}, nil
}

func (p *parser) field(t queryToken, name, value string) (node, error) {
	if value == "" && (p.tok.kind == tokPhrase || p.tok.kind == tokWord) && (p.tok.start == t.end || p.tok.kind == tokPhrase) {
		value = p.tok.text
		p.next()
	}
	if value == "" {
		return nil, p.fault(t.start, "feltet »"+name+"« mangler en værdi", "Skriv fx "+fieldExample(name))
	}
	// A law reference goes on over spaces: lov:LSP § 16, stk. 2
	for name == "lov" && p.tok.kind == tokWord && continuesLaw(p.tok.text) {
		value += " " + p.tok.text
		p.next()
	}
	return fieldNode{name, value, p.fault(t.start, "", "").Col}, nil
}

func continuesLaw(word string) bool {
	w := strings.ToLower(strings.Trim(word, ".,"))
	return strings.HasPrefix(w, "§") || w == "stk" || w == "nr" || allDigits(w) || len(w) == 1 && w[0] >= 'a' && w[0] <= 'h'
}

func isFieldName(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return len(s) > 1
}
