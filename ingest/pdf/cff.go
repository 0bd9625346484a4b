package pdf

// cffEncoding reads the built-in encoding of a bare CFF font program (FontFile3
// of a Type1C font); nil if it cannot be read or is given by glyph numbers
// only.
func cffEncoding(data []byte) *encodingTable {
	if len(data) < 8 {
		return nil
	}
	c := &cffReader{data: data}
	_, at, ok := c.index(int(data[2])) // names
	if !ok {
		return nil
	}
	tops, at, ok := c.index(at)
	if !ok || len(tops) == 0 {
		return nil
	}
	strings, _, ok := c.index(at)
	if !ok {
		return nil
	}
	top := cffDict(tops[0])
	if _, cid := top[1230]; cid || int(top[16]) == 1 {
		return nil
	}
	if int(top[16]) == 0 {
		return standard()
	}
	glyphs, _, ok := c.index(int(top[17]))
	if !ok {
		return nil
	}
	sids := c.charset(int(top[15]), len(glyphs))
	codes := c.encoding(int(top[16]))
	if sids == nil || codes == nil {
		return nil
	}
	table := new(encodingTable)
	for gid, code := range codes {
		if gid == 0 || gid >= len(sids) || code < 0 {
			continue
		}
		if i := sids[gid] - len(cffStandardStrings); i >= 0 && i < len(strings) {
			table[code] = glyphText(string(strings[i]))
		} else if sids[gid] < len(cffStandardStrings) {
			table[code] = glyphText(cffStandardStrings[sids[gid]])
		}
	}
	return table
}

// cffReader reads the parts of a CFF program; every read is checked.
type cffReader struct{ data []byte }

func (c *cffReader) byteAt(i int) int {
	if i < 0 || i >= len(c.data) {
		return 0
	}
	return int(c.data[i])
}

func (c *cffReader) number(at, size int) int {
	v := 0
	for i := range size {
		v = v<<8 | c.byteAt(at+i)
	}
	return v
}

// index reads an INDEX structure and returns its items and where it ends.
func (c *cffReader) index(at int) (items [][]byte, end int, ok bool) {
	if at < 0 || at+2 > len(c.data) {
		return nil, 0, false
	}
	count := c.number(at, 2)
	if count == 0 {
		return nil, at + 2, true
	}
	size := c.byteAt(at + 2)
	base := at + 3 + (count+1)*size - 1
	if size < 1 || size > 4 || base >= len(c.data) {
		return nil, 0, false
	}
	from := base + c.number(at+3, size)
	for i := 1; i <= count; i++ {
		to := base + c.number(at+3+i*size, size)
		if to < from || to > len(c.data) {
			return nil, 0, false
		}
		items = append(items, c.data[from:to])
		from = to
	}
	return items, from, true
}

// charset returns the string number of each glyph.
func (c *cffReader) charset(at, glyphs int) []int {
	sids := make([]int, 1, max(glyphs, 1))
	if at <= 2 {
		for i := 1; i < glyphs; i++ {
			sids = append(sids, i)
		}
		return sids
	}
	format := c.byteAt(at)
	at++
	for len(sids) < glyphs && at < len(c.data) {
		first := c.number(at, 2)
		at += 2
		left := 0
		switch format {
		case 1:
			left = c.byteAt(at)
			at++
		case 2:
			left = c.number(at, 2)
			at += 2
		}
		for i := 0; i <= left && len(sids) < glyphs; i++ {
			sids = append(sids, first+i)
		}
	}
	return sids
}

// encoding returns the code of each glyph, -1 where there is none.
func (c *cffReader) encoding(at int) []int {
	codes := []int{-1}
	format := c.byteAt(at) & 0x7f
	count := c.byteAt(at + 1)
	at += 2
	for range count {
		if at >= len(c.data) {
			return nil
		}
		first, left := c.byteAt(at), 0
		at++
		if format == 1 {
			left = c.byteAt(at)
			at++
		}
		for i := 0; i <= left && first+i < 256; i++ {
			codes = append(codes, first+i)
		}
	}
	return codes
}

// cffDict reads the numbers of a DICT; operator 12 x is kept as 1200+x, of
// several operands the last.
func cffDict(b []byte) map[int]float64 {
	dict := map[int]float64{}
	last := 0.0
	for i := 0; i < len(b); i++ {
		c := int(b[i])
		at := func(k int) int {
			if i+k < len(b) {
				return int(b[i+k])
			}
			return 0
		}
		switch {
		case c == 12:
			dict[1200+at(1)] = last
			i++
		case c <= 21:
			dict[c] = last
		case c == 28:
			last = float64(int16(at(1)<<8 | at(2)))
			i += 2
		case c == 29:
			last = float64(int32(at(1)<<24 | at(2)<<16 | at(3)<<8 | at(4)))
			i += 4
		case c == 30:
			for i++; i < len(b) && b[i]&0x0f != 0x0f && b[i]>>4 != 0x0f; i++ {
			}
		case c >= 32 && c <= 246:
			last = float64(c - 139)
		case c >= 247 && c <= 250:
			last = float64((c-247)*256 + at(1) + 108)
			i++
		case c >= 251 && c <= 254:
			last = float64(-(c-251)*256 - at(1) - 108)
			i++
		}
	}
	return dict
}

// cffStandardStrings are the names that CFF numbers 0-228 (the ones beyond,
// up to 390, are expert glyphs and weights, and are empty here).
var cffStandardStrings = func() []string {
	names := make([]string, 391)
	list := ".notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron"
	start := 0
	n := 0
	for i := 0; i <= len(list); i++ {
		if i == len(list) || list[i] == ' ' {
			names[n] = list[start:i]
			n++
			start = i + 1
		}
	}
	return names
}()
