package recovery

import (
	"fmt"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// OverdoseWarning returns the words that a safety plan about opioids, and an
// answer to a return to opioids, always show: tolerance is lower after a time
// without. It returns [lifecycle.ErrUnknownLanguage] for a language other than
// English and Spanish. That it is required is this library's rule; what it says is widely
// stated and was not checked against a text.
func OverdoseWarning(lang lifecycle.Language) (string, error) {
	switch lang {
	case lifecycle.English:
		return "After a time without opioids the body tolerates less: an amount that was usual before can stop the breath. " +
			"If you use, use less, never alone, with naloxone at hand. If somebody does not wake up, call emergency services, give naloxone and stay.", nil
	case lifecycle.Spanish:
		return "Después de un tiempo sin opioides el cuerpo tolera menos: una cantidad que antes era habitual puede parar la respiración. " +
			"Si consumes, consume menos, nunca a solas y con naloxona a mano. Si alguien no despierta, llama a emergencias, pon naloxona y quédate.", nil
	}
	return "", fmt.Errorf("%w: want en or es", lifecycle.ErrUnknownLanguage)
}

// OverdoseWarningSource returns where the warning is from.
func OverdoseWarningSource() source.Source {
	return source.DesignDefault("a warning of lower tolerance is required text wherever opioids are concerned; its content is general knowledge")
}
