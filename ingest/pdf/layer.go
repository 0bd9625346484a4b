package pdf

// Words by which an invisible layer over a scanned page is judged: fewer say
// too little. Danish pages that are read right have some 0.2 to 0.4 of common
// words and hardly any words of one letter.
const (
	layerWords  = 15
	layerStop   = 0.12
	layerSingle = 0.15
)

// layered reports whether the page is a picture with an invisible text over it.
func (c *canvas) layered(box rule) bool {
	area := max((box.x1-box.x0)*(box.y1-box.y0), 1)
	return c.images/area > mostlyImage && c.hidden*10 > len(c.glyphs)*8
}

// poor reports whether a layer's text looks badly recognised. It only decides
// whether the page is read again, so it may be wrong both ways at little cost.
func (s signs) poor() bool {
	return s.words >= layerWords && (s.stop < layerStop && s.foreign < layerStop || s.single > layerSingle || s.bad > 0 || s.lacksDanish())
}

// Wordy is the share of a text's words that are common words of Danish, 0 to 1:
// of two readings of the same page the one with more is the better.
func Wordy(text string) float64 { return textSigns(text).stop }
