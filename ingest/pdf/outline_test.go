package pdf

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pagesWith makes a file of n pages; pages of the second half have a font of
// their own.
func pagesWith(n int) *builder {
	b := newBuilder()
	b.resources = "/Font<<"
	fonts := []int{b.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"), b.add("<</Type/Font/Subtype/Type1/BaseFont/Courier>>")}
	for i := range n {
		b.page(text("F1", 12, 72, 700, fmt.Sprintf("Side %d af teksten", i+1)), fmt.Sprintf("/Resources<</Font<</F1 %d 0 R>>>>", fonts[2*i/n]))
	}
	return b
}

// outlined adds an outline of entries: each is the inside of its dictionary.
func (b *builder) outlined(entries ...string) *builder {
	first := b.next + 1
	root := b.add(fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, first+len(entries)-1, len(entries)))
	for i, e := range entries {
		next := ""
		if i+1 < len(entries) {
			next = fmt.Sprintf("/Next %d 0 R", first+i+1)
		}
		b.add("<<" + e + next + ">>")
	}
	b.catalog += fmt.Sprintf("/Outlines %d 0 R", root)
	return b
}

func marksOf(b *builder, kind MarkKind) (out []string) {
	for _, m := range Read(context.Background(), b.bytes(), Limits{NoPdfium: true}).Marks {
		if m.Kind == kind {
			out = append(out, fmt.Sprintf("%d %d %q %v", m.Page, m.Level, m.Title, m.Top))
		}
	}
	return out
}

func TestOutline(t *testing.T) {
	b := pagesWith(4)
	b.catalog = "/Names<</Dests<</Names[(to)[" + fmt.Sprint(b.pages[1]) + " 0 R/XYZ 0 300 0]]>>>>"
	b.outlined(fmt.Sprintf("/Title(Bilag 1.pdf)/Dest[%d 0 R/Fit]", b.pages[0]), "/Title(Afsnit)/Dest(to)",
		fmt.Sprintf("/Title<FEFF00C60062006C0065>/A<</S/GoTo/D[%d 0 R/XYZ 0 830 0]>>", b.pages[2]),
		"/Title(Ingen side)/Dest[99 0 R/Fit]", "/Title(Nummer)/Dest[3/Fit]")
	want := []string{`1 1 "Bilag 1.pdf" true`, `2 1 "Afsnit" false`, `3 1 "Æble" true`, `4 1 "Nummer" true`}
	if got := marksOf(b, Bookmark); !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	if got := marksOf(b, Apart); len(got) != 1 || !strings.HasPrefix(got[0], "3 ") {
		t.Errorf("fonts: got %v", got)
	}
}

// An outline may loop, hang in itself, be far too long, or have titles as long
// as the file.
func TestHostileOutline(t *testing.T) {
	b := pagesWith(2)
	n := b.next
	b.outlined(fmt.Sprintf("/Title(%s)/Dest[0/Fit]/First %d 0 R", strings.Repeat("lang ", 20_000), n), fmt.Sprintf("/Title(b)/Dest[1/Fit]/First %d 0 R", n+1))
	b.objects[n+2] = strings.TrimSuffix(b.objects[n+2], ">>") + fmt.Sprintf("/Next %d 0 R>>", n+1)
	got := Read(context.Background(), b.bytes(), Limits{NoPdfium: true}).Marks
	for _, m := range got {
		if len(m.Title) > maxTitle {
			t.Errorf("a title of %d bytes", len(m.Title))
		}
	}
	if len(got) == 0 || len(got) > 10 {
		t.Errorf("%d marks", len(got))
	}
	long := pagesWith(2)
	entries := make([]string, 20_000)
	for i := range entries {
		entries[i] = "/Title(x)/Dest[1/Fit]"
	}
	long.outlined(entries...)
	if got := marksOf(long, Bookmark); len(got) != maxBookmarks {
		t.Errorf("%d bookmarks", len(got))
	}
}

func TestPageLabels(t *testing.T) {
	b := pagesWith(6)
	b.catalog = "/PageLabels<</Kids[<</Nums[0<</S/D>>2<</S/D>>]>><</Nums[3<</S/D/St 5>>4<</S/D/P(B-)>>]>>]>>"
	if got, want := marksOf(b, Label), []string{`1 0 "D " false`, `3 0 "D " false`, `5 0 "D B-" false`}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
