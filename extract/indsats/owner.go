package indsats

import "oplyst/extract/match"

// owned is what a date at the tokens [tok, end) costs a mention dist tokens
// away if another mention of the sentence is nearer to it.
func (p *page) owned(m *mention, tok, end, dist int) int {
	s := &p.t.Sentences[m.sent]
	for _, o := range p.mentionsIn(max(s.First, tok-dist), min(s.Last, end+dist)) {
		gap := tok - o.last - 1
		if o.first >= end {
			gap = o.first - end
		}
		if o.first == m.first || o.row.typ == m.row.typ && o.row.need != m.row.need || gap >= dist || gap < 0 || o.first >= end && m.last < tok {
			continue // what follows a date seldom owns it, if a mention stands before
		}
		lo, hi := min(m.last+1, end), max(m.first, tok)
		for i := lo; i < hi && i < s.Last; i++ {
			switch p.t.Tokens[i].Word.Norm {
			case ",", ";", "(", ":", "efter", "før", "inden", "grundet", "pga.", "forud":
				return ownedFar
			}
		}
		return ownedNear
	}
	return 0
}

// commas counts the commas in the tokens [lo, hi).
func (p *page) commas(lo, hi int) int {
	n := 0
	for i := lo; i < hi; i++ {
		if p.t.Tokens[i].Word.Norm == "," {
			n++
		}
	}
	return n
}

// Verbs right behind a date that make it a beginning or an end. Read only.
var (
	endVerbs   = words(`afsluttede afsluttet stoppede stoppet sluttede ophørte ophørt udskrevet fratrådte fratrådt opsagt afbrudt afbrød standset`)
	beginVerbs = words(`startede startet begyndte begyndt påbegyndte påbegyndt opstartet opstartede iværksat igangsat indledt genoptaget`)
)

// roleBehind is the role of a date with none by the words before it: 'i maj
// afsluttede hun', 'blev i november afsluttet'.
func (p *page) roleBehind(role byte, end int) byte {
	if role != 0 || end >= len(p.t.Tokens) || end == 0 || p.t.Tokens[end].Sent != p.t.Tokens[end-1].Sent {
		return role
	}
	switch w := p.t.Tokens[end].Word.Norm; {
	case endVerbs[w]:
		return 'e'
	case beginVerbs[w]:
		return 'b'
	}
	return 0
}

// role tells by the words before a date what it is: 'b' a beginning, 'e' an
// end, 'x' another paper's, 0 neither.
func (p *page) role(tok, first int) byte {
	for k, n := tok-1, 0; k >= first && k >= 0 && n < 4; k, n = k-1, n+1 {
		w := p.t.Tokens[k].Word.Norm
		switch {
		case w == "," || w == ";":
			return 0
		case w == "til" && n > 1 && p.t.Tokens[k+1].Kind == match.NumberToken && p.t.Tokens[k+2].Word.Norm != ".":
			return 0 // 'til 225 mg den 3. september'
		case w == "fra" && n > 0 && p.t.Tokens[k+1].Word.Norm == "i":
			return 0 // 'måtte springe fra i august'
		case w == "møde" && k > first && (p.t.Tokens[k-1].Word.Norm == "skal" || p.t.Tokens[k-1].Word.Norm == "at"):
			return 0
		case ending[w]:
			return 'e'
		case beginning[w]:
			return 'b'
		case otherPaper[w]:
			return 'x'
		}
	}
	return 0
}
