package ocr

import (
	"image"
	"reflect"
	"testing"
)

// page is two lines of two words, upright on a page of 300 by 200.
func upPage() []line {
	return []line{
		{words: []word{{text: "Kære", left: 10, top: 10, width: 40, height: 10}, {text: "borger", left: 60, top: 10, width: 60, height: 10}}},
		{words: []word{{text: "Du", left: 10, top: 30, width: 20, height: 10}, {text: "får", left: 40, top: 30, width: 30, height: 10}}},
	}
}

func TestUpright(t *testing.T) {
	if got := turned(upPage()); got != 0 {
		t.Fatalf("an upright page is turned by %d", got)
	}
	for lie := 1; lie < 4; lie++ {
		lines := upright(upPage(), lie) // as it lies
		need := turned(lines)
		if need != 4-lie {
			t.Errorf("lying at %d: turned by %d, want %d", lie, need, 4-lie)
			continue
		}
		back := upright(lines, need)
		for i, l := range back {
			for k := 1; k < len(l.words); k++ {
				if l.words[k].left <= l.words[k-1].left || l.words[k].top != l.words[k-1].top || l.words[k].height != 10 {
					t.Errorf("lying at %d: line %d is %+v", lie, i, l.words)
				}
			}
		}
		if back[1].top() <= back[0].top() {
			t.Errorf("lying at %d: lines in wrong order", lie)
		}
	}
}

func TestQuarters(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 3, 2))
	copy(img.Pix, []uint8{1, 2, 3, 4, 5, 6})
	if got := quarters(img, 1).Pix; !reflect.DeepEqual(got, []uint8{4, 1, 5, 2, 6, 3}) {
		t.Errorf("one quarter: %v", got)
	}
	if got := quarters(quarters(img, 1), 3).Pix; !reflect.DeepEqual(got, img.Pix) {
		t.Errorf("there and back: %v", got)
	}
	if got := quarters(img, 2).Pix; !reflect.DeepEqual(got, []uint8{6, 5, 4, 3, 2, 1}) {
		t.Errorf("half: %v", got)
	}
}
