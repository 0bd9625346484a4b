package anonym

import "strings"

// before and behind are words that make the capitalised words beside them a
// place or an institution.
var (
	placeBefore = set(`jobcenter jobcentret kommunen lægehuset lægerne lægecenter lægecentret lægefællesskabet lægeklinikken regionshospitalet universitetshospitalet universitetshospital sygehuset hospitalet
		systuen rygcenter plejehjemmet plejecenter plejecentret botilbuddet bostedet opholdsstedet børnehaven børnehuset vuggestuen skolen café cafe cafeen murerfirmaet tømrerfirmaet firmaet virksomheden foreningen
		gården klinikken apoteket værestedet aktivitetscentret aktivitetscenter hotel hotellet restaurant restauranten rengøringsfirmaet butikken fabrikken hos psykiatrien regionspsykiatrien distriktspsykiatrien
		psykiatrisk rusmiddelcenter rusmiddelcentret sundhedscenter sundhedscentret sundhedshuset smertecenter smertecentret hjerneskadecenter kollegiet lejerbo boligforeningen højskolen produktionsskolen
		erhvervsskolen gartneriet planteskolen møbelfabrikken lageret byggemarkedet krisecentret krisecenter herberget kirken sognet ambulatoriet`)
	placeBehind = set(`kommune kommunes sygehus hospital skole bibliotek gartneri gymnasium plejecenter rusmiddelcenter lægehus lægecenter lægepraksis aps havecenter kirke kro hotel sundhedscenter
		byggefirma rengøring transport fysioterapi praksis børnehave genbrug seminarium højskole museum apotek psykologpraksis klinik`)
)

// shortBefore begin the names of towns: Nr. Snede, Sdr. Omme.
var shortBefore = set("nr sdr st ll gl kgs skt vr øst vest")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// places finds municipalities, institutions, work places and towns.
func (s *search) places() {
	for i := range s.texts {
		text, ts := s.texts[i], s.toks[i]
		for k, w := range ts {
			switch {
			case k+1 < len(ts) && placeBefore[w.low] && text[w.end:ts[k+1].start] == " ":
				s.placeFrom(i, k+1)
			case k+1 < len(ts) && shortBefore[w.low] && text[w.end:ts[k+1].start] == ". ":
				s.placeFrom(i, k+1)
			case k > 0 && placeBehind[w.low] && text[ts[k-1].end:w.start] == " ":
				s.placeBack(i, k-1)
			case k+1 < len(ts) && k > 0 && (strings.EqualFold(text[w.start:ts[k+1].end], "A/S") || strings.EqualFold(text[w.start:ts[k+1].end], "I/S")):
				s.placeBack(i, k-1)
			case w.form != lower && listed(lists().town, w.low) && (!s.ordinary(w.low) || s.inside(i, k)) && w.letters > 2:
				s.place(i, ts[k:k+1])
			}
		}
	}
}

// placeFrom takes the capitalised unknown words from k on.
func (s *search) placeFrom(i, k int) {
	text, ts := s.texts[i], s.toks[i]
	j := k
	for j < len(ts) && j < k+3 && (ts[j].form == capital || ts[j].form == capitals && ts[j].letters > 3) && !s.ordinary(ts[j].low) && (j == k || text[ts[j-1].end:ts[j].start] == " ") {
		j++
	}
	s.place(i, ts[k:j])
}

// placeBack takes the capitalised words that end at k: the nearest even if it is
// an ordinary word ('Frisk Rengøring'), further ones only if they are none.
func (s *search) placeBack(i, k int) {
	text, ts := s.texts[i], s.toks[i]
	j := k + 1
	for j > 0 && j > k-2 && ts[j-1].form != lower && !s.ordinary(ts[j-1].low) && ts[j-1].letters > 1 && (j == k+1 || text[ts[j-1].end:ts[j].start] == " ") {
		j--
	}
	s.place(i, ts[j:k+1])
}

func (s *search) place(i int, ws []token) {
	if len(ws) == 0 {
		return
	}
	f := found{text: i, at: ws[0].start}
	for _, w := range ws {
		if _, taken := s.words[w.low]; !taken {
			f.words = append(f.words, w.low)
		}
	}
	if len(f.words) > 0 {
		s.spots = append(s.spots, f)
	}
}

// leftovers takes the unknown capitalised words inside sentences: Danish writes
// only proper nouns so; and an unknown word right before a name ('Ninna Holm').
func (s *search) leftovers() {
	have, people := map[string]bool{}, map[string]bool{}
	for _, f := range s.persons {
		for _, w := range f.words {
			have[w], people[w] = true, true
		}
	}
	for _, f := range s.spots {
		for _, w := range f.words {
			have[w] = true
		}
	}
	for i := range s.texts[:s.pages] {
		text, ts := s.texts[i], s.toks[i]
		for k := 0; k < len(ts); k++ {
			w := ts[k]
			if w.form != capital || w.letters < 3 || s.ordinary(w.low) || s.compound(w.low) {
				continue
			}
			if !s.inside(i, k) && !(k+1 < len(ts) && text[w.end:ts[k+1].start] == " " && ts[k+1].form == capital && listed(have, ts[k+1].low)) {
				continue
			}
			j := k + 1
			for j < len(ts) && ts[j].form == capital && !s.ordinary(ts[j].low) && text[ts[j-1].end:ts[j].start] == " " {
				j++
			}
			from := k
			for from > 0 && ts[from-1].form == capital && !s.ordinary(ts[from-1].low) && text[ts[from-1].end:ts[from].start] == " " {
				from--
			}
			if whole := s.beside(i, from, j, people); len(whole) > j-from {
				s.person(i, whole[0].start, whole, false)
				k = j - 1
				continue
			}
			f := found{text: i, at: w.start}
			for _, x := range ts[from:j] {
				if !listed(have, x.low) {
					f.words = append(f.words, x.low)
				}
			}
			if len(f.words) > 0 {
				s.loose = append(s.loose, f)
			}
			k = j - 1
		}
	}
}

// beside widens unknown words by the names that stand right before and behind:
// 'Tesfalem Woldemichael Haile' is one person if one of them is known.
func (s *search) beside(i, from, to int, have map[string]bool) []token {
	text, ts := s.texts[i], s.toks[i]
	for from > 0 && ts[from-1].form == capital && listed(have, ts[from-1].low) && text[ts[from-1].end:ts[from].start] == " " {
		from--
	}
	for to < len(ts) && ts[to].form == capital && listed(have, ts[to].low) && text[ts[to-1].end:ts[to].start] == " " {
		to++
	}
	return ts[from:to]
}

// compound tells whether a word begins and ends as ordinary ones do
// ('Smertehåndteringskursus'): such a word is no name.
func (s *search) compound(low string) bool {
	for cut := 4; cut <= len(low)-4; cut++ {
		head := strings.TrimSuffix(low[:cut], "s")
		if s.known[low[cut:]] && (s.known[low[:cut]] || s.known[head]) {
			return true
		}
	}
	return false
}
