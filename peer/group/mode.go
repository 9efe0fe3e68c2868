package group

import (
	"slices"

	"github.com/alongside-go/alongside/peer/recovery"
)

// modes are the modes that a group may have, from the least to the most strict. A
// proof slip is no mode of a group but something that a person asks for: [Group.Slip].
var modes = []recovery.AttendanceMode{
	recovery.AttendanceNamedWithConsent, recovery.AttendanceCoded, recovery.AttendanceCountOnly, recovery.AttendanceNone,
}

// IsAtLeast reports whether a mode keeps no more than another does. Of a mode that no
// group may have it is false.
func IsAtLeast(mode, bound recovery.AttendanceMode) bool {
	m, b := slices.Index(modes, mode), slices.Index(modes, bound)
	return m >= 0 && b >= 0 && m >= b
}

// Stricter returns the stricter of two modes; one that no group may have counts as
// keeping nothing.
func Stricter(a, b recovery.AttendanceMode) recovery.AttendanceMode {
	i, j := slices.Index(modes, a), slices.Index(modes, b)
	if i < 0 || j < 0 {
		return recovery.AttendanceNone
	}
	return modes[max(i, j)]
}
