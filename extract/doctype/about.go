package doctype

import "strings"

// Identity is whom a document or page concerns, as far as it says.
type Identity struct {
	Name string
	CPR  string
	Born string
	Page int
}

// People are the persons that the pages of a document name as those they
// concern, by page: what Persons finds. They are looked up once a document, for
// the document alone and for its case.
type People [][]Person

// PeopleOf looks a document's pages up.
func PeopleOf(pages []string) People {
	out := make(People, len(pages))
	for n, p := range pages {
		out[n] = Persons(n+1, p)
	}
	return out
}

// About tells whom one page concerns: the first personal number of its upper
// part, else a birth date or a labelled name. The zero value means it does not
// say.
func About(page int, t string) Identity { return about(page, Persons(page, t)) }

// about is About for the persons of a page.
func about(page int, persons []Person) Identity {
	var id Identity
	for _, p := range persons {
		if p.Misfiled {
			continue
		}
		if p.Start > 2500 && id != (Identity{}) {
			break
		}
		if id.CPR == "" && p.CPR != "" && (id.Born == "" || p.Born == id.Born) {
			id.CPR, id.Page = p.CPR, page
			id.Born = p.Born
		}
		if id.Born == "" && p.Born != "" {
			id.Born, id.Page = p.Born, page
		}
		if id.Name == "" && p.Name != "" {
			id.Name, id.Page = p.Name, page
		}
	}
	return id
}

// About tells whom the document concerns: what the first page says that says it.
func (p People) About() Identity {
	var id Identity
	for n := range p {
		a := about(n+1, p[n])
		if a.Born != "" {
			if a.Name == "" {
				a.Name = id.Name
			}
			return a
		}
		if id.Name == "" {
			id = a
		}
	}
	return id
}

// sameName reports whether two names can belong to one person: they share a
// given name or initial and a surname, or one is only a part of the other.
// differs is true if both are full and share no surname or no given name.
func sameName(a, b string) (same, differs bool) {
	x, y := strings.Fields(fold(a)), strings.Fields(fold(b))
	if len(x) < 2 || len(y) < 2 {
		return false, false
	}
	given := initialOf(x[0], y) || initialOf(y[0], x)
	shared := 0
	for _, w := range x[1:] {
		for _, v := range y[1:] {
			if w == v || similar(w, v) {
				shared++
			}
		}
	}
	return given && shared > 0, !given && shared == 0
}

// initialOf reports whether w or its initial is among the words.
func initialOf(w string, words []string) bool {
	w = strings.TrimRight(w, ".")
	for _, v := range words {
		v = strings.TrimRight(v, ".")
		if w == v || similar(w, v) || len(w) > 0 && len(v) == 1 && w[0] == v[0] || len(w) == 1 && len(v) > 0 && w[0] == v[0] {
			return true
		}
	}
	return false
}

// similar reports whether two names differ by spelling only (Krog, Krogh).
func similar(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 4 && len(b)-len(a) <= 1 && strings.HasPrefix(b, a)
}
