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

// inRow reads the answer in a later cell of a row, or the mark under a column
// that is an answer.
func (f *Finder) inRow(t *match.Text, s *match.Sentence, b *match.Block) (Status, string) {
	at := int(t.Tokens[s.First].Sent)
	for i := at + 1; i < len(t.Sentences) && i <= at+cellReach && t.Sentences[i].Block == s.Block; i++ {
		o := &t.Sentences[i]
		if o.Cell <= s.Cell || i > 0 && t.Sentences[i-1].Cell == o.Cell {
			continue
		}
		w := t.Tokens[o.First].Word.Norm
		switch {
		case o.Last == o.First+1 && (w == "x" || w == "+" || boxes[w]) && o.Cell < len(b.Columns):
			column := strings.ToLower(strings.Trim(b.Columns[o.Cell], " .:?"))
			if st, ok := answers[column]; ok {
				return st, column
			}
		case w == "-" && o.Last == o.First+1 && plusAround(t, s.Block, o.Cell):
			return Negated, w
		}
		if st, ok := answers[w]; ok && (closes(t, o.First+1, o.Last) || o.Last-o.First <= 3) {
			return st, w
		}
		if w == "ikke" && deniedBy(t, o.First+1, o.Last) {
			return Negated, w
		}
		if st := f.labels.read(t.Source[o.Start:o.End]); st != dropped && o.Last-o.First <= cellWords {
			if st == Negated && endedIn(t, o) {
				st = Historical
			}
			return st, w
		}
	}
	return dropped, ""
}

// cellReach is how many cells behind a name its answer is looked for.
const cellReach = 8

// cellWords is how many tokens a cell has at most that is read as an answer.
const cellWords = 7

// endedIn reports whether a cell says that something is over.
func endedIn(t *match.Text, s *match.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch t.Tokens[i].Word.Norm {
		case "udtrappet", "tidligere", "tidl.", "ophørt", "overstået", "afsluttet", "opereret", "rask":
			return true
		}
	}
	return false
}

// plusReach is how many rows around a '-' are looked at for a '+'.
const plusReach = 20

// plusAround reports whether a row near block has a '+' in a column, so that
// '-' is an answer there.
func plusAround(t *match.Text, block, cell int) bool {
	for i := max(0, block-plusReach); i < len(t.Blocks) && i <= block+plusReach; i++ {
		if b := &t.Blocks[i]; b.Kind == match.Row {
			for j := b.First; j < b.Last; j++ {
				if t.Tokens[j].Word.Norm == "+" && t.SentenceOf(j).Cell == cell {
					return true
				}
			}
		}
	}
	return false
}

// denies are words that make an answer of a leading 'ikke': 'Ikke påvist'.
// 'Ikke velbehandlet' is none. Read only.
var denies = map[string]bool{"påvist": true, "fundet": true, "aktuelt": true, "aktuel": true, "kendt": true, "haft": true, "til": true, "bekræftet": true, "tegn": true,
	"konstateret": true, "diagnosticeret": true, "stillet": true, "nogen": true, "noget": true, "relevant": true, "opfyldt": true, "grundlag": true, "holdepunkt": true,
	"holdepunkter": true, "mistanke": true, "tale": true, "verificeret": true, "genfundet": true, "set": true, "positiv": true}

// deniedBy reports whether the word after 'ikke' makes it an answer.
func deniedBy(t *match.Text, i, last int) bool {
	return closes(t, i, last) || denies[t.Tokens[i].Word.Norm]
}

// absent are words that make an answer of a leading 'ingen': 'Ingen tegn herpå'.
// 'Ingen komplikationer' is none. Read only.
var absent = map[string]bool{"tegn": true, "kendt": true, "kendte": true, "mistanke": true, "holdepunkt": true, "holdepunkter": true, "aktuel": true, "aktuelle": true, "aktuelt": true,
	"anfald": true, "symptomer": true, "nuværende": true, "oplyst": true, "oplyste": true, "fund": true, "fundet": true, "påvist": true, "i": true, "p.t.": true, "pt.": true, "nogensinde": true,
	"form": true, "af": true, "indtag": true, "forbrug": true, "positive": true, "sikre": true, "sikker": true, "abnormt": true}

// replied reads the sentence after a question or a label: 'Svær overvægt? Nej',
// 'Obs. metabolisk syndrom: afkræftet'.
func (f *Finder) replied(t *match.Text, m *mention, s *match.Sentence) (Status, string) {
	if s.Last >= len(t.Tokens) {
		return dropped, ""
	}
	end := t.Tokens[s.Last-1].Word.Norm
	if end != "?" && end != ":" && !s.IsLabel {
		return dropped, ""
	}
	next := t.SentenceOf(s.Last)
	if next.Block != s.Block && !(s.IsLabel && next.Block <= s.Block+2) {
		return dropped, ""
	}
	w := t.Tokens[next.First].Word.Norm
	if (w == "-" || w == "–") && next.Last == next.First+1 && next.Block == s.Block {
		return dropped, w // left empty
	}
	if boxes[w] || w == "[" || strings.HasPrefix(w, "☐") {
		return tickedAnswer(t, next)
	}
	second := next.First + 1
	if (w == "ja" || w == "nej") && second+2 < next.Last && (t.Tokens[second].Word.Norm == "[" || t.Tokens[second].Word.Norm == "☐" || t.Tokens[second].Word.Norm == "☒") {
		return tickedAnswer(t, next)
	}
	if w == "ikke" {
		if deniedBy(t, second, next.Last) {
			return Negated, w
		}
		return dropped, ""
	}
	if w == "aldrig" || (w == "intet" || w == "ingen") && (closes(t, second, next.Last) || absent[t.Tokens[second].Word.Norm]) {
		return Negated, w
	}
	if w == "intet" || w == "ingen" {
		return dropped, ""
	}
	st, ok := answers[w]
	if !ok || (st == Suspected || st == Historical || st == Confirmed && w != "ja") && !closes(t, second, next.Last) {
		return dropped, ""
	}
	return st, w
}

// tickedAnswer reads '[ ] Ja [x] Nej' and 'Ja ☐ Nej ☒'.
func tickedAnswer(t *match.Text, s *match.Sentence) (Status, string) {
	word, pending := "", false
	leads := t.Tokens[s.First].Kind == match.PunctToken
	for i := s.First; i < s.Last; i++ {
		w := t.Tokens[i].Word.Norm
		tick := boxes[w] || w == "x" && i > s.First && t.Tokens[i-1].Word.Norm == "["
		switch {
		case w == "ja" || w == "nej":
			if word = w; pending {
				return answers[w], w
			}
		case tick && leads:
			pending = true
		case tick && word != "":
			return answers[word], word
		}
	}
	return dropped, ""
}
