package ocr

import "image"

// turned tells by how many quarter turns clockwise a page must be turned to
// stand upright. Tesseract reads a page on its side in the right order, but
// gives the words' places as they lie: the way from word to word shows it.
func turned(lines []line) int {
	right, down := 0, 0
	for _, l := range lines {
		for i := 1; i < len(l.words); i++ {
			a, b := l.words[i-1], l.words[i]
			right += 2*b.left + b.width - 2*a.left - a.width
			down += 2*b.top + b.height - 2*a.top - a.height
		}
	}
	across, along := max(right, -right), max(down, -down)
	switch {
	case across >= along && right >= 0:
		return 0
	case across >= along:
		return 2
	case down > 0:
		return 3
	}
	return 1
}

// upright moves the words of a page to where they are once the page has been
// turned by so many quarters clockwise.
func upright(lines []line, quarters int) []line {
	if quarters == 0 {
		return lines
	}
	width, height := 0, 0
	for _, l := range lines {
		for _, w := range l.words {
			width, height = max(width, w.left+w.width), max(height, w.top+w.height)
		}
	}
	for _, l := range lines {
		for i := range l.words {
			w := &l.words[i]
			switch quarters {
			case 1:
				w.left, w.top, w.width, w.height = height-w.top-w.height, w.left, w.height, w.width
			case 2:
				w.left, w.top = width-w.left-w.width, height-w.top-w.height
			case 3:
				w.left, w.top, w.width, w.height = w.top, width-w.left-w.width, w.height, w.width
			}
		}
	}
	return lines
}

// quarters turns a picture by so many quarters clockwise.
func quarters(img *image.Gray, n int) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if n%2 == 1 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewGray(size)
	for y := range h {
		row := img.Pix[y*img.Stride : y*img.Stride+w]
		for x, v := range row {
			switch n {
			case 1:
				out.Pix[x*out.Stride+h-1-y] = v
			case 2:
				out.Pix[(h-1-y)*out.Stride+w-1-x] = v
			default:
				out.Pix[(w-1-x)*out.Stride+y] = v
			}
		}
	}
	return out
}
