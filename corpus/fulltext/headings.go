package fulltext

import (
	"strconv"
	"strings"
)

// maxCases bounds the numbers of "Sag nr. N".
const maxCases = 99

// headingKinds gives the kind of a heading that is written just so, in lower
// case. The templates are those of 2001 to 2026; see also kindOf.
var headingKinds = map[string]Kind{
	"resumé": Resume, "resume": Resume, "sammenfatning": Resume, "principafgørelsen fastslår": Resume,
	"principmeddelelsen fastslår": Resume, "principafgørelserne fastslår": Resume, "afgørelsen fastslår": Resume,
	"baggrund": Background, "baggrunden": Background,
	"reglerne": Rules, "regler": Rules, "lov": Rules, "love": Rules, "love og bekendtgørelser": Rules, "lovgrundlag": Rules,
	"lovgivning": Rules, "retsgrundlag": Rules, "retsregler": Rules, "lovforarbejder": Rules, "forarbejder": Rules,
	"vejledning": Rules, "vejledninger": Rules, "retningslinjer": Rules, "bekendtgørelser": Rules,
	"praksis": Practice, "ankestyrelsens praksis": Practice, "andre principafgørelser": Practice,
	"andre principmeddelelser": Practice, "tidligere praksis": Practice, "domme": Practice, "retspraksis": Practice,
	"kasserede": Practice, "kasserede principmeddelelser": Practice, "kasserede principafgørelser": Practice,
	"gældende": Practice, "brugte": Practice,
	"sagsfremstilling": Facts, "den konkrete sag": Facts, "de konkrete sager": Facts, "sagen": Facts, "sagens omstændigheder": Facts,
	"afgørelse": Outcome, "afgørelsen": Outcome, "den konkrete afgørelse": Outcome, "de konkrete afgørelser": Outcome,
	"afgørelser": Outcome, "resultat": Outcome, "resultatet": Outcome,
	"begrundelse": Reasons, "begrundelsen": Reasons, "begrundelse for afgørelsen": Reasons, "begrundelsen for afgørelsen": Reasons,
	"sådan vurderer vi sagen": Reasons, "sådan vurderer ankestyrelsen sagen": Reasons, "vurdering": Reasons,
	"hvad er afgørende for resultatet": Reasons, "vores vurdering": Reasons, "ankestyrelsens vurdering": Reasons,
	"oplysninger i sagen": Papers, "oplysningerne i sagen": Papers, "bemærkninger til klagen": Papers, "om reglerne": Rules,
}

// kindOf gives the kind of a heading, Other if it is none of the usual ones.
func kindOf(heading string) Kind {
	h := strings.ToLower(plainHeading(heading))
	if k, ok := headingKinds[h]; ok {
		return k
	}
	switch {
	case strings.HasPrefix(h, "baggrund for at"):
		return Background
	case strings.HasPrefix(h, "begrundelse for "), strings.HasPrefix(h, "begrundelsen for "):
		return Reasons
	case strings.HasPrefix(h, "følgende lov"):
		return Rules
	case caseNumber(h) > 0:
		return Facts
	}
	return Other
}

// isKnownHeading reports whether a line stands as a heading in one of the
// templates, whatever its type.
func isKnownHeading(line string) bool {
	if len(line) > 90 {
		return false
	}
	return kindOf(line) != Other
}

// plainHeading takes the number before and the colon after a heading off.
func plainHeading(s string) string {
	s = strings.TrimSpace(s)
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits <= 2 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		s = s[digits+1:]
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), ":. "))
}

// caseNumber reads "Sag nr. 2, j.nr. 22-42454" or "sag 2" in lower case; 0 if
// the line isn't that.
func caseNumber(lower string) int {
	rest, ok := strings.CutPrefix(lower, "sag ")
	if !ok {
		return 0
	}
	rest = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(rest, "nummer"), "nr"), ". ")
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	if n == 0 || n > 2 || len(rest) > n && !strings.ContainsRune(" ,:.", rune(rest[n])) {
		return 0
	}
	if after := strings.TrimLeft(rest[n:], " ,:."); after != "" && !strings.HasPrefix(after, "j") {
		return 0
	}
	v, _ := strconv.Atoi(rest[:n])
	return v
}
