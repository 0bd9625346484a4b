package anonym

import "slices"

// Originals lists, as they stand there and each once, the names, numbers and
// places in a text that would be replaced.
func (r *Replacer) Originals(text string) []string {
	edits, ok := r.pages[text]
	if !ok {
		edits = r.found(text)
	}
	var out []string
	for _, e := range edits {
		if original := text[e.start:e.end]; !slices.Contains(out, original) {
			out = append(out, original)
		}
	}
	return out
}
