package statement

import (
	"strings"

	"oplyst/extract/match"
)

// authors says who writes a document of a type.
var authors = map[string]Speaker{
	"rehabiliteringsplan-forberedende": Sagsbehandler, "rehabiliteringsplan-indsatsdel": Sagsbehandler,
	"samlet-beskrivelse": Sagsbehandler, "teamindstilling": Team,
	"sundhedskoordinator-udtalelse": Sundhedskoordinator,
	"laege-265":                     Laege, "laege-125": Laege, "laege-135": Laege, "laege-145": Laege, "laege-285": Laege,
	"laege-275": KliniskFunktion, "speciallaegeerklaering": Speciallaege, "epikrise": Speciallaege,
	"neuropsykologisk-undersoegelse": Speciallaege, "funktionsevnebeskrivelse": Sagsbehandler,
	"praktikevaluering": Virksomhed, "journalnotat": Sagsbehandler, "moedereferat": Sagsbehandler,
	"partshoering": Sagsbehandler, "afgoerelse": Sagsbehandler, "ansoegning": Borger, "klage": Borger,
	"samtykke": Borger, "cv": Borger,
}

// attributions are the concepts that name whose words follow, with the speaker.
var attributions = []struct {
	concept string
	speaker Speaker
}{
	{"by_borger", Borger}, {"by_paaroerende", Paaroerende}, {"by_klinisk", KliniskFunktion},
	{"by_koordinator", Sundhedskoordinator}, {"by_speciallaege", Speciallaege}, {"by_laege", Laege},
	{"by_virksomhed", Virksomhed}, {"by_team", Team}, {"by_kommune", Sagsbehandler}, {"by_jurist", Jurist},
	{"by_navn", Borger}, // a name and a word of telling, where nobody else is named
}

// sectionSpeakers says whose words stand under a heading or label that opens
// with the words, whoever writes the document.
var sectionSpeakers = []struct {
	opening string
	speaker Speaker
}{
	{"sundhedskoordinator", Sundhedskoordinator}, {"udtalelse fra sundhedskoordinator", Sundhedskoordinator},
	{"klinisk funktion", KliniskFunktion}, {"vurdering fra sundhedskoordinator", Sundhedskoordinator}, {"regionens sundhedskoordinator", Sundhedskoordinator},
	{"helbredsmæssig vurdering ved sundhedskoordinator", Sundhedskoordinator},
	{"borgerens", Borger}, {"borgers ", Borger}, {"borgeren siger", Borger}, {"borgers", Borger}, {"egen opfattelse", Borger},
	{"patientens egen", Borger}, {"egne ord", Borger}, {"deltagerens", Borger}, {"eget ønske", Borger}, {"egen vurdering", Borger},
	{"ansøgers", Borger}, {"partens", Borger}, {"din opfattelse", Borger}, {"hvad du siger", Borger},
	{"pårørende", Paaroerende},
	{"virksomhedens", Virksomhed}, {"praktikstedets", Virksomhed}, {"arbejdsgiverens", Virksomhed},
	{"lægens", Laege},
	{"speciallægens", Speciallaege},
	{"teamets", Team}, {"rehabiliteringsteamets", Team}, {"teamet", Team},
}

// authorOf says who writes a document, from its type and the head of its first
// page.
func authorOf(doc DocInfo, pages []*match.Text) Speaker {
	head := func() string {
		if len(pages) == 0 {
			return ""
		}
		return strings.ToLower(clip(pages[0].Source, 1500))
	}
	switch doc.Type {
	case "korrespondance", "andet", "":
		return writerOf(head(), doc.Type)
	case "moedereferat":
		if head := head(); strings.Contains(head, "rehabiliteringsteam") || strings.Contains(head, "rehabteam") || strings.Contains(head, "teammøde") {
			return Team
		}
	}
	if s, ok := authors[doc.Type]; ok {
		return s
	}
	return Sagsbehandler
}

// unsigned are the document types that do not say who writes them.
var unsigned = map[string]bool{"korrespondance": true, "andet": true, "": true}

// quoted takes up the writer of a mail that a paper quotes or goes on with.
func (s *scratch) quoted(t *match.Text, b *match.Block) {
	if !s.letter {
		return
	}
	text := strings.TrimLeft(t.BlockText(b), "> ")
	if len(text) > 4 && strings.EqualFold(text[:4], "fra:") {
		s.author = writerOf(strings.ToLower(clip(t.Source[b.Start:], 1500)), s.docType)
	}
}

