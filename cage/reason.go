package cage

import "errors"

// Why a child was lost. None of them holds anything the child said.
var (
	errDied    = errors.New("child died")
	errMemory  = errors.New("child used too much memory")
	errCrowded = errors.New("child gave way to others")
	errTime    = errors.New("child took too long")
	errStalled = errors.New("child made no progress")
	errCPU     = errors.New("child used too much processor time")
	errFlooded = errors.New("child sent too much")
	errBroken  = errors.New("child sent something senseless")
)

const reasonInterrupted = "læsningen blev afbrudt"

// danish says for a person why a file was given up, after two tries.
func danish(err error) string {
	why := "læseren kunne ikke startes"
	switch {
	case errors.Is(err, errDied):
		why = "læseren gik ned på filens indhold"
	case errors.Is(err, errMemory):
		why = "filen krævede mere hukommelse, end en fil må bruge"
	case errors.Is(err, errTime), errors.Is(err, errCPU):
		why = "læsningen tog for lang tid og blev standset"
	case errors.Is(err, errStalled):
		why = "læsningen gik i stå og blev standset"
	case errors.Is(err, errFlooded):
		why = "filen gav mere tekst, end der tages imod"
	case errors.Is(err, errBroken):
		why = "læseren svarede meningsløst på filens indhold"
	}
	return why + "; den er forsøgt læst to gange og er sat i karantæne"
}
