package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// authorities are who decides or treats: their 'nej' is a rejection and not the
// citizen's refusal. Read only.
var authorities = words(`kommunen jobcentret jobcenteret teamet rehabiliteringsteamet visitationen visitator sagsbehandler sagsbehandleren udvalget
afdelingen klinikken ambulatoriet hospitalet sygehuset centret centeret kirurgen kirurgerne ortopædkirurgen ortopædkirurgerne rygkirurgen
rygkirurgerne neurokirurgen neurokirurgerne lægen lægerne overlægen speciallægen psykiateren psykiatrien psykiaterne reumatologen neurologen
psykologen smertecentret smertecenteret smerteklinikken regionen styrelsen ankestyrelsen ydelsescentret stedet skolen virksomheden arbejdsgiveren
arbejdsgiver butikken leder lederen bostedet botilbuddet tilbuddet myndigheden specialisten anæstesilægen kardiologen forvaltningen`)

// authority reports whether a word names who decides or treats.
func authority(w *match.Word) bool {
	if authorities[w.Norm] {
		return true
	}
	for _, end := range [...]string{"klinikken", "afdelingen", "centret", "centeret", "ambulatoriet", "kirurgerne", "kirurgen", "kommune", "teamet", "hospitalet"} {
		if strings.HasSuffix(w.Norm, end) {
			return true
		}
	}
	return false
}

// rejected reports whether a refusal is not the citizen's: who decides or treats
// is its subject or its agent ('Smertecentret har afvist', 'afviste jobcentret
// at', 'afslået af visitationen').
func (p *page) rejected(c *cue) bool {
	s := p.t.SentenceOf(c.first)
	for i := c.last + 1; i < s.Last && i <= c.last+3; i++ {
		n := p.t.Tokens[i].Word.Norm
		if n == "af" && i+1 < s.Last {
			for k := i + 1; k < s.Last && k <= i+3; k++ {
				if citizens[p.t.Tokens[k].Word.Norm] || owners[p.t.Tokens[k].Word.Norm] {
					return false
				}
				if authority(p.t.Tokens[k].Word) {
					return true
				}
			}
		}
	}
	for i := c.first; i <= c.last; i++ {
		if w := p.t.Tokens[i].Word; citizens[w.Norm] {
			return false
		} else if i > c.first && authority(w) {
			return true
		}
	}
	for i := c.first - 1; i >= s.First && i >= c.first-5; i-- {
		w := p.t.Tokens[i].Word
		switch {
		case citizens[w.Norm], w.Norm == "at":
			return false
		case authority(w):
			return i == s.First || !objectOf[p.t.Tokens[i-1].Word.Norm]
		}
		if p.clauses(i, c.first) > 0 {
			return false
		}
	}
	return false
}

// objectOf are words before an authority that is not the subject. Read only.
var objectOf = words(`af fra til hos i på med over for om ved`)
