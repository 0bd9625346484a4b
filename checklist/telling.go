package checklist

// The judgements rest on what the extraction labelled; the sentences a reader
// wants to see beside them are often worded otherwise. What follows only adds
// to what is shown for a verdict already reached: it changes none.

// mentioned labels sentences found by their words.
func mentioned(fs []fact, label string) []fact {
	for i := range fs {
		fs[i].label = label
	}
	return fs
}

// unsureOfDuration finds doctors' sentences that leave the duration open.
func (v *view) unsureOfDuration() []fact {
	said := v.mentions(v.papers(append([]string{"teamindstilling"}, medical...)...), "varig", "blivende", "blive bedre", "vedvarende", "vurderes endeligt", "vurderes nu", "konkluderes")
	return mentioned(only(said, "ikke udtale", "ikke sige", "kan ikke", "uvist", "må psyk", "må speciallæge", "frygte", "usikker", "formentlig", "næppe", "tror"), "not_permanent")
}

// notAllTried finds sentences that say treatment or clarification is not at an
// end, or that more can be hoped for.
func (v *view) notAllTried() []fact {
	ps := v.papers(append([]string{"teamindstilling", "andet"}, medical...)...)
	said := only(v.mentions(ps, "forsøgt", "prøvet", "vurderes", "vurdere", "færdigbehandlet", "udtømt"), "ikke tale om", "ikke alt", "ikke er forsøgt", "ikke er prøvet", "ikke forsøgt", "derfor ikke", "endeligt", "ikke færdig")
	hoped := without(v.mentions(ps, "forvente", "udsigt til", "god effekt", "kan behandles", "kan bedre"), "% af forvente", "% af det forvente", "procent af forvente", "procent af det forvente") // a measured value is no hope
	said = append(said, only(hoped, "bedr", "fremgang", "funktion", "effekt", "behandl")...)
	return mentioned(without(said, "ingen", "ikke forvent", "ikke kan forvent", "ikke ventes", "uden ", "næppe", "hverken", "kan ikke behandles", "ikke udsigt"), "treatment_left")
}

// fleksjobOpen finds sentences that leave fleksjob, or the ability to work, unjudged.
func (v *view) fleksjobOpen() []fact {
	said := only(v.mentions(v.official(), "fleksjob", "få timer", "arbejdsevne"), "taget stilling", "tage stilling", "ikke vurderet", "ikke omtalt", "ikke nævnt", "ikke afgøre", "ikke prøvet", "ikke afprøvet", "ikke belyst", "mangler")
	return mentioned(said, "fleksjob_not_addressed")
}

// hoursReached finds what trials reached, what doctors and work places hold
// possible, and the team's own words on fleksjob.
func (v *view) hoursReached() []fact {
	reached := only(v.mentions(v.papers("praktikevaluering", "rehabiliteringsplan-indsatsdel"), "timer", "timetal"), "nåede", "højst", "op på", "maks", "effektivitet", "tror", "realistisk", "kan ", "kunne")
	held := only(v.mentions(v.papers(append([]string{"teamindstilling"}, medical...)...), "fleksjob", "timer om ugen", "nogle få timer", "arbejde"), "kan ikke udelukkes", "ikke udelukkes", "intet til hinder", "mulig", "realistisk", "bør hun kunne", "bør han kunne", "bør kunne", "vil kunne", "kan varetage")
	held = without(held, "ikke mulig", "ikke realistisk", "urealistisk", "umulig", "ikke kunne", "ikke vil kunne", "ikke kan", "kan ikke arbejde", "ikke bør", "ingen mulig", "hverken", "næppe", "afvis")
	return append(held, mentioned(reached, "hours")...)
}

// withoutFunctions finds sentences that say no work function can be named, and
// jobs named without any judgement.
func (v *view) withoutFunctions() []fact {
	said := only(v.mentions(v.official(), "arbejdsfunktion", "funktioner", "opgaver", "bestemte job", "konkrete job"), "ikke pege", "kan ikke", "ikke angive", "ingen ", "ikke vurderet", "ikke beskrevet", "mangler", "ikke kunnet")
	return said
}

// inconclusive finds sentences that tell how measures went without a
// conclusion: nobody can say, see elsewhere, or what came of one.
func (v *view) inconclusive() []fact {
	said := only(v.mentions(v.official(), "indsats", "afprøv", "at prøve", "forløb", "praktik"), "ikke muligt at sige", "kan ikke sige", "henvises til", "konkluder", "ikke vurderet", "ikke taget stilling", "andet at prøve", "se skema", "se planen", "udestår")
	said = mentioned(without(said, "ikke henvises til behandling", "lægehenvis"), "mention")
	outcome := only(v.mentions(v.papers("praktikevaluering", "rehabiliteringsplan-indsatsdel"), "opsagt", "stoppe", "afbrudt", "ophør", "afslutte"), "aftale", "praktik", "forløb", "fleksjob", "timer", "fordi", "på grund", "pga", "efter ")
	return append(said, mentioned(outcome, "indsats:completed")...)
}

// thinParts finds what makes a plan thin beside its blank fields: made without
// the citizen, or pointing elsewhere.
func (v *view) thinParts(plan *paper) []fact {
	ps := []*paper{plan}
	said := v.mentions(ps, "uden borger", "uden borgers", "uden deltagelse", "borger deltog ikke", "mødte ikke", "meldte afbud", "pr. telefon", "per telefon", "telefonsamtale", "vil ikke tage stilling", "ønsker ikke at udtale", "andet ikke oplyst", "se lægepapirer", "se lægeattest", "se attest", "se akter", "se journal", "se bilag", "ikke nærmere beskrevet", "kan ikke angives", "ikke angivet")
	return said
}

// concluding are words of a sentence that weighs what it tells.
var concluding = []string{"arbejdsevne", "fleksjob", "timetal", "selvforsørg", "forvent", "mulighed", "bedre", "bedring", "fremgang", "effekt", "udtømt", "varig", "stationær", "vurder", "finder", "skønne", "derfor", "konklu", "alt er", "perspektiv", "ikke muligt"}

// concludes reports whether the sentence of f weighs, and does not only tell
// what was done.
func (f fact) concludes() bool { return containsAny(lower(f.span.Quote), concluding) }
