package checklist

import (
	"strings"

	"oplyst/extract/diagnosis"
	"oplyst/extract/match"
	"oplyst/extract/statement"
)

// author is who speaks in a document where nobody else is named.
var author = map[string]statement.Speaker{
	"teamindstilling": statement.Team, "sundhedskoordinator-udtalelse": statement.Sundhedskoordinator,
	"laege-275": statement.KliniskFunktion, "speciallaegeerklaering": statement.Speciallaege,
	"epikrise": statement.Speciallaege, "neuropsykologisk-undersoegelse": statement.Speciallaege,
	"laege-265": statement.Laege, "laege-125": statement.Laege, "laege-135": statement.Laege,
	"laege-145": statement.Laege, "laege-285": statement.Laege, "praktikevaluering": statement.Virksomhed,
}

// voice returns who says s. Where the extraction names nobody, or a
// caseworker in a paper no caseworker writes, it is the paper's author.
func voice(p *paper, s statement.Statement) statement.Speaker {
	if s.Speaker != "" && s.Speaker != statement.Sagsbehandler {
		return s.Speaker
	}
	if a, ok := author[p.kind]; ok {
		return a
	}
	return statement.Sagsbehandler
}

// anchors are words of which a sentence must hold one to carry a label that
// always comes with them. They guard against headings and stray fragments.
var anchors = map[string][]string{
	"passed_to_pension": {"pension", "§ 17", "§ 18", "§17", "§18", "overg"},
	"review_proposed": {"ny vurdering", "igen", "revurder", "revision", "genoptag", "genvurder", "tages op", "tage op", "ses på", "ses efter",
		"vurderes på ny", "på ny", "fornyet", "taget op", "ny stillingtagen", "ny stilling", "tidsbegræns", "for en periode", "kontrol", "senere"},
	"hours":               {"time", "minut", "t/u", "t.", "ugtl", "½", "kl."},
	"field_empty":         {"ikke", "udfyld", "tom", "se ", "blank", "mangler", "ingen", "./.", "-", "sprunget", "intet", "?", "senere", "uoplyst", "afventer", "evt", "[", "blot"},
	"clinical_function":   {"klinisk", "klin.", "275", "socialmedicin", "samfundsmedicin"},
	"health_coordinator":  {"koordinator", "sk", "bemærkning"},
	"meeting_not_offered": {"møde", "§ 20", "samtale", "tilbud", "tilbyd", "indkald", "inviter", "tale med", "høring"},
	"not_permanent":       {"ikke", "ingen ", "uvis", "tvivl", "tidlig", "kan ", "afvent", "endnu", " om ", "midlertidig", "forbigående", "usikker", "uafklaret", "næppe", "hverken", "før ", "aktuel", "forvent", "bedr", "måske"},
	"refusal":             {"afsl", "ikke", "ingen ret", "nægte", "sagde nej", "siger nej", "opfylder hverken"},
	"fleksjob_possible":   {"fleks", "§ 116", "§ 70", "vilkår", "job", "time", "arbejde"},
	"team_fleksjob":       {"fleks", "§ 116", "§ 70", "vilkår", "job"},
	"evident":             {"åbenbar", "oplagt", "indlys", "sig selv", "utvivl", "enhver tvivl", "enhver kan se", "formålsløs", "nytteløs", "hævet over", "klart"},
	"treatment_left": {"behand", "medic", "oper", "terap", "henvi", "træn", "rehab", "psykolog", "klinik", "center", "præparat", "dosis",
		"mg", "blokade", "prote", "forløb", "kur", "udnytt", "ventelist", "cpap", "alloplastik", "indikation", "mulighed", "prøv", "start",
		"tilbud", "afvænning", "injektion", "gruppe", "samtale", "ambula", "opus", "indlæg", "infusion", "stråle", "kemo", "bestil", "iværksat", "sat i gang", "session", "stimul", "emdr"},
}

// terse labels can be said in a word or two ('Stationær.', 'Ikke udfyldt').
var terse = []string{"field_empty", "stationary", "team_pension", "team_course", "team_fleksjob", "team_other", "senior",
	"existing_basis", "clinical_function", "health_coordinator", "grant", "refusal", "hours", "not_tried", "evident", "treatment_exhausted", "clarified"}

// fullSentence is how many words the other labels need.
const fullSentence = 3

// plausible reports whether a sentence can carry its label at all.
func plausible(p *paper, s statement.Statement) bool {
	q := lower(s.Quote)
	if countWords(q) < fullSentence && !has(terse, s.Label) {
		return false
	}
	if strings.HasPrefix(q, "emne:") && s.Label != "existing_basis" && s.Label != "senior" || p.general(s.Page, q) {
		return false
	}
	if refuted(p, s, q) || s.Label != "field_empty" && asked(q) {
		return false
	}
	if s.Label == "treatment_left" {
		q = strings.NewReplacer("pensionsbehandling", "", "sagsbehandl", "", "behandles efter", "").Replace(q)
	}
	if any := anchors[s.Label]; len(any) > 0 {
		return containsAny(q, any)
	}
	return true
}

