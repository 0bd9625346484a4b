package checklist

import "strings"

// kindOf returns the type a document is judged as: the one it was given,
// unless its text says plainly that it is a decision, a journal or a work
// place's report. What a paper is decides what it can document, so a letter
// that grants a pension must never pass for the team's recommendation.
func kindOf(kind string, low []string) string {
	if form := attestForm(low); form != "" && (kind == "praktikevaluering" || kind == "andet" || kind == "korrespondance") {
		return form
	}
	if kind == "andet" && len(low) > 0 {
		kind = titled(low[0])
	}
	if len(low) == 0 || !has([]string{"andet"}, kind) {
		return kind
	}
	text := low[0]
	head := text[:min(200, len(text))]
	switch {
	case kind == "andet" && (strings.HasPrefix(head, "journal") || containsAny(head, []string{"journalnotat", "journaludskrift", "journaludtræk"})):
		return "journalnotat"
	case kind == "andet" && strings.Contains(head, "praktik") && containsAny(head, []string{"status", "evaluering"}):
		return "praktikevaluering"
	}
	return kind
}

// titles are the first words of papers that say what they are.
var titles = [][2]string{{"speciallægeerklæring", "speciallaegeerklaering"}, {"epikrise", "epikrise"}, {"udskrivningsbrev", "epikrise"},
	{"neuropsykologisk", "neuropsykologisk-undersoegelse"}, {"funktionsevnebeskrivelse", "funktionsevnebeskrivelse"}, {"samlet beskrivelse", "samlet-beskrivelse"},
	{"ansøgning om", "ansoegning"}, {"mødereferat", "moedereferat"}, {"partshøring", "partshoering"}, {"praktikevaluering", "praktikevaluering"}, {"slutevaluering", "praktikevaluering"},
	{"statusattest", "laege-125"}, {"udtalelse fra sundhedskoordinator", "sundhedskoordinator-udtalelse"}}

// titled reads the type of a paper nobody recognised from its first words.
func titled(text string) string {
	text = strings.TrimLeft(text, " \n\t#*-")
	for _, t := range titles {
		if strings.HasPrefix(text, t[0]) {
			return t[1]
		}
	}
	if head := text[:min(80, len(text))]; strings.Contains(head, "rehabiliteringsplan") && strings.Contains(head, "forberedende") {
		return "rehabiliteringsplan-forberedende"
	}
	return "andet"
}

// attestForm reads the number of the doctor's form that a paper's first words
// give ('LÆ 265', 'LÆ125'), "" if they give none.
func attestForm(low []string) string {
	if len(low) == 0 {
		return ""
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(low[0], " \n\t#*"), "læ")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " -")
	if n := rest[:min(3, len(rest))]; has([]string{"265", "125", "135", "145", "275", "285"}, n) {
		return "laege-" + n
	}
	return ""
}

// offices are words of senders who are not the citizen.
var offices = []string{"kommune", "region", "jobcenter", "klinik", "læge", "hospital", "sygehus", "ambulator", "psykiatri", "pension", "sundhed", "center", "team", "ankestyrelsen",
	"advokat", "fagforening", "forbund", "virksomhed", "a/s", "aps", "bosted", "støtte", "konsulent", "leder", "sagsbehandler", "koordinator", "rådgiver", "psykolog", "terapeut"}

// byCitizen reports whether a mail is the citizen's own: a private sender who
// writes of himself.
func byCitizen(kind string, low []string) bool {
	if kind != "korrespondance" && kind != "andet" || len(low) == 0 {
		return false
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(low[0], " \n\t"), "fra:")
	if !ok {
		return false
	}
	sender, body, _ := strings.Cut(rest, "\n")
	if _, after, ok := strings.Cut(body, "emne:"); ok {
		_, body, _ = strings.Cut(after, "\n")
	}
	mine := strings.Contains(" "+body, " jeg ") || strings.HasPrefix(strings.TrimSpace(body), "jeg ") || strings.Contains(body, "\njeg ") || strings.Contains(body, " min ")
	return mine && !containsAny(sender, offices) && !containsAny(body, []string{"min patient", "mit barn", "min søn", "min datter", "min mor", "min far", "venlig hilsen\nsagsbehandler", "jeg har vurderet", "jeg har undersøgt"})
}
