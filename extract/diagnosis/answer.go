package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// answers are words and marks that answer whether a disorder is there. Read
// only.
var answers = map[string]Status{
	"nej": Negated, "negativ": Negated, "negativt": Negated, "negative": Negated, "neg.": Negated, "neg": Negated, "÷": Negated, "−": Negated, "ø": Negated, "0": Negated,
	"ingen": Negated, "intet": Negated, "benægtes": Negated, "benægter": Negated, "nægtes": Negated, "nægter": Negated, "afkræftet": Negated, "udelukket": Negated,
	"afkræftes": Negated, "udelukkes": Negated, "forkastet": Negated, "frafaldet": Negated, "afvist": Negated, "aldrig": Negated, "frikendt": Negated,
	"ja": Confirmed, "+": Confirmed, "pos.": Confirmed, "pos": Confirmed, "positiv": Confirmed, "positivt": Confirmed, "bekræftet": Confirmed, "påvist": Confirmed, "verificeret": Confirmed, "aktiv": Confirmed, "aktuel": Confirmed,
	"mistanke": Suspected, "mistænkt": Suspected, "mistænkes": Suspected, "obs": Suspected, "obs.": Suspected, "uafklaret": Suspected, "overvejes": Suspected, "mulig": Suspected,
	"muligvis": Suspected, "måske": Suspected, "uvist": Suspected, "usikker": Suspected, "usikkert": Suspected, "udredes": Suspected, "?": Suspected, "(?)": Suspected,
	"tidligere": Historical, "tidl.": Historical, "afsluttet": Historical, "overstået": Historical, "ophørt": Historical, "inaktiv": Historical, "helbredt": Historical, "ophelet": Historical,
}

// marks are the answers that may stand behind a name without a bracket or a
// dash. Read only.
var marks = map[string]bool{"nej": true, "ja": true, "neg.": true, "neg": true, "pos.": true, "pos": true, "÷": true, "+": true, "negativ": true, "positiv": true}

// boxes are signs of a form: true if they are ticked. Read only.
var boxes = map[string]bool{"☒": true, "☑": true, "■": true, "✓": true, "✔": true, "☐": false, "□": false, "◻": false, "❏": false}

// answered lets the mark, the cell or the answer that belongs to a name decide:
// 'OCD nej', '(÷) diabetes', '[x] Angst', 'Diabetes<TAB>Nej', 'Svær overvægt?
// Nej'.
func (f *Finder) answered(t *match.Text, m *mention, s *match.Sentence) {
	b := &t.Blocks[s.Block]
	status, word := inline(t, m, s)
	if word == "" {
		status, word = marked(t, m, s)
	}
	if word == "" && b.Kind == match.Row {
		status, word = f.inRow(t, s, b)
	}
	asked := word == ""
	if asked {
		status, word = f.replied(t, m, s)
	}
	switch {
	case word == "":
		return
	case asked && status == Confirmed && m.status == Suspected && m.by != nil && m.by.Text != "?":
		return // 'Er der mistanke om demens? Ja'
	case status == Family && (m.status == Negated || m.status == dropped):
		return
	case status == Confirmed && m.status != Suspected && m.status != Negated, m.status == Family && status != Negated:
		return
	case status == Suspected && m.status != Confirmed:
		return
	}
	m.status, m.explicit = status, true
	m.say("answered '" + word + "'")
}

// inline reads an answer right behind a name.
func inline(t *match.Text, m *mention, s *match.Sentence) (Status, string) {
	i, opened := m.last+1, ""
	if st, w := led(t, i); w != "" {
		return st, w
	}
	if i < s.Last {
		switch w := t.Tokens[i].Word.Norm; w {
		case "(", "-", "–", ":", "=":
			i, opened = i+1, w
		}
	}
	if i >= s.Last || (opened == "-" || opened == "–") && t.Tokens[i].Glued {
		return dropped, ""
	}
	w := t.Tokens[i].Word.Norm
	if opened == "(" && (kin[w] || elders[w]) && closes(t, i+1, s.Last) {
		return Family, w
	}
	status, ok := answers[w]
	if !ok || opened == "" && (!marks[w]) || w == "?" && opened != "(" {
		return dropped, ""
	}
	if closes(t, i+1, s.Last) || (w == "÷" || w == "+") && t.Tokens[i+1].Word.Case != match.Lower && t.Tokens[i+1].Kind == match.WordToken || opened == "(" && i+1 < s.Last && (t.Tokens[i+1].Kind == match.NumberToken || bringsProof[t.Tokens[i+1].Word.Norm]) || opened == "(" && w != "ingen" && w != "intet" && has(t, i+1, min(i+4, s.Last), ")") {
		return status, w
	}
	return dropped, ""
}

