package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCopingTeacher reports a name that is no teacher of a coping
// strategy.
var ErrUnknownCopingTeacher = errors.New("recovery: unknown teacher of a coping strategy")

// A CopingTeacher says by whom a strategy is taught. It is where it comes from,
// not who may use it. The zero value is none.
type CopingTeacher string

// Teachers.
const (
	// TaughtSMART: SMART Recovery.
	TaughtSMART CopingTeacher = "smart"
	// TaughtTwelveStep: 12-step fellowships.
	TaughtTwelveStep CopingTeacher = "twelve_step"
	// TaughtWFS: Women for Sobriety.
	TaughtWFS CopingTeacher = "wfs"
	// TaughtLifeRing: LifeRing.
	TaughtLifeRing CopingTeacher = "lifering"
	// TaughtDharma: Recovery Dharma.
	TaughtDharma CopingTeacher = "dharma"
	// TaughtMM: Moderation Management.
	TaughtMM CopingTeacher = "mm"
	// TaughtWRAP: WRAP.
	TaughtWRAP CopingTeacher = "wrap"
	// TaughtPeers: peer workers, of no pathway.
	TaughtPeers CopingTeacher = "prss"
	// TaughtHarmReduction: harm reduction.
	TaughtHarmReduction CopingTeacher = "harm_reduction"
	// TaughtCelebrateRecovery: Celebrate Recovery.
	TaughtCelebrateRecovery CopingTeacher = "celebrate_recovery"
	// TaughtGeneral: cognitive behavioural practice, and generally.
	TaughtGeneral CopingTeacher = "cbt"
	// TaughtRCC: recovery community centres.
	TaughtRCC CopingTeacher = "rcc"
	// TaughtAll: all of them.
	TaughtAll CopingTeacher = "all"
)

var copingTeachers = []CopingTeacher{
	TaughtSMART,
	TaughtTwelveStep,
	TaughtWFS,
	TaughtLifeRing,
	TaughtDharma,
	TaughtMM,
	TaughtWRAP,
	TaughtPeers,
	TaughtHarmReduction,
	TaughtCelebrateRecovery,
	TaughtGeneral,
	TaughtRCC,
	TaughtAll,
}

// CopingTeachers returns every CopingTeacher, in the order of this page.
func CopingTeachers() []CopingTeacher { return append([]CopingTeacher(nil), copingTeachers...) }

// String returns the name under which it is stored and sent.
func (v CopingTeacher) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownCopingTeacher].
func (v CopingTeacher) MarshalText() ([]byte, error) {
	return enum.Marshal(v, copingTeachers, ErrUnknownCopingTeacher)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CopingTeacher) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, copingTeachers, ErrUnknownCopingTeacher)
}
