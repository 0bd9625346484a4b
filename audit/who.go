package audit

import (
	"os"
	"os/user"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Who is the person and the machine, as the operating system names them.
type Who struct {
	User string `json:"user"` // "" if the system has no name for the number
	UID  string `json:"uid"`
	Host string `json:"host"`
}

// whoAmI asks the system. The number is the process's own; the name goes by it
// and not by what the environment says.
func whoAmI() Who {
	w := Who{UID: strconv.Itoa(os.Getuid())}
	if u, err := user.LookupId(w.UID); err == nil {
		w.User = u.Username
	} else if u, err := user.Current(); err == nil && os.Getuid() < 0 { // Windows: no numbers
		w.User, w.UID = u.Username, u.Uid
	}
	w.Host, _ = os.Hostname()
	w.User, w.Host = short(w.User), short(w.Host)
	return w
}

// short bounds a name that comes from outside.
func short(name string) string {
	const most = 128 // bytes
	name = strings.ToValidUTF8(name, "?")
	for len(name) > most {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return name
}

// programVersion names this build: the module's version, or the commit.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "ukendt"
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && (version == "" || version == "(devel)") && len(s.Value) >= 12 {
			version = s.Value[:12]
		}
	}
	return short(version)
}
