package copies

// hunk is a place where two lists of words differ: a[a0:a1] against b[b0:b1].
type hunk struct{ a0, a1, b0, b1 int }

// diff finds where two lists of words differ by Myers' method, with at most
// limit words put in or taken out; false if there are more. Time and memory go
// with limit squared and with the words times limit at worst.
func diff(a, b []word, limit int) ([]hunk, bool) {
	n, m := len(a), len(b)
	if n-m > limit || m-n > limit {
		return nil, false
	}
	var trace [][]int32 // v of each round, from -d to d
	v := make([]int32, 2*limit+3)
	mid := limit + 1
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			var x int32
			if k == -d || k != d && v[mid+k-1] < v[mid+k+1] {
				x = v[mid+k+1]
			} else {
				x = v[mid+k-1] + 1
			}
			for int(x) < n && int(x)-k < m && int(x)-k >= 0 && a[x].hash == b[int(x)-k].hash {
				x++
			}
			v[mid+k] = x
			if int(x) >= n && int(x)-k >= m {
				return backtrack(trace, d, n, m), true
			}
		}
		trace = append(trace, append([]int32(nil), v[mid-d:mid+d+1]...))
	}
	return nil, false
}

// backtrack turns the rounds into hunks, in order.
func backtrack(trace [][]int32, d, x, y int) []hunk {
	var out []hunk
	edit := func(a0, a1, b0, b1 int) {
		if i := len(out) - 1; i >= 0 && out[i].a0 == a1 && out[i].b0 == b1 {
			out[i].a0, out[i].b0 = a0, b0
			return
		}
		out = append(out, hunk{a0, a1, b0, b1})
	}
	for ; d > 0; d-- {
		v := trace[d-1] // v[k+d-1] is diagonal k
		at := func(k int) int32 {
			if k < -(d-1) || k > d-1 {
				return -1
			}
			return v[k+d-1]
		}
		k := x - y
		prev := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			prev = k + 1
		}
		px := int(at(prev))
		py := px - prev
		if prev == k+1 { // a word of b put in
			x, y = px, py
			edit(px, px, py, py+1)
		} else {
			x, y = px, py
			edit(px, px+1, py, py)
		}
	}
	for i, k := 0, len(out)-1; i < k; i, k = i+1, k-1 {
		out[i], out[k] = out[k], out[i]
	}
	return out
}
