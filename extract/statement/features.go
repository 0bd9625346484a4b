package statement

import "strings"

// featureKind is what a feature of the model looks at.
type featureKind uint8

// The kinds of features; the letter names them in statement_weights.tsv.
const (
	wordFeature    featureKind = iota // w: stem of a word
	notFeature                        // n: stem of a word under a negation
	prefixFeature                     // p: first letters of a long word
	partFeature                       // k: part of a compound
	pairFeature                       // b: two neighbouring words
	conceptFeature                    // c: concept with its polarity
	jointFeature                      // j: two concepts of the unit with their polarity
	speakerFeature                    // s: whose words
	formFeature                       // f: form of the unit
)

// kindLetters names the kinds in the weight table.
const kindLetters = "wnpkbcjsf"

// kindValue is how much a feature of a kind weighs before the unit is
// normalised.
var kindValue = [...]float32{1, 0.8, 0.5, 0.6, 0.8, 2, 1, 1, 1}

// feature is one feature of a unit. The names of a and b are found again only
// when a table is written or a decision explained.
type feature struct {
	hash uint64
	kind featureKind
	a, b int32 // words, or signed concepts
}

// jointReach is how many words two concepts may stand apart to be joined.
const jointReach = 12

// maxJoint bounds the joined concepts of a unit.
const maxJoint = 40

// featureHash is the number of a feature by kind and content.
func featureHash(k featureKind, content uint64) uint64 { return mix(uint64(k)+1, content) }

// features appends the features of a unit to dst, one that occurs twice twice;
// names are the hashes of the signed concepts.
func (u *unit) features(dst []feature, names []uint64) []feature {
	for i := range u.words {
		w := &u.words[i]
		dst = append(dst, feature{featureHash(wordFeature, w.facts.stem), wordFeature, int32(i), 0})
		if w.neg {
			dst = append(dst, feature{featureHash(notFeature, w.facts.stem), notFeature, int32(i), 0})
		}
		if w.facts.prefixHash != 0 {
			dst = append(dst, feature{featureHash(prefixFeature, w.facts.prefixHash), prefixFeature, int32(i), 0})
		}
		for k, p := range w.facts.partHashes {
			dst = append(dst, feature{featureHash(partFeature, p), partFeature, int32(i), int32(k)})
		}
		if i > 0 && w.before == joined {
			dst = append(dst, feature{featureHash(pairFeature, mix(u.words[i-1].facts.stem, w.facts.stem)), pairFeature, int32(i - 1), int32(i)})
		}
	}
	return u.formFeatures(u.conceptFeatures(dst, names))
}

// conceptFeatures appends the concepts and their pairs.
func (u *unit) conceptFeatures(dst []feature, names []uint64) []feature {
	n := min(len(u.hits), maxJoint)
	for i := 0; i < n; i++ {
		a := &u.hits[i]
		x := a.signed()
		dst = append(dst, feature{featureHash(conceptFeature, names[x]), conceptFeature, x, 0})
		for j := i + 1; j < n; j++ {
			b := &u.hits[j]
			if b.first > a.last+jointReach {
				break
			}
			if a.concept == b.concept {
				continue
			}
			y := b.signed()
			lo, hi := min(x, y), max(x, y)
			dst = append(dst, feature{featureHash(jointFeature, mixBoth(names[lo], names[hi])), jointFeature, lo, hi})
		}
	}
	return dst
}

// signed packs a concept and how it stands: asserted, negated or asked.
func (h *hit) signed() int32 {
	switch {
	case h.asked:
		return int32(h.concept)*3 + 2
	case h.neg:
		return int32(h.concept)*3 + 1
	}
	return int32(h.concept) * 3
}

// forms are the form features, in the order of unit.form.
var forms = [...]string{"question", "section", "colon", "number", "short", "long"}

// form says which of forms a unit has.
func (u *unit) form() [len(forms)]bool {
	return [...]bool{u.question, u.section, u.colon, u.number, len(u.words) <= 4, len(u.words) > 25}
}

// formFeatures appends speaker and form.
func (u *unit) formFeatures(dst []feature) []feature {
	if u.speaker != "" {
		dst = append(dst, feature{featureHash(speakerFeature, hashString(hashSeed, string(u.speaker))), speakerFeature, 0, 0})
	}
	for i, on := range u.form() {
		if on {
			dst = append(dst, feature{featureHash(formFeature, hashString(hashSeed, forms[i])), formFeature, int32(i), 0})
		}
	}
	return dst
}

// signedHashes are the hashes of the signed names of concepts, by signed number.
func (t *conceptTable) signedHashes() []uint64 {
	out := make([]uint64, 3*len(t.names))
	for i := range out {
		out[i] = hashString(hashSeed, t.signedName(int32(i)))
	}
	return out
}

// signedName names a concept with its polarity.
func (t *conceptTable) signedName(x int32) string {
	return "+-?"[x%3:x%3+1] + t.names[x/3]
}

// nameOf returns the readable name of a feature. wordKeys gives the stem keys
// of the unit's words.
func (a *analysis) nameOf(u *unit, f feature, key func(int32) string) string {
	name := string(kindLetters[f.kind]) + ":"
	switch f.kind {
	case wordFeature, notFeature:
		return name + key(f.a)
	case prefixFeature:
		return name + runePrefix(u.words[f.a].facts.norm, prefixRunes)
	case partFeature:
		return name + a.analyzer.Word(u.words[f.a].facts.norm).Parts[f.b].Key
	case pairFeature:
		return name + key(f.a) + "_" + key(f.b)
	case conceptFeature:
		return name + a.concepts.signedName(f.a)
	case jointFeature:
		return name + a.concepts.signedName(f.a) + "_" + a.concepts.signedName(f.b)
	case speakerFeature:
		return name + string(u.speaker)
	}
	return name + forms[f.a]
}

// hashOfName is the hash of a feature from its readable name.
func hashOfName(name string) (uint64, bool) {
	if len(name) < 3 || name[1] != ':' {
		return 0, false
	}
	k := strings.IndexByte(kindLetters, name[0])
	if k < 0 {
		return 0, false
	}
	content := name[2:]
	if a, b, ok := cutPair(featureKind(k), content); ok {
		x, y := hashString(hashSeed, a), hashString(hashSeed, b)
		if featureKind(k) == pairFeature {
			return featureHash(pairFeature, mix(x, y)), true
		}
		return featureHash(jointFeature, mixBoth(x, y)), true
	}
	return featureHash(featureKind(k), hashString(hashSeed, content)), true
}

// cutPair parts the name of a feature of two words or two signed concepts;
// concepts may have a low line in their names.
func cutPair(k featureKind, content string) (a, b string, ok bool) {
	switch k {
	case pairFeature:
		return strings.Cut(content, "_")
	case jointFeature:
		for i := 1; i+1 < len(content); i++ {
			if content[i] == '_' && strings.IndexByte("+-?", content[i+1]) >= 0 {
				return content[:i], content[i+1:], true
			}
		}
	}
	return content, "", false
}
