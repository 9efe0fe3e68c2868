package chart

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A tape hands out the bytes of a fuzz input as values, and zeros at its end.
type tape []byte

func (t *tape) bits() uint64 {
	var b [8]byte
	n := copy(b[:], *t)
	*t = (*t)[n:]
	return binary.LittleEndian.Uint64(b[:])
}

// number returns any double at all, or often one that a picture can hold.
func (t *tape) number() float64 {
	bits := t.bits()
	if bits%4 == 0 {
		return math.Float64frombits(bits)
	}
	return float64(int64(bits)>>24) / 1e6
}

func (t *tape) count(most int) int { return int(t.bits() % uint64(most+1)) }

func (t *tape) estimate() stats.Estimate { return stats.Known(t.number()) }

func (t *tape) sorted() (low, value, high float64) {
	a, b, c := t.number(), math.Abs(t.number()), math.Abs(t.number())
	return a, a + b, a + b + c
}

func (t *tape) date() peer.Date {
	d, err := peer.NewDate(1+t.count(9998), 1, 1)
	if err != nil {
		return peer.Date{}
	}
	return d.AddDays(t.count(364))
}

func (t *tape) sheet(kind int, text string) sheetOf {
	switch kind {
	case 0:
		f := Forest{Title: text, Effect: text, Lower: text, Higher: text, Ratio: t.count(1) == 1, AxisLow: t.number(), AxisHigh: t.number()}
		if t.count(2) > 0 {
			f.AxisLow, f.AxisHigh = 0, 0
		}
		for range t.count(6) {
			low, v, high := t.sorted()
			f.Studies = append(f.Studies, ForestStudy{text, v, low, high, math.Abs(t.number())})
		}
		for range t.count(2) {
			low, v, high := t.sorted()
			f.Summaries = append(f.Summaries, ForestSummary{text, v, low, high, t.estimate(), t.estimate()})
		}
		return f
	case 1:
		c := Control{Title: text, Percent: t.count(1) == 1}
		for i := range t.count(3) {
			low, centre, high := t.sorted()
			p := ControlPhase{Name: string(rune('a'+i)) + text, Centre: centre, MeanRange: math.Abs(t.number()), RangeLimit: math.Abs(t.number())}
			for range t.count(30) {
				p.Points = append(p.Points, ControlPoint{text, t.number(), low, high, t.count(1) == 1})
			}
			c.Phases = append(c.Phases, p)
		}
		return c
	case 2:
		s := Cusum{Title: text, Limit: math.Abs(t.number())}
		for range t.count(30) {
			s.Points, s.Labels = append(s.Points, stats.CusumPoint{Up: math.Abs(t.number()), Down: math.Abs(t.number())}), append(s.Labels, text)
		}
		return s
	case 3:
		f := Funnel{Title: text, Theta: math.Abs(math.Sin(t.number())), Phi: 1 + math.Abs(t.number()), Least: t.count(20)}
		for range t.count(30) {
			n := 1 + t.count(1<<t.count(39))
			f.Sites = append(f.Sites, FunnelSite{text, t.count(n), n})
		}
		return f
	case 4:
		m := Caseload{Title: text, Unit: text, Row: text, Limit: math.Abs(t.number())}
		for range t.count(12) {
			m.Columns = append(m.Columns, text)
		}
		for range t.count(8) {
			r := CaseloadRow{Name: text}
			for range m.Columns {
				r.Loads = append(r.Loads, stats.Known(math.Mod(math.Abs(t.number()), 2e6)))
			}
			m.Rows = append(m.Rows, r)
		}
		return m
	}
	l := Timeline{Title: text, Today: t.date(), Pauses: []string{text}}
	for range t.count(4) {
		lane, at := TimelineLane{Name: text}, t.date()
		for i := range t.count(9) {
			next := at.AddDays(t.count(1 << t.count(12)))
			lane.Spans = append(lane.Spans, TimelineSpan{string(rune('a'+i%8)) + text, at, next})
			at = next
		}
		l.Lanes = append(l.Lanes, lane)
	}
	return l
}

// Whatever a picture is given, it is drawn with its texts clear or refused; no
// panic of the drawing packages comes out.
func FuzzSheets(f *testing.F) {
	for kind := range 6 {
		f.Add(kind, "Group", []byte("any bytes make a picture, for as long as they last, 0123456789"))
		f.Add(kind, "a longer text of several words", make([]byte, 200))
		seed := make([]byte, 600)
		for i := range seed {
			seed[i] = byte(i*i*31 + 7*kind + i>>3)
		}
		f.Add(kind, "é€漢字 \u0301x", seed)
	}
	f.Fuzz(func(t *testing.T, kind int, text string, data []byte) {
		in := tape(data)
		s := in.sheet(int(uint(kind)%6), text)
		_ = s.Description() // also of what is refused
		p, err := s.page()
		if err != nil {
			return
		}
		require.LessOrEqual(t, float64(p.width), 6000.0)
		standClear(t, p)
		_, err = s.SVG()
		require.NoError(t, err)
		_, err = s.PNG()
		require.NoError(t, err)
	})
}
