package checklist

// GapReason says in one Danish sentence why a decision is worth reading for an
// item that the case does not document. about is what the decision is about in
// a few words; the reading list's own words go before it.
func (rs *Rules) GapReason(item string, verdict Verdict, nr, about string) string {
	title := item
	if r := rs.Rule(item); r != nil && r.Title != "" {
		title = r.Title
	}
	for _, d := range rs.Reading {
		if d.Nr == nr && d.About != "" {
			about = d.About
		}
	}
	s := "Kravet »" + title + "« " + gapText(verdict)
	if about == "" {
		return s + "; afgørelsen belyser det."
	}
	return s + "; afgørelsen handler om " + about + "."
}

// gapText puts a verdict that leaves a gap into words.
func gapText(v Verdict) string {
	switch v {
	case Partial:
		return "er kun delvist dokumenteret"
	case Contradicted:
		return "modsiges af sagens papirer"
	}
	return "er ikke dokumenteret"
}
