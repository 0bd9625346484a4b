package match

// suspend completes words with a suspended hyphen: in 'lænde- og nakkesmerter'
// the token 'lænde' gets the head lændesmerter.
func suspend(a *Analyzer, t *Text) {
	for i := 1; i < len(t.Tokens); i++ {
		tok := &t.Tokens[i]
		if tok.Kind != PunctToken || !tok.Glued || tok.Word.marks&isHyphenMark == 0 {
			continue
		}
		if i+1 < len(t.Tokens) && t.Tokens[i+1].Glued && !isComma(t.Tokens[i+1].Word.Norm) {
			if t.Tokens[i+1].Kind == WordToken && t.Tokens[i-1].Kind == WordToken && t.Tokens[i-1].Head == nil {
				build(a, t, i, i+1, 0) // manio-depressiv is also maniodepressiv
			}
			continue
		}
		if prev := &t.Tokens[i-1]; prev.Kind == WordToken {
			lend(a, t, i)
		}
	}
}

// lendReach is how many tokens after the hyphen are searched for the head.
const lendReach = 10

// lend finds the compound after the hyphen at token h and builds the word that
// is meant.
func lend(a *Analyzer, t *Text, h int) {
	joined := false
	for j := h + 1; j < len(t.Tokens) && j <= h+lendReach && t.Tokens[j].Sent == t.Tokens[h].Sent; j++ {
		tok := &t.Tokens[j]
		switch {
		case tok.Word.Norm == "og" || tok.Word.Norm == "eller" || tok.Word.Norm == "samt" || tok.Word.Norm == "og/eller":
			joined = true
		case isComma(tok.Word.Norm) || tok.Word.Norm == "/":
		case tok.Kind == WordToken && j+1 < len(t.Tokens) && isHyphen(t.Tokens[j+1].Word.Norm) && t.Tokens[j+1].Glued:
			if j+2 < len(t.Tokens) && t.Tokens[j+2].Glued && t.Tokens[j+2].Kind == WordToken && joined {
				build(a, t, h, j+2, 0)
				return
			}
			j++
		case tok.Kind == WordToken && joined && len(tok.Word.Parts) > 1:
			parts := tok.Word.Parts
			build(a, t, h, j, parts[len(parts)-1].Start)
			return
		default:
			return
		}
	}
}

// build makes the word of the token before hyphen h with the head of token j
// that starts at byte cut of its lower-case form.
func build(a *Analyzer, t *Text, h, j, cut int) {
	first, from := &t.Tokens[h-1], t.Tokens[j].Word
	if len(first.Word.Norm)+len(from.Norm)-cut > maxWord {
		return
	}
	first.Head = a.Word(first.Word.Norm + from.Norm[cut:])
	first.HeadAt = int32(j)
}

func isHyphen(s string) bool { return s == "-" || s == "‐" || s == "‑" || s == "–" }
func isComma(s string) bool  { return s == "," }
