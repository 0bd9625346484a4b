package checklist

// byProfessionals are the current words of clinicians with one of the labels,
// as far as they can be held up to somebody.
func (v *view) byProfessionals(labels ...string) []fact {
	return v.where(func(f fact) bool {
		return !f.weak && has(labels, f.label) && clinician(f) && !has(argued, f.kind) && !has(unofficial, f.kind) && arguable(f)
	})
}

// plainWords are words of which a sentence must hold one before it is set
// against another's: the label alone is not enough to say that people disagree.
var plainWords = map[string][]string{
	"treatment_exhausted": {"behandl", "terapi", "medicin", "operation", "tilbyde", "muligheder", "udtømt", "præparat", "resistent", "refraktær"},
	"treatment_left": {"behandl", "henvi", "bør", "mulig", "planlagt", "venter på", "venteliste", "fortsat", "i gang", "begynd", "start", "tilbud", "tilbyd", "ikke prøvet", "ikke forsøgt",
		"ikke afprøvet", "mangler", "bedre", "effekt", "forløb", "skal oper", "forvent", "ventes"},
	"under_investigation":        {"udred", "undersøg", "henvi", "afvent", "scan", "svar", "venter"},
	"development_perspective":    {"udvikl", "perspektiv", "fremgang", "forbedr", "bedre", "potentiale", "på sigt", "kan komme", "kunne komme", "øge"},
	"no_development_perspective": {"udvikl", "perspektiv", "forbedr", "bedre", "potentiale", "ændre", "øge", "åbenbar", "formålsløs"},
	"fleksjob_possible":          {"fleks", "job", "arbejd", "time"},
	"team_fleksjob":              {"fleks"},
	"fleksjob_not_possible":      {"fleks", "job", "arbejd", "vilkår"},
	"no_self_support":            {"forsørg", "arbejd", "fleks", "job", "erhverv"},
}

// arguable reports whether a fact says its meaning in so many words.
func arguable(f fact) bool {
	words := plainWords[f.label]
	return words == nil || countWords(f.span.Quote) >= 4 && containsAny(lower(f.span.Quote), words)
}

// otherMatter reports whether a sentence about treatment names disorders that
// the other side's paper says nothing of.
func otherMatter(left, spent fact) bool {
	named := false
	for _, d := range left.Findings.Diagnoses {
		if d.Page != left.span.Page || d.Start >= left.span.End || left.span.Start >= d.End {
			continue
		}
		named = true
		for _, o := range spent.Findings.Diagnoses {
			if codeGroup(o.Code) == codeGroup(d.Code) {
				return false
			}
		}
	}
	return named
}
