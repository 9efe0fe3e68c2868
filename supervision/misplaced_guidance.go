package supervision

import "github.com/alongside-go/alongside/peer/source"

// A MisplacedError reports a matter that does not belong in supervision. It matches
// [ErrMisplaced].
type MisplacedError struct {
	Matter  Misplaced
	Instead string // what to do instead, for a person to read
}

// Error returns what was refused and what to do instead.
func (e *MisplacedError) Error() string {
	return ErrMisplaced.Error() + ": " + string(e.Matter) + "; instead: " + e.Instead
}

// Is reports whether target is [ErrMisplaced].
func (e *MisplacedError) Is(target error) bool { return target == ErrMisplaced }

// Guidance returns what to do instead of the misplaced matter, and what that rests on;
// it returns [ErrUnknownMisplaced] for one that is none.
func (v Misplaced) Guidance() (string, source.Source, error) {
	basis := source.DesignDefault("supervision is not therapy, no inquisition and no diagnosis; the warning of a magazine for counsellors was read, of which the register has no entry")
	switch v {
	case Therapy:
		return "offer the worker support outside supervision, of their own choice, and ask what helps with the work", basis, nil
	case Inquisition:
		return "ask how the worker wants to be supported, and leave what they say of their own recovery to them", basis, nil
	case Diagnosing:
		return "speak of what the person says and needs; a question for a clinician goes to one", basis, nil
	}
	_, err := v.MarshalText()
	return "", source.Source{}, err
}

// AreaNamed returns the area with the stored name, for what people enter. It returns
// [ErrUnknownArea] for a name that is none, and a [*MisplacedError] for the name of
// something that does not belong in supervision.
func AreaNamed(name string) (Area, error) {
	if instead, _, err := Misplaced(name).Guidance(); err == nil {
		return "", &MisplacedError{Misplaced(name), instead}
	}
	var v Area
	err := v.UnmarshalText([]byte(name))
	return v, err
}

// TexasAreas returns what Texas wants supervision to be about at the least: review of
// cases and activities, skill building, resolving problems, professional growth.
// Resolving problems is read here as questions of role and scope.
func TexasAreas() []Area {
	return []Area{AreaParticipants, AreaSkills, AreaScope, AreaCareer}
}

// Source returns where the area comes from: the rule of Texas for those of
// [TexasAreas], else a union of guides that was not confirmed.
func (v Area) Source() source.Source {
	switch v {
	case AreaParticipants, AreaSkills, AreaCareer:
		return source.Of("TX").At("supervision: review of cases and activities, skill building, professional growth", source.Verified)
	case AreaScope:
		return source.Of("TX").At("supervision: problem resolution, read as questions of role and scope", source.Derived)
	case AreaAdministrative:
		return source.Of("TX").At("supervision: organisational policy, optionally", source.Verified)
	}
	return source.DesignDefault("union of what guides to supervision list")
}
