// Package group runs groups of people who support each other: what a group is and
// keeps, who has a place, when it meets, who leads, what happens when something
// happens, and how an online community is moderated.
//
// Start with [NewGroup]:
//
//	g, err := group.NewGroup(group.Charter{
//		ID: "tuesday", Kind: group.KindSupport, Mode: recovery.AttendanceCoded, Capacity: 12, Minutes: 90,
//	}, from, recovery.GroundConfidential, recovery.GroundLimitsOfConfidentiality, recovery.GroundRightToPass)
//
// A group has one mode of attendance, which says the most that is kept about who was
// there: names with a consent, codes, a count, or nothing. [FloorOf] bounds it by the
// pathway, so that a group of a fellowship that keeps no names can neither be made nor
// loaded with them. A person makes it stricter for themselves ([Membership.Choose]);
// nobody makes it laxer than the group has it.
//
//   - Who has a place: [Membership], with [Place] for capacity, the waiting list and
//     people who are kept apart. Ground rules are accepted, and accepted anew when they
//     change.
//   - When it meets: [Recurrence], a subset of RFC 5545 that stays at its time on the
//     wall, and [Meeting], from the planning to the debrief.
//   - Who leads: [MayLead] by the pathway's own requirements, [CheckRatio] by payer and
//     jurisdiction.
//   - Who was there: [Sheet] by the mode of the group, [Slip] for whoever wants proof,
//     [ReportOf] for reports, in which small numbers are hidden, [DoseOf] for what one
//     person had of groups and single contacts together.
//   - What happens in a meeting: [ResponseTo] and [Respond] say what to do, who acts
//     and what is written down; a [Consequence] is for the supervision room.
//   - Beside meetings: [Activity], for hikes, meals, workshops and civic life.
//   - Online: [Case] for moderation with risk tiers, a ladder of measures and an appeal,
//     [PromiseOf] for times to answer, [ShiftOf] for the moderator's own breaks, and the
//     house rules.
//
// It promises:
//
//   - What a mode does not keep is refused when it is written ([ErrAnonymity]) and when
//     it is loaded. A stored record says itself what its group is: [Group.CheckMembership]
//     and [Group.CheckSheet] hold it against the group.
//   - A code is joined to a record of the same person by a consent of its own alone
//     ([JoinCode]), and counts for nobody in a dose.
//   - Whoever is kept apart from somebody gets the refusal of a full group, to the byte.
//   - Whoever reports a post stands nowhere in its case.
//   - People leave without a reason, and a return to use is no reason to put anybody out.
//   - Nothing that is said in a meeting or posted in a community is kept here: no move of
//     an incident or a case has words. Whoever corrects an entry says why, and no more.
//   - Figures have their source beside them, and what rests on no authority says so.
//
// Values hold no locks and read no clock; a zone is loaded by the host and passed in.
// Names, rooms, links, posts and reporters stay with the host, as do storage, delivery
// and access control. Steps and texts of fellowships are theirs and not reproduced.
package group
