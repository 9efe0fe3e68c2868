package group

import "github.com/alongside-go/alongside/peer/source"

// A HostDuty is something that the host's own program or people see to, because this
// library cannot: how a video room is set, what an online community promises.
type HostDuty struct {
	Key    string        `json:"key"` // stable name
	Text   string        `json:"text"`
	Source source.Source `json:"source"`
}

// VideoRoomDuties returns what a video room of a group is set to.
func VideoRoomDuties() []HostDuty {
	design := source.DesignDefault("a video room exposes no full name and no address")
	return []HostDuty{
		{"rename_prompt", "Whoever joins is asked for the name to be shown, first names or a pseudonym.", design},
		{"waiting_room", "People wait until a host lets them in.", design},
		{"no_recording", "Recording is off, for everybody.", design},
		{"no_chat_export", "The chat cannot be saved.", design},
		{"no_address_shown", "No telephone number and no address is shown.", design},
		{"camera_optional", "The camera is a choice, unless the pathway asks for it.", design},
	}
}

// CommunityDuties returns what an online community owes its members.
func CommunityDuties() []HostDuty {
	light := source.Of("LIGHT").At("good practice", source.Verified)
	design := source.DesignDefault("privacy and safety of online communities")
	return []HostDuty{
		{"rules_posted", "The house rules are posted, and kept alike for everybody.", light},
		{"members_screened", "New members are screened.", light},
		{"risks_explained", "Risks and the limits of privacy are explained before anybody joins.", light},
		{"misinformation_corrected", "What is not so is corrected, with evidence.", light},
		{"access_reported", "Who had access to data, and breaches, are reported.", light},
		{"sharing_opt_out", "Sharing of data is agreed to, with a way out.", light},
		{"actively_facilitated", "Somebody keeps the talk going.", light},
		{"minimal_data", "As little data as can be: no location, no advertising trackers.", design},
		{"delete_on_request", "Data are deleted when the person asks, and can be taken along.", design},
		{"robots_off", "Search engines and scrapers stay out.", design},
		{"age_gate", "Age is asked at the door; young people have a space of their own.", design},
		{"rescue_explained", "Anonymity, and when somebody would be sent for help, are explained at sign-up.", design},
		{"emergency_contact", "Whom to call in an emergency is asked at sign-up, and may be left empty.", design},
		{"location_confidence", "How sure the place of a person is goes with it, if it is known at all.", design},
		{"private_support_moderated", "Support in private messages is either moderated or not offered.", source.Source{Title: "Practice of one community", Locator: "private-message support is barred so that all support is moderated", Evidence: source.Secondary}},
		{"word_lists_by_language", "Automatic flags have a list for each language, and mind euphemisms and negation; a person decides.", design},
	}
}

// ModeratorDuties returns what moderators are told, for their own sake.
func ModeratorDuties() []HostDuty {
	read := source.Of("PWMOD").At("what moderators need", source.Verified)
	design := source.DesignDefault("wellbeing of moderators")
	return []HostDuty{
		{"not_a_therapist", "You are no therapist, and need not be one.", read},
		{"no_solo_crisis", "Nobody handles a crisis alone or in private.", read},
		{"logged_channels", "Talk with members goes through channels that are logged.", read},
		{"no_promise_of_secrecy", "Promise nobody that you will keep it to yourself.", read},
		{"rotate_and_debrief", "Shifts rotate, breaks are kept, hard cases are talked over.", read},
		{"break_rule", "After hard cases a break is owed, and cannot be waived by others.", design},
	}
}
