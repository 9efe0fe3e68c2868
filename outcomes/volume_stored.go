package outcomes

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// errNoForm says what is stored instead of a volume.
var errNoForm = fmt.Errorf("%w: it has no stored form: store the encounters, sheets and hours that it was gathered from, or the count that was sent", ErrVolume)

// MarshalJSON returns [ErrVolume]: a volume is gathered anew from what is stored.
func (Volume) MarshalJSON() ([]byte, error) { return nil, errNoForm }

// UnmarshalJSON returns [ErrVolume], as nothing stores a volume, and leaves v unchanged.
func (*Volume) UnmarshalJSON([]byte) error { return errNoForm }

// Check returns [ErrVolume] for hours without an id, a worker or a day, of no minutes
// or more than a day has, or with an id that cannot be stored.
func (h Hours) Check() error {
	if h.ID == "" || h.Worker == "" || h.On.IsZero() || h.Minutes < 1 || h.Minutes > minutesPerDay {
		return fmt.Errorf("%w: hours have an id, a worker, a day, and 1 to %d minutes", ErrVolume, minutesPerDay)
	}
	if ids := []string{string(h.ID), string(h.Worker), string(h.Programme), string(h.Site), string(h.Funding)}; slices.ContainsFunc(ids, notStorable) {
		return fmt.Errorf("%w: ids are text of at most %d bytes", ErrVolume, storable.MaxID)
	}
	return nil
}

func notStorable(id string) bool { return !storable.ID(id) }

// storedHours is an Hours without its methods.
type storedHours Hours

// MarshalJSON returns the stored form of h, or what Check returns.
func (h Hours) MarshalJSON() ([]byte, error) {
	if err := h.Check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedHours(h))
}

// UnmarshalJSON accepts what MarshalJSON returns. It returns a
// [*lifecycle.RecordError] for another form and what Check returns for hours that
// could not have been. On error h is unchanged.
func (h *Hours) UnmarshalJSON(data []byte) error {
	var s storedHours
	if err := lifecycle.ReadStored("hours", data, &s); err != nil {
		return err
	}
	if err := Hours(s).Check(); err != nil {
		return err
	}
	*h = Hours(s)
	return nil
}

// mostCounted is the greatest number that JSON carries exactly everywhere.
const mostCounted = 1 << 53

// Check returns [ErrVolume] for a count that could not have come about: a number below
// 0 or above 2⁵³, a period that ends before it begins, kinds that do not add up to the contacts, new
// and continuing people that do not add up to the people, more newcomers than were there, or
// anybody without a meeting, more people or anonymous contacts than contacts made, or a tally out of order.
func (c VolumeCount) Check() error {
	bad := func(want string) error { return fmt.Errorf("%w: %s", ErrVolume, want) }
	numbers := []int{c.Made, c.Attempted, c.Anonymous, c.Minutes, c.People, c.New, c.Continuing, c.Meetings, c.Attendance, c.Newcomers, c.WorkedMinutes, c.UnpaidMinutes}
	lists := [][]Tally{c.Kinds, c.AttemptedKinds, c.Modalities, c.Supplies}
	switch {
	case slices.Min(numbers) < 0 || slices.Max(numbers) > mostCounted:
		return bad("a number is from 0 to 2^53")
	case c.Until.Before(c.From):
		return bad("a period does not end before it begins")
	case notStorable(c.Name) || slices.ContainsFunc(lists, badTally):
		return bad("names are text of at most 256 bytes, and tallies go from the greatest down, equal ones by name, each name once")
	case sum(c.Kinds) != c.Made || sum(c.Modalities) != c.Made || sum(c.AttemptedKinds) != c.Attempted:
		return bad("contacts and attempts are the sums of their kinds")
	case c.New+c.Continuing != c.People:
		return bad("people are new or continuing")
	case c.Newcomers > c.Attendance || c.Meetings == 0 && c.Attendance > 0:
		return bad("newcomers are some of those who were there, and those at a meeting")
	case c.People+c.Anonymous > c.Made:
		return bad("each person, and each contact with somebody not known, has a contact made")
	}
	return nil
}

func sum(list []Tally) int {
	n := 0
	for _, t := range list {
		if n += t.N; n > mostCounted {
			return -1 // more than any number told
		}
	}
	return n
}

// badTally reports whether a list is none that [Volume.Count] returns.
func badTally(list []Tally) bool {
	names := map[string]bool{}
	for i, t := range list {
		if t.N < 1 || t.N > mostCounted || notStorable(t.Name) || names[t.Name] || i > 0 && compareTallies(list[i-1], t) > 0 {
			return true
		}
		names[t.Name] = true
	}
	return false
}

// storedCount is a VolumeCount without its methods.
type storedCount VolumeCount

// MarshalJSON returns the stored form of c, or what Check returns.
func (c VolumeCount) MarshalJSON() ([]byte, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	for _, list := range []*[]Tally{&c.Kinds, &c.AttemptedKinds, &c.Modalities, &c.Supplies} {
		if *list == nil {
			*list = []Tally{}
		}
	}
	return json.Marshal(storedCount(c))
}

// UnmarshalJSON accepts what MarshalJSON returns. It returns a
// [*lifecycle.RecordError] for another form and what Check returns for a count that
// could not have come about. On error c is unchanged.
func (c *VolumeCount) UnmarshalJSON(data []byte) error {
	var s storedCount
	if err := lifecycle.ReadStored("volume", data, &s); err != nil {
		return err
	}
	if err := VolumeCount(s).Check(); err != nil {
		return err
	}
	*c = VolumeCount(s)
	return nil
}
