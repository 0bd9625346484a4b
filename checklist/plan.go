package checklist

import (
	"strconv"
	"strings"

	"oplyst/extract/match"
)

// withCitizen finds, in a plan of which the extraction saw nothing of the
// kind, sentences that say it was made or gone through with the citizen, or
// that the picture is complete.
func (v *view) withCitizen(ps []*paper) []fact {
	made := v.mentions(ps, "sammen med", "i samarbejde med", "gennemgået", "godkendt af", "har læst", "og læst ", "læst beskrivelsen", "læst planen", "læst op", "dækkende", "fuldt belyst",
		"fuldt afklare", "tilstrækkeligt afklare", "tilstrækkelig afklare", "ikke mangler oplysninger", "mangler ikke", "møder med", "underskrift:", "underskrevet", "skrevet under", "ingen udestående", "intet udestår", "udestår ikke", "ikke noget udestående")
	made = append(made, only(v.mentions(ps, "udfyldt", "skrevet", "lavet ", "udarbejdet", "drøftet"), "sammen", "fællesskab", "samarbejde", "med borger")...)
	made = append(made, only(v.mentions(ps, "klarlagt", "belyst", "afklaret", "undersøgt", "kendt"), "ressourcer", "barrierer", "udfordringer", "forhold", "det hele", "situation", "kompetencer")...)
	return without(made, "udfyldes", "skal ", "ikke gennemgået", "ikke læst", "ikke er gennemgået", "bor sammen", "mangler at", "ikke indhentet", "ikke klarlagt", "ikke belyst", "ikke afklaret", "ikke fuldt", "ikke undersøgt", "ikke kendt", "delvist", "ikke tilstrækkelig", "ukendt", "ubekendt")
}

// emptyAnswers are what stands in a field that was not filled in.
var emptyAnswers = []string{"", "-", "–", "./.", "ikke udfyldt", "ikke oplyst", "uoplyst", "ingen oplysninger", "se tidligere", "se tidligere plan",
	"se ovenfor", "se ovf", "udfyldes senere", "udfyldes", "afventer", "?",
	"(tom)", "[tom]", "tom", "(blank)", "blank", "n/a", "(ikke udfyldt)", "[ikke udfyldt]", "mangler", "(mangler)", "se attest", "se ansøgning", "..."}

// emptyFields finds the fields of a form that are blank or only point
// elsewhere: 'label: answer' lines, and table rows of two cells.
func (v *view) emptyFields(p *paper) []fact {
	out := []fact{}
	for page, text := range p.Text {
		start := 0
		for start < len(text) && len(out) < maxMentions {
			end := start + strings.IndexByte(text[start:]+"\n", '\n')
			line := text[start:end]
			answer, ok := field(line)
			if ok && has(emptyAnswers, answer) && (answer != "" || nextIsField(text[end:])) || bareRow(text, start, end) {
				out = append(out, fact{paper: p, label: "field_empty", when: p.date, rank: 1,
					span: match.Span{Page: p.page(page), Start: start, End: end, Quote: line}})
			}
			start = end + 1
		}
	}
	return out
}

// bareRow reports whether a line is the label of a table row whose other cell
// is blank: a few words alone between two rows of label and answer.
func bareRow(text string, start, end int) bool {
	line := text[start:end]
	if n := len(strings.Fields(line)); n == 0 || n > 5 || len(line) > maxHeading || strings.ContainsAny(line, "\t.:;?!") || end >= len(text) || start < 2 {
		return false
	}
	if first := line[0]; first >= 'a' && first <= 'z' || containsAny(lower(line), administrative) {
		return false
	}
	above := text[strings.LastIndexByte(text[:start-1], '\n')+1 : start-1]
	below, _, _ := strings.Cut(text[end+1:], "\n")
	return twoCells(above) && twoCells(below) && strings.ContainsAny(above[len(above)-1:], ".!?)")
}

// twoCells reports whether a line is a row of a short label and an answer.
func twoCells(line string) bool {
	label, answer, ok := strings.Cut(line, "\t")
	return ok && answer != "" && !strings.Contains(answer, "\t") && len(strings.Fields(label)) <= 5
}

// maxHeading is how long a numbered heading can be, in bytes.
const maxHeading = 70

// emptySections finds numbered headings with nothing under them: the next line
// with text is the heading of the next number. Where most are so, it is a
// numbered list and no form.
func emptySections(p *paper) []fact {
	out := []fact{}
	filled := 0
	for page, text := range p.Text {
		last, from, to := 0, 0, 0
		for start := 0; start < len(text) && len(out) < maxMentions; {
			end := start + strings.IndexByte(text[start:]+"\n", '\n')
			line := strings.TrimSpace(text[start:end])
			if n := sectionNumber(line); n > 0 {
				if last > 0 && n == last+1 {
					out = append(out, fact{paper: p, label: "field_empty", when: p.date, rank: 1,
						span: match.Span{Page: p.page(page), Start: from, End: to, Quote: text[from:to]}})
				}
				last, from, to = n, start, end
			} else if line != "" {
				if last > 0 {
					filled++
				}
				last = 0
			}
			start = end + 1
		}
	}
	if filled < 2*len(out) {
		return nil
	}
	return out
}

// sectionNumber reads '5. Bolig og økonomi' as 5; 0 for a line that is no bare
// heading.
func sectionNumber(line string) int {
	i := 0
	for i < len(line) && i < 2 && line[i] >= '0' && line[i] <= '9' {
		i++
	}
	if i == 0 || len(line) > maxHeading || i+2 >= len(line) || line[i] != '.' && line[i] != ')' || line[i+1] != ' ' && line[i+1] != '\t' {
		return 0
	}
	rest := line[i+2:]
	if strings.ContainsAny(rest, ".:;\t") || rest[0] >= '0' && rest[0] <= '9' || len(strings.Fields(rest)) > 7 {
		return 0
	}
	n, err := strconv.Atoi(line[:i])
	if err != nil {
		return 0
	}
	return n
}

// administrative labels are not part of what the plan must show.
var administrative = []string{"tlf", "telefon", "mail", "dato", "navn", "cpr", "adresse", "sagsnr", "j.nr", "bilag", "kopi", "side", "att", "underskrift"}

// field splits a form line into label and answer, lower case and without a
// final stop; ok is false for ordinary text.
func field(line string) (answer string, ok bool) {
	label, answer, found := strings.Cut(line, "\t")
	if !found {
		label, answer, found = strings.Cut(line, ":")
	}
	if words := len(strings.Fields(label)); !found || words == 0 || words > 7 || strings.Contains(answer, "\t") {
		return "", false
	}
	if containsAny(lower(label), administrative) {
		return "", false
	}
	return lower(strings.TrimRight(strings.TrimSpace(answer), ".")), true
}

// nextIsField reports whether the next line that is not empty is a form line
// too: only then is a label with nothing behind it a blank field and not a
// heading.
func nextIsField(rest string) bool {
	for _, line := range strings.Split(rest, "\n") {
		if strings.TrimSpace(line) != "" {
			_, ok := field(line)
			return ok
		}
	}
	return false
}