// writerOf guesses the writer of a letter or a paper of no known type from its
// sender line and the words of kinship near its top.
func writerOf(head, docType string) Speaker {
	from := head
	if i := strings.Index(head, "fra:"); i >= 0 {
		from = head[i:]
		if j := strings.IndexByte(from, '\n'); j > 0 {
			from = from[:j]
		}
	} else if docType != "korrespondance" {
		if strings.Contains(clip(head, 400), "kommune") {
			return Sagsbehandler
		}
		return ""
	} else {
		from = clip(head, 300)
	}
	for _, w := range []struct {
		word    string
		speaker Speaker
	}{
		{"fagforening", Paaroerende}, {"forbund", Paaroerende}, {"3f", Paaroerende}, {"hk ", Paaroerende}, {"foa", Paaroerende},
		{"sundhedskoordinator", Sundhedskoordinator}, {"klinisk funktion", KliniskFunktion}, {"kommune", Sagsbehandler}, {"jobcenter", Sagsbehandler},
		{"region", Speciallaege}, {"hospital", Speciallaege}, {"læge", Laege}, {"ankestyrelsen", Jurist}, {"advokat", Jurist},
		{"a/s", Virksomhed}, {"aps", Virksomhed}, {"praktik", Virksomhed}, {"butik", Virksomhed}, {"mentor", Virksomhed}, {"værksted", Virksomhed}, {" & ", Virksomhed},
	} {
		if strings.Contains(from, w.word) {
			return w.speaker
		}
	}
	return privateWriter(head)
}

// kin are the words by which a relative names the citizen.
var kin = []string{"min mand", "min kone", "min mor,", "min mors", "min far,", "min fars", "min søn", "min datter", "min bror", "min søster",
	"vores søn", "vores datter", "vores mor", "min ægtefælle", "min hustru", "min samlever", "min kæreste", "af min mor", "af min far", "om mor", "som pårørende"}

// shop are words of somebody who has had the citizen at work.
var shop = []string{"praktik", "opgaver", "timer om ugen", "timetal", "arbejdsplads", "mester", "kollega", "kunderne", "butikken", "værksted", "arkiv", "evaluering", "mentor", "ansat hos"}

// privateWriter tells citizen, relative and workplace apart by how a letter
// without a known sender speaks of the citizen.
func privateWriter(head string) Speaker {
	for _, w := range kin {
		if strings.Contains(head, w) {
			return Paaroerende
		}
	}
	third := strings.Count(head, " hun ") + strings.Count(head, " han ") + strings.Count(head, " hende") + strings.Count(head, " ham ")
	if third < 3 {
		return Borger
	}
	work := 0
	for _, w := range shop {
		if strings.Contains(head, w) {
			work++
		}
	}
	if work >= 2 {
		return Virksomhed
	}
	return Paaroerende
}

// clip returns at most the first n bytes of a text, cut between letters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// speakerUnder says whose words stand under a heading or label, "" if it does
// not say.
func speakerUnder(heading string) Speaker {
	full := strings.ToLower(heading)
	h := strings.TrimLeft(full, "0123456789.) -")
	if len(h) > 3 && (h[1] == '.' || h[1] == ')') && h[2] == ' ' {
		h = h[3:]
	}
	for _, s := range sectionSpeakers {
		if strings.HasPrefix(h, s.opening) {
			return s.speaker
		}
	}
	return ""
}

// lastSpeaker remembers the answer of speakerUnder for the last text asked.
type lastSpeaker struct {
	text string
	who  Speaker
}

// under is speakerUnder.
func (l *lastSpeaker) under(text string) Speaker {
	if text != l.text {
		l.text, l.who = text, speakerUnder(text)
	}
	return l.who
}

// attributionReach is how many words from its start a unit may name whose words
// it gives.
const attributionReach = 8

// attributed says whose words a unit gives, from its own words: 'borgeren
// oplyser', 'ifølge lægen' near its start, or at its very end. "" if it does
// not say.
func (f *Finder) attributed(u *unit) Speaker {
	best, who := int16(maxWords), Speaker("")
	byName := len(attributions) - 1
	for i := range u.hits {
		h := &u.hits[i]
		k := int(f.attribution[h.concept]) - 1
		if k < 0 || h.first > attributionReach && int(h.last) < len(u.words)-2 || k == byName && who != "" {
			continue
		}
		if h.first < best || who == Borger && best == maxWords-1 {
			best, who = h.first, attributions[k].speaker
		}
		if k == byName {
			best = maxWords - 1 // anybody named goes before
		}
	}
	return who
}