// refuted reports whether the words of a sentence (q, lower case) speak against
// its label: said of the past, of something else, or of the opposite.
func refuted(p *paper, s statement.Statement, q string) bool {
	switch s.Label {
	case "clarified": // only once something has come
		return strings.HasPrefix(q, "når ") || strings.HasPrefix(q, "først når ")
	case "not_clarified":
		return lacksNothing(q)
	case "functions_concrete":
		return athome(q)
	case "field_empty":
		return containsAny(q, []string{"udfyldt af", "udfyldes af", "udfyldt sammen"})
	case "passed_to_pension": // not yet, or only proposed
		return notPassed(q)
	case "improving": // a disorder that is over
		return strings.HasPrefix(q, "tidl") || p.onlyPast(s.Span)
	case "review_proposed": // the review of sickness benefit or of support is another matter, and doctors rarely propose reviews
		return strings.Contains(q, "revurderingstid") || strings.Contains(q, "genoptaget") && !containsAny(q, []string{"sag", "pension"}) || containsAny(q, []string{"støtten", "bostøtte", "hjemmehjælp", "bevillingen", "§ 85"}) && !strings.Contains(q, "pension") ||
			has([]string{"funktionsevnebeskrivelse", "praktikevaluering"}, p.kind) || has(medical, p.kind) && p.kind != "sundhedskoordinator-udtalelse" &&
			!containsAny(q, []string{"revision", "en ny vurdering", "genoptag", "tages op"})
	case "plan_with_citizen":
		return containsAny(q, []string{"skal gennemgås", "bør gennemgås", "skal sendes", "mangler at blive gennemgået"}) || strings.Contains(q, "sendt til") && !containsAny(q, []string{"gennemgå", "læst", "godkend", "rett", "bemærk", "sammen"})
	case "stationary": // 'kronisk' as part of a diagnosis
		return deferred(q) || qualified(q) || !lasting(q) && namesDiagnosis(p, s.Span)
	case "permanent_reduction":
		return deferred(q)
	case "municipal_doctor":
		return strings.Contains(q, "konsultation") && !strings.Contains(q, "konsulent")
	case "evident":
		return containsAny(q, []string{"spurgt", "om det er ", "om sagen", "om det tillige", "forespørgsel"})
	case "measures_left", "team_course":
		return held(q) || provenOtherwise(q)
	case "development_perspective": // the denial of one, or its opposite
		if containsAny(q, []string{"om udviklingsperspektiv", "set på ankestyrelsen"}) {
			return true // names a decision
		}
		if burdenGrows(q) {
			return true
		}
		if containsAny(q, []string{"væsentlig og varig", "varig og væsentlig", "varigt nedsat", "varigt og væsentligt"}) && !containsAny(q, plainWords[s.Label]) {
			return true
		}
		return !containsAny(q, []string{"ikke rigtigt", "forkert", "uenig", "ikke enig"}) && containsAny(q, []string{"ikke kan udvikle", "kan ikke udvikle", "ikke kan forbedre", "kan ikke forbedre", "ikke kan bedre", "kan ikke bedre", "ikke vil kunne udvikle", "ingen udviklings", "intet udviklings", "uden udviklings"}) &&
			!containsAny(q, []string{"udelukke", " men ", "ikke dokumenteret", "ikke er dokumenteret", "ikke vist"})
	case "treatment_left":
		return spent(q) || unwanted(q) || strings.HasPrefix(q, "autoriseret ")
	case "treatment_exhausted":
		return containsAny(q, []string{"er ikke behandlet", "ikke er behandlet", "ubehandlet", "ikke færdigbehandlet", "ikke tilstrækkeligt behandlet", "ikke sufficient behandlet"})
	case "measures_exhausted":
		return containsAny(q, []string{"findes ikke mere", "findes ikke længere", "afskaffet", "kan ikke længere bevilges", "ordningen ophørte", "ordningen er ophørt", "ordningen er lukket", "ordning ophørte", "kan ikke bevilges efter"})
	}
	return false
}

// burdens are what a citizen has too much of: that they rise is no development.
var burdens = []string{"fejl", "smerter", "smerterne", "trætheden", "træthed", "fraværet", "fravær", "svimmelheden", "svimmelhed", "kvalme", "kvalmen", "symptomerne", "symptomer", "belastningen", "uroen", "angsten", "blodtrykket", "pulsen", "sygefraværet", "generne", "trykket"}

// burdenGrows reports whether what rises in a sentence is a burden: 'antallet af
// fejl stiger efter en halv time'.
func burdenGrows(q string) bool {
	words := strings.FieldsFunc(q, func(r rune) bool { return strings.ContainsRune(" \t\n,.;:()", r) })
	for i, w := range words {
		if w != "stiger" && w != "øges" && w != "vokser" && w != "steg" && w != "tager" {
			continue
		}
		if i > 0 && has(burdens, words[i-1]) || i > 1 && has(burdens, words[i-2]) && len(words[i-1]) < 6 {
			return true
		}
	}
	return false
}

