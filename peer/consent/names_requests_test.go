package consent_test

import (
	"testing"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/consent"
)

// Each list is tried twice: the first call changes what it was given.
func TestNamesOfRequests(t *testing.T) {
	for range 2 {
		enumtest.Try(t, consent.RequestKinds(), consent.ErrUnknownRequestKind)
		enumtest.Try(t, consent.RequestStates(), consent.ErrUnknownRequestState)
		enumtest.Try(t, consent.LegalKinds(), consent.ErrUnknownLegalKind)
		enumtest.Try(t, consent.LegalStates(), consent.ErrUnknownLegalState)
		enumtest.Try(t, consent.LegalStrengths(), consent.ErrUnknownLegalStrength)
		enumtest.Try(t, consent.NoticeWays(), consent.ErrUnknownNoticeWay)
		enumtest.Try(t, consent.NoticeReceipts(), consent.ErrUnknownNoticeReceipt)
		enumtest.Try(t, consent.RecordClasses(), consent.ErrUnknownRecordClass)
		enumtest.Try(t, consent.RetentionEvents(), consent.ErrUnknownRetentionEvent)
		enumtest.Try(t, consent.RetentionStopKinds(), consent.ErrUnknownRetentionStopKind)
		enumtest.Try(t, consent.HoldWhys(), consent.ErrUnknownHoldWhy)
		enumtest.Try(t, consent.ReportClasses(), consent.ErrUnknownReportClass)
		enumtest.Try(t, consent.ReportModes(), consent.ErrUnknownReportMode)
		enumtest.Try(t, consent.SupervisorReports(), consent.ErrUnknownSupervisorReport)
		enumtest.Try(t, consent.FieldClasses(), consent.ErrUnknownFieldClass)
		enumtest.Try(t, consent.ViewRoles(), consent.ErrUnknownViewRole)
		enumtest.Try(t, consent.ViewAccesses(), consent.ErrUnknownViewAccess)
		enumtest.Try(t, consent.SensitiveFields(), consent.ErrUnknownSensitiveField)
	}
}
