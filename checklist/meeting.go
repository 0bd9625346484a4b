package checklist

import (
	"oplyst/extract/statement"
)

// meeting asks for the offer of a meeting with those who decide, before the
// decision (§ 20 stk. 3). A written hearing is not such an offer.
func (v *view) meeting() finding {
	passed := v.passed()
	if !passed {
		return finding{verdict: NotApplicable,
			reason: "Vi fandt ingen afgørelse, intet udkast og intet om, at sagen er overgået til pensionsbehandling."}
	}
	first := []string{"meeting_not_offered", "meeting_offered", "meeting_declined", "written_hearing"}
	offered := v.all("meeting_offered", "meeting_declined")
	if len(offered) == 0 {
		offered = v.namedOffers()
	}
	if len(offered) > 0 && len(only(offered, "møde", "mødes", "samtale")) < shown {
		offered = append(offered, v.namedOffers()...)
	}
	written := v.all("written_hearing")
	not, taken := []fact{}, evidenceOf(offered)
	for _, f := range v.all("meeting_not_offered") {
		if !quoted(taken, f) {
			not = append(not, f)
		}
	}
	for _, f := range v.own {
		switch {
		case f.label == "meeting_not_offered":
			not = append(not, f)
		case f.label == "meeting_declined" && f.speaker == statement.Borger && f.kind != "ansoegning" &&
			!containsAny(lower(f.span.Quote), []string{"forløb", "praktik", "mentor", "kursus"}):
			offered = append(offered, f)
		}
	}
	todo := only(offered, unsent...)
	offered = without(offered, unsent...)
	not = unsettled(append(not, todo...), offered)
	switch {
	case len(offered) > 0 && len(not) > 0:
		return finding{verdict: Contradicted, gap: "not_offered", pro: offered, con: not, first: first,
			reason: "Dokumenterne er uenige om, hvorvidt mødet er tilbudt: " + sources(byTime(not), 1) + " siger nej."}
	case len(offered) > 0:
		offered = append(offered, mentioned(only(v.mentions(v.papers("afgoerelse", "partshoering", "journalnotat", "korrespondance"), "møde"), "tilbud", "tilbød", "kunne komme til", "inviter", "§ 20"), "meeting_offered")...)
		return finding{verdict: Documented, pro: offered, first: first,
			reason: "Borgeren er tilbudt et møde med den, der træffer afgørelsen: det fremgår af " + sources(byTime(offered), 2) + "."}
	case len(written) > 0:
		written = append(written, v.mentions(v.papers("partshoering"), "du kan skrive", "du kan ringe", "ringe til", "hører vi ikke", "ikke hører fra dig")...)
		return finding{verdict: Missing, gap: "not_offered", con: append(not, written...), first: first,
			reason: "Borgeren er hørt skriftligt, men vi fandt ikke tilbud om et møde med den, der træffer afgørelsen.",
			looked: "tilbud om møde, referat af mødet eller et noteret nej tak"}
	}
	not = append(not, v.mentions(v.papers(argued...), "du behøver ikke", "du får brev", "hvad sker der nu", "svarfrist", "dine bemærkninger")...)
	return finding{verdict: Missing, gap: "not_offered", con: not, first: first,
		reason: "Sagen er nået til pensionsbehandling, men vi fandt ikke tilbud om et møde med den, der træffer afgørelsen.",
		looked: "tilbud om møde, referat af mødet eller et noteret nej tak"}
}

// unsent are words of an offer that still has to be made: a note to oneself
// documents no meeting.
var unsent = []string{"skal huskes", "husk ", "husk:", "skal sendes", "skal tilbydes", "skal have tilbud", "bør tilbydes", "skal inviteres", "skal indkaldes",
	"mangler at", "sendes ikke endnu", "ikke sendt", "ikke afsendt", "skal vi tilbyde", "må vi tilbyde", "når ikke at", "ikke nået"}

// unsettled drops what only was left to do before a newer offer.
func unsettled(not, offered []fact) []fact {
	last, out := newest(offered), []fact{}
	for _, f := range not {
		if later := last > f.when; !later || !containsAny(lower(f.span.Quote), append([]string{"endnu"}, unsent...)) {
			out = append(out, f)
		}
	}
	return out
}

// namedOffers finds the meeting named in letters and minutes where the
// extraction saw no offer: minutes of a § 20 stk. 3 meeting, or a sentence
// that offers a meeting with those who decide.
func (v *view) namedOffers() []fact {
	held := v.mentions(v.papers("moedereferat"), meetingRule...)
	letters := v.mentions(v.papers("afgoerelse", "partshoering", "korrespondance"), "møde")
	letters = only(letters, "træffer afgørelse", "skal afgøre", "afgør sagen", "afgør din sag", "afgør den", "før vi afg", "inden vi afg", "skal træffe", "truffet afgørelse", "tog stilling", "tager stilling", "afgørelseskompetente", "beslutte", "§ 20, stk. 3", "§ 20 stk. 3", "beslutningstager")
	letters = only(letters, "tilbud", "tilbyd", "inviter", "indbyd", "kan få", "kan du få", "du kan", "kan komme", "ret til", "mulighed for", "foreslår", "velkommen", "indkald", "spurgt, om du", "spurgt om du", "vil du", "ønsker du")
	declined := only(v.mentions(v.papers("afgoerelse", "partshoering", "korrespondance", "journalnotat"), "møde"), "nej til et møde", "nej til møde", "nej tak til møde", "nej tak til et møde", "takkede nej til", "takket nej til", "ønskede ikke et møde", "ønskede ikke møde", "afslog møde", "afslog mødet")
	held = append(held, without(declined, "rehabiliteringsteam", "forløb", "praktik", "kursus")...)
	return append(held, without(letters, "ikke tilbudt", "ikke fået", "aldrig", "ikke modtaget", "?")...)
}

// transferWords finds the transfer to pension treatment in journals and letters
// where the extraction saw none.
func (v *view) transferWords() []fact {
	ps := v.papers("journalnotat", "korrespondance", "moedereferat", "afgoerelse", "partshoering", "andet")
	out := []fact{}
	for _, f := range only(v.mentions(ps, "overgå", "overgik", "går videre", "gået videre", "er gået over", "går over"), "pension") {
		if q := lower(f.span.Quote); !notPassed(q) && !containsAny(q, []string{"?", " når ", "ikke ", "aldrig", "efterløn", "folkepension"}) {
			f.label, f.speaker = "passed_to_pension", statement.Sagsbehandler
			out = append(out, f)
		}
	}
	return out
}

// meetingRule is how the provision about the meeting is written.
var meetingRule = []string{"§ 20, stk. 3", "§ 20 stk. 3", "§20, stk. 3", "§20 stk. 3", "§ 20, stk.3"}

// passed reports whether the case has reached pension treatment: a decision or
// hearing about pension, or words that it has passed.
func (v *view) passed() bool {
	for _, p := range v.papers("afgoerelse", "partshoering") {
		if p.Text == nil || len(v.mentions([]*paper{p}, "pension")) > 0 {
			return true
		}
	}
	if len(v.mentions(v.papers("moedereferat", "journalnotat"), meetingRule...)) > 0 {
		return true // a meeting under § 20 stk. 3 is held only then
	}
	if len(v.transferWords()) > 0 {
		return true
	}
	municipal := v.where(func(f fact) bool {
		return !f.weak && has([]string{"passed_to_pension", "grant", "refusal"}, f.label) && f.speaker == statement.Sagsbehandler && (f.kind == "korrespondance" || !has(unofficial, f.kind))
	})
	return len(municipal) > 0
}
