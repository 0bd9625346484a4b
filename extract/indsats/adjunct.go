package indsats

import "oplyst/extract/match"

// Prepositions that make what follows a time or a ground of something else. Read only.
var adjuncts = words(`efter trods før inden under siden`)

// Words that may stand between such a preposition and its measure. Read only.
var inAdjunct = words(`endt endte afsluttet afsluttede gennemført gennemførte den det de en et sin sit sine hendes hans mit min dit din forløb forløbet
på i hos af intensiv intensivt flere mange års måneders ugers lang langt længere seneste sidste første anden kommunal kommunalt ophold`)

// adjunct returns the token of the preposition that makes a mention a time or a
// ground of what the clause tells: 'efter endt genoptræning begyndte han', -1 if
// there is none.
func (p *page) adjunct(m *mention, s *match.Sentence) int {
	for i := m.first - 1; i >= s.First && i >= m.first-5; i-- {
		n := p.t.Tokens[i].Word.Norm
		switch {
		case adjuncts[n]:
			return i
		case !inAdjunct[n] && p.t.Tokens[i].Kind != match.NumberToken:
			return -1
		}
	}
	return -1
}

// Words that put a clause into the time to come. Read only.
var ahead = words(`skal vil forventes planlagt planlægges afventer når starter begynder påbegyndes anbefales bør kan påtænkes søges iværksættes
opstartes ses genoptages vender`)

// afterwards reports whether a mention stands behind 'efter' or 'trods' in a
// clause that is not of the time to come: it is over.
func (p *page) afterwards(m *mention, s *match.Sentence) bool {
	i := p.adjunct(m, s)
	if i < 0 || p.has(s, ahead) {
		return false
	}
	switch p.t.Tokens[i].Word.Norm {
	case "efter", "trods":
		return true
	}
	return false
}

// beyond is what a cue costs that stands outside the adjunct of a mention, whose
// preposition is token at: it speaks of what was done after or before.
func (p *page) beyond(m *mention, c *cue, at int) int {
	s := &p.t.Sentences[m.sent]
	if c.last >= at && (c.first <= m.last || p.clauses(m.last, c.first) > 0) {
		return 0
	}
	if p.others(m, max(s.First, m.first-maxReach), min(s.Last, m.last+maxReach)) == 0 {
		return 0
	}
	return outside
}
