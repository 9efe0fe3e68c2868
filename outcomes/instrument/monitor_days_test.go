package instrument_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

func TestMonitorCodes(t *testing.T) {
	for days, want := range map[int]int{0: 0, 1: 1, 3: 1, 4: 2, 8: 2, 9: 3, 15: 3, 16: 4, 30: 4} {
		code, err := instrument.MonitorCode(days)
		require.NoError(t, err)
		assert.Equal(t, want, code, "%d days", days)
	}
	for _, days := range []int{-1, 31} {
		_, err := instrument.MonitorCode(days)
		require.ErrorIs(t, err, instrument.ErrCalendar)
	}
	assert.Equal(t, source.Verified, instrument.MonitorCodeSource().Evidence)
}

func ExampleMonitorCode() {
	fmt.Println(instrument.MonitorCode(12))
	fmt.Println(instrument.MonitorCode(31))
	// Output:
	// 3 <nil>
	// 0 instrument: bad calendar: days in the past 30 are from 0 to 30
}
