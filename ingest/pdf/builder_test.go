package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/hex"
	"fmt"
	"strings"
)

// builder writes small PDF files for tests. Object 1 is the catalog, object 2
// the page tree; pages share the resources that resources names.
type builder struct {
	objects   map[int]string // body by number, without "n 0 obj"
	next      int
	pages     []int
	resources string // of every page
	catalog   string // more entries of the catalog
	trailer   string // more entries of the trailer
	head      string // instead of the usual header line
	tail      string // behind %%EOF
	key       []byte // RC4 key of 40 bits, to encrypt the streams with
}

func newBuilder() *builder {
	b := &builder{objects: map[int]string{}, next: 3, head: "%PDF-1.4\n"}
	helvetica := b.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	bold := b.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>")
	b.resources = fmt.Sprintf("/Font<</F1 %d 0 R/F2 %d 0 R", helvetica, bold)
	return b
}

// font adds a font to the resources under a name.
func (b *builder) font(name, body string) {
	b.resources += fmt.Sprintf("/%s %d 0 R", name, b.add(body))
}

func (b *builder) add(body string) int {
	b.next++
	b.objects[b.next-1] = body
	return b.next - 1
}

func (b *builder) stream(dict, data string) int {
	n := b.next
	if b.key != nil {
		data = string(rc4Object(b.key, n, data))
	}
	return b.add(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

// page adds a page with that content; extra goes into its dictionary.
func (b *builder) page(content, extra string) *builder {
	c := b.stream("", content)
	b.pages = append(b.pages, b.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s>>", c, extra)))
	return b
}

// bytes writes the file.
func (b *builder) bytes() []byte {
	kids := ""
	for _, p := range b.pages {
		kids += fmt.Sprintf("%d 0 R ", p)
	}
	b.objects[1] = "<</Type/Catalog/Pages 2 0 R" + b.catalog + ">>"
	b.objects[2] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/Resources<<%s>>>>>>", len(b.pages), kids, b.resources)
	var out bytes.Buffer
	out.WriteString(b.head)
	start := strings.Index(b.head, "%PDF-")
	offsets := make([]int, b.next)
	for n := 1; n < b.next; n++ {
		offsets[n] = out.Len() - max(start, 0)
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", n, b.objects[n])
	}
	at := out.Len() - max(start, 0)
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", b.next)
	for n := 1; n < b.next; n++ {
		fmt.Fprintf(&out, "%010d 00000 n \n", offsets[n])
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n%s", b.next, b.trailer, at, b.tail)
	return out.Bytes()
}

// text returns operators that set a line at x, y in the given font and size.
func text(font string, size, x, y float64, s string) string {
	return fmt.Sprintf("BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", font, size, x, y, winAnsiLiteral(s))
}

// lines sets lines under each other, leading points apart.
func lines(size, x, y, leading float64, all ...string) string {
	var b strings.Builder
	for i, l := range all {
		b.WriteString(text("F1", size, x, y-float64(i)*leading, l))
	}
	return b.String()
}

// winAnsiLiteral writes s as the inside of a literal string.
func winAnsiLiteral(s string) string {
	var b strings.Builder
	for _, r := range s {
		code := -1
		for c := 0x20; c < 256; c++ {
			if winAnsi()[c] == string(r) {
				code = c
				break
			}
		}
		switch {
		case r == '(' || r == ')' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case code >= 0x20 && code < 0x7f:
			b.WriteByte(byte(code))
		default:
			fmt.Fprintf(&b, "\\%03o", code&0xff)
		}
	}
	return b.String()
}

// passwordPadding is the padding of the standard security handler (PDF 32000-1,
// 7.6.3.3).
var passwordPadding, _ = hex.DecodeString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")

// encrypt40 makes the streams of the file encrypted with RC4 of 40 bits and an
// empty password. Call it before adding pages.
func (b *builder) encrypt40() *builder {
	owner := make([]byte, 32)
	h := md5.New()
	h.Write(passwordPadding)
	h.Write(owner)
	h.Write([]byte{0xfc, 0xff, 0xff, 0xff})
	h.Write([]byte("0123456789abcdef"))
	b.key = h.Sum(nil)[:5]
	user := make([]byte, 32)
	c, _ := rc4.NewCipher(b.key)
	c.XORKeyStream(user, passwordPadding)
	b.trailer = fmt.Sprintf("/ID[(0123456789abcdef)(0123456789abcdef)]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%x>/U<%x>>>", owner, user)
	return b
}

func rc4Object(key []byte, n int, data string) []byte {
	h := md5.New()
	h.Write(key)
	h.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), 0, 0})
	c, _ := rc4.NewCipher(h.Sum(nil)[:len(key)+5])
	out := make([]byte, len(data))
	c.XORKeyStream(out, []byte(data))
	return out
}
