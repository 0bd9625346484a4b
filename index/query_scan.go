package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// next scans one token.
func (p *parser) next() {
	for p.i < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.i:])
		if !unicode.IsSpace(r) && !unicode.IsControl(r) {
			break
		}
		p.i += n
	}
	start := p.i
	if start >= len(p.text) {
		p.tok = queryToken{tokEnd, "", start, start}
		return
	}
	r, n := utf8.DecodeRuneInString(p.text[start:])
	switch {
	case r == '(':
		p.take(tokOpen, start, start+n)
	case r == ')':
		p.take(tokClose, start, start+n)
	case closingQuote(r) != 0:
		p.phrase(start, n, r)
	case (r == '-' || r == '−' || r == '–') && start+n < len(p.text) && startsTerm(p.text[start+n:]):
		p.take(tokMinus, start, start+n)
	default:
		p.scanWord(start)
	}
}

func (p *parser) take(kind tokKind, start, end int) {
	p.tok = queryToken{kind, p.text[start:end], start, end}
	p.i = end
}

func startsTerm(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '(' || r == '§' || closingQuote(r) != 0
}

// closingQuote gives the mark that closes a phrase opened by r, or 0.
func closingQuote(r rune) rune {
	switch r {
	case '"':
		return '"'
	case '“', '”', '„':
		return '”'
	case '»':
		return '«'
	case '«':
		return '»'
	}
	return 0
}

func (p *parser) phrase(start, n int, open rune) {
	body := p.text[start+n:]
	end := strings.IndexFunc(body, func(r rune) bool {
		return r == closingQuote(open) || open != '"' && open != '»' && open != '«' && (r == '“' || r == '"')
	})
	if end < 0 {
		p.bad = p.fault(start, "anførselstegnet bliver aldrig lukket", "Skriv "+string(closingQuote(open))+" efter sætningen")
		p.tok = queryToken{tokEnd, "", start, start}
		p.i = len(p.text)
		return
	}
	_, c := utf8.DecodeRuneInString(body[end:])
	p.tok = queryToken{tokPhrase, body[:end], start, start + n + end + c}
	p.i = p.tok.end
}

func (p *parser) scanWord(start int) {
	end := start
	for end < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[end:])
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '(' || r == ')' || (closingQuote(r) != 0 && end > start) {
			break
		}
		end += n
	}
	p.take(tokWord, start, end)
	switch p.tok.text {
	case "OG", "AND", "&&":
		p.tok.kind = tokAnd
	case "ELLER", "OR", "||":
		p.tok.kind = tokOr
	case "IKKE", "NOT":
		p.tok.kind = tokNot
	}
}
