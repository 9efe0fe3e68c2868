package scope_test

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/peer/scope"
)

func TestXTimes(t *testing.T) {
	q := standard(t, scope.Shipped()...)
	at := time.Now()
	step := func(n string) { t.Log(n, time.Since(at)); at = time.Now() }
	q.Coverage()
	step("coverage")
	q.Conflicts()
	step("conflicts")
	q.DeadRules()
	step("dead")
	q.Effects()
	step("effects")
	d, err := scope.Diff(standard(t), q)
	step("diff")
	t.Log(err, len(d))
}