// led reads the answer behind a line of dots that begins at token i: 'Epilepsi
// ........ nej'.
func led(t *match.Text, i int) (Status, string) {
	from := i
	for i < len(t.Tokens) && i < from+80 && (t.Tokens[i].Word.Norm == "." || t.Tokens[i].Word.Norm == "_" || t.Tokens[i].Word.Norm == "…") {
		i++
	}
	if i >= len(t.Tokens) || i < from+3 || t.SentenceOf(i).Block != t.SentenceOf(from).Block {
		return dropped, ""
	}
	w := t.Tokens[i].Word.Norm
	st, ok := answers[w]
	if !ok {
		return dropped, ""
	}
	return st, w
}

// elders are further words for relatives, as they stand in brackets. Read only.
var elders = map[string]bool{"moder": true, "fader": true, "moderen": true, "faderen": true, "mormor": true, "morfar": true, "farmor": true, "farfar": true, "moster": true, "faster": true,
	"onkel": true, "broder": true, "søskende": true, "børn": true, "forældre": true, "fætter": true, "kusine": true, "morbror": true, "farbror": true}

// bringsProof are words that go on after an answer in brackets. Read only.
var bringsProof = map[string]bool{"i": true, "ved": true, "af": true, "på": true, "efter": true, "siden": true, "hos": true, "d.": true}

// closes reports whether token i ends a member of a list.
func closes(t *match.Text, i, last int) bool {
	if i >= last {
		return true
	}
	switch t.Tokens[i].Word.Norm {
	case ",", ".", ";", ")", "/", "og", "samt", "men", "]":
		return true
	}
	return false
}

// boxReach is how many words may stand between a box and the name it is for.
const boxReach = 3

// marked reads a mark or a box in front of a name.
func marked(t *match.Text, m *mention, s *match.Sentence) (Status, string) {
	for i := m.first - 1; i >= s.First && i >= m.first-boxReach; i-- {
		w := t.Tokens[i].Word.Norm
		if ticked, ok := boxes[w]; ok {
			return boxed(ticked), w
		}
		if w == "]" || w == ")" {
			return bracketed(t, i, s.First)
		}
		if i == m.first-1 && (w == "÷" || w == "−") {
			return Negated, w
		}
		if i == m.first-1 && w == "+" && (i == s.First || t.Tokens[i-1].Word.Norm == ",") {
			return Confirmed, w
		}
		if t.Tokens[i].Kind != match.WordToken {
			return dropped, ""
		}
	}
	if m.first-s.First <= boxReach && s.First == t.Blocks[s.Block].First {
		b := &t.Blocks[s.Block]
		for w, ticked := range boxes {
			if strings.HasPrefix(strings.TrimLeft(t.Source[b.Start:t.Tokens[s.First].Start], " -"), w) {
				return boxed(ticked), w
			}
		}
	}
	return dropped, ""
}

// boxed is what a box says: an empty one leaves nothing said.
func boxed(ticked bool) Status {
	if ticked {
		return Confirmed
	}
	return dropped
}

// bracketed reads '[x]', '[ ]', '(+)' and '(÷)' that end at token i.
func bracketed(t *match.Text, i, first int) (Status, string) {
	if i-1 < first {
		return dropped, ""
	}
	square := t.Tokens[i].Word.Norm == "]"
	switch w := t.Tokens[i-1].Word.Norm; {
	case square && w == "[":
		return dropped, "[ ]"
	case i-2 < first || t.Tokens[i-2].Word.Norm != "[" && t.Tokens[i-2].Word.Norm != "(":
	case w == "x" || w == "+" || boxes[w]:
		return Confirmed, w
	case w == "÷" || w == "-" || w == "−" || w == "0":
		return Negated, w
	}
	return dropped, ""
}