// notPassed reports whether a sentence about the transfer to pension treatment
// only plans, asks or denies it.
func notPassed(q string) bool {
	if i := strings.Index(q, "overg"); i > 0 {
		q = q[strings.LastIndex(q[:i], ". ")+1:] // a journal's line: only the sentence about the transfer
	}
	return containsAny(q, []string{"skal godkende", "overgår ikke", "ikke overgå", "ikke er overgået", "kan overgå", "indstil", "bør overgå", "kan først", "skal sendes", "ikke sendt", "skal skrives", "husk", "om sagen", "hvis "})
}

// provenOtherwise reports whether a sentence tells that what was proposed has
// been tried in vain.
func provenOtherwise(q string) bool {
	return containsAny(q, []string{"er siden prøvet", "er siden forsøgt", "er siden afprøvet", "har vist sig ikke", "viste sig ikke", "har ikke vist sig mulig", "lod sig ikke gøre", "at kunne lade sig gøre"}) &&
		!containsAny(q, []string{"bør", "anbefal", "foreslår", "indstil", "peger på"})
}

// held reports whether a sentence about a measure tells what has been, or
// names only the benefit paid during a course.
func held(q string) bool {
	past := containsAny(q, []string{"sluttet som aftalt", "sluttede", "er slut", "blev sluttet", "stoppede", "ophørte", "har været", "har deltaget", "er afsluttet", "blev afsluttet", "er gennemført", "blev gennemført"}) &&
		!containsAny(q, []string{"ny", "bør", "anbefal", "indstil", "foreslå", "fortsat", "forlæng", "mangler", "men ", "ikke "})
	benefit := strings.Contains(q, "forløbsydelse") && !strings.Contains(strings.ReplaceAll(q, "forløbsydelse", ""), "forløb")
	return past || benefit
}

// spent reports whether a sentence about treatment says that there is none,
// that it did not help, or what has been given.
func spent(q string) bool {
	none := containsAny(q, []string{"ingen behandling", "ikke flere behandling", "ikke yderligere behandling", "ingen yderligere", "uden effekt", "uden virkning",
		"ingen effekt", "ingen virkning", "kan ikke behandles"}) && !containsAny(q, []string{"bortset", "undtagen", "men ", "dog", "udover", "ud over", "derfor"})
	given := containsAny(q, []string{"har gået til", "har fået", "har haft", "har været til", "har tidligere"}) &&
		!containsAny(q, []string{"skal ", "bør", "ny", "fortsæt", "fortsat", "igen", "henvist", "mangler"})
	return none || given
}

// deferred reports whether a sentence about duration only fears it, or leaves
// it to somebody else to say.
func deferred(q string) bool {
	return containsAny(q, []string{"kan frygte", "frygter", "er bange for, at", "det må psykiat", "det må special", "det må andre", "må afgøre", "må vurdere", "må bedømme", "må tage stilling", "spørgsmålet er, om", "ved jeg ikke", "overlader jeg"})
}

// qualified reports whether a sentence goes on to say that the state can be
// bettered all the same: 'kronisk, men behandlingen kan stabilisere den'.
func qualified(q string) bool {
	_, rest, ok := strings.Cut(q, " men ")
	return ok && strings.Contains(rest, "kan ") && containsAny(rest, []string{"bedre", "stabiliser", "mildne", "hjælpe", "dæmpe"}) && !containsAny(rest, []string{"ikke", "ingen", "næppe", "kun ", "alene"})
}

// unwanted reports whether a sentence about treatment says in the same breath
// that the citizen will not have it.
func unwanted(q string) bool {
	return containsAny(q, []string{"vil han ikke", "vil hun ikke", "vil patienten ikke", "vil borgeren ikke", "vil pt. ikke", "ønsker han ikke", "ønsker hun ikke", "ønsker patienten ikke", "ønsker pt. ikke",
		"men ønsker ikke", "men ønskes ikke", "men afslået", "men afvist", "takket nej", "takker nej", "siger nej til", "sagt nej til", "har afslået", "har afvist"}) &&
		!containsAny(q, []string{"vil han ikke have noget imod", "ikke længere", "før "})
}

// lasting reports whether a sentence speaks of a lasting state and not only
// of a disease that is called chronic.
func lasting(q string) bool {
	return containsAny(q, []string{"stationær", "tilstand", "varig", "uændret", "prognose", "bedring", "livsvarig", "blivende",
		"permanent", "uhelbred", "vedvarende", "forsvinder", "betragtes som", "anses for", "enig", "år"})
}

// namesDiagnosis reports whether a disorder is named within a sentence.
func namesDiagnosis(p *paper, at match.Span) bool {
	for _, d := range p.Findings.Diagnoses {
		if d.Page == at.Page && d.Start < at.End && at.Start < d.End {
			return true
		}
	}
	return false
}

// onlyPast reports whether the disorders named in a sentence are all over.
func (p *paper) onlyPast(at match.Span) bool {
	past := false
	for _, d := range p.Findings.Diagnoses {
		if d.Page == at.Page && d.Start < at.End && at.Start < d.End {
			if d.Status != diagnosis.Historical {
				return false
			}
			past = true
		}
	}
	return past
}

func containsAny(s string, any []string) bool {
	for _, x := range any {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}
