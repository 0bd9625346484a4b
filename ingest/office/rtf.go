package office

// RTF reads Rich Text Format.
func RTF(data []byte, lim Limits) (Result, error) {
	return Result{}, &Failure{"RTF læses ikke endnu"}
}
