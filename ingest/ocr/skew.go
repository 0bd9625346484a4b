package ocr

import (
	"image"
	"math"
)

// maxSkew is the largest angle, in degrees, that is looked for. A page lying on
// its side is Tesseract's business.
const maxSkew = 4.0

// skew finds the angle, in degrees, by which text lines slope. It is the angle
// whose sheared row sums vary most (projection profile), looked for coarsely
// and then finely on a smaller copy. 0 means straight or nothing to go by.
func skew(img *image.Gray) float64 {
	points, height := ink(img)
	if len(points) < 500 {
		return 0
	}
	best := peak(points, height, -maxSkew, maxSkew, 0.25)
	best = peak(points, height, best-0.25, best+0.25, 0.05)
	if math.Abs(best) < 0.1 || math.Abs(best) > maxSkew-0.01 {
		return 0
	}
	return best
}

// point is a dark place in the smaller copy.
type point struct{ x, y float64 }

// ink lists the dark places of a page in a copy a third as large, and the
// copy's height. Edges are left out: scanners leave black borders.
func ink(img *image.Gray) ([]point, int) {
	const step = 3
	b := img.Bounds()
	w, h := b.Dx()/step, b.Dy()/step
	threshold := dark(img)
	var points []point
	for y := h / 25; y < h-h/25; y++ {
		row := img.Pix[(y*step)*img.Stride:]
		for x := w / 25; x < w-w/25; x++ {
			if row[x*step] < threshold && len(points) < 400_000 {
				points = append(points, point{float64(x), float64(y)})
			}
		}
	}
	return points, h
}

// dark is the grey value below which a place counts as ink: halfway between
// the page's mean and its darkest hundredth.
func dark(img *image.Gray) uint8 {
	var counts [256]int
	total, sum := 0, 0
	for i := 0; i < len(img.Pix); i += 7 {
		counts[img.Pix[i]]++
		total++
		sum += int(img.Pix[i])
	}
	if total == 0 {
		return 0
	}
	seen, low := 0, 0
	for v, n := range counts {
		seen += n
		if seen*100 >= total {
			low = v
			break
		}
	}
	return uint8((sum/total + low) / 2)
}

// peak tries the angles from lo to hi and gives the one with the sharpest
// profile; ties go to the smaller angle.
func peak(points []point, height int, lo, hi, step float64) float64 {
	best, bestScore := 0.0, -1.0
	rows := make([]int, 3*height)
	for a := lo; a <= hi+1e-9; a += step {
		clear(rows)
		slope := math.Tan(a * math.Pi / 180)
		for _, p := range points {
			y := int(p.y-p.x*slope) + height
			if y >= 0 && y < len(rows) {
				rows[y]++
			}
		}
		score := 0.0
		for i := 1; i < len(rows); i++ {
			d := float64(rows[i] - rows[i-1])
			score += d * d
		}
		if score > bestScore || score == bestScore && math.Abs(a) < math.Abs(best) {
			best, bestScore = a, score
		}
	}
	return best
}

// straight sets a page right that slopes by angle.
func straight(img *image.Gray, angle float64) *image.Gray {
	if angle == 0 {
		return img
	}
	return rotate(img, angle)
}

// rotate turns a page by -angle degrees about its middle (bilinear, white
// outside), so that lines sloping by angle lie straight.
func rotate(img *image.Gray, angle float64) *image.Gray {
	b := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	sin, cos := math.Sincos(angle * math.Pi / 180)
	cx, cy := float64(b.Dx())/2, float64(b.Dy())/2
	for y := range b.Dy() {
		for x := range b.Dx() {
			dx, dy := float64(x)-cx, float64(y)-cy
			out.Pix[y*out.Stride+x] = sample(img, cx+dx*cos-dy*sin, cy+dx*sin+dy*cos)
		}
	}
	return out
}

// sample is the grey value between four places; outside the page it is white.
func sample(img *image.Gray, x, y float64) uint8 {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	if x0 < 0 || y0 < 0 || x0+1 >= img.Rect.Dx() || y0+1 >= img.Rect.Dy() {
		return 255
	}
	fx, fy := x-float64(x0), y-float64(y0)
	p := img.Pix[y0*img.Stride+x0:]
	q := img.Pix[(y0+1)*img.Stride+x0:]
	top := float64(p[0])*(1-fx) + float64(p[1])*fx
	low := float64(q[0])*(1-fx) + float64(q[1])*fx
	return uint8(top*(1-fy) + low*fy + 0.5)
}
