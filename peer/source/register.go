package source

import "github.com/alongside-go/alongside/internal/enum"

// Of returns the document of the register with the given key, not yet pointing
// at a place in it and therefore unverified. A key that the register lacks
// gives a Source whose title says so; [Lookup] tells the two apart.
func Of(key string) Source {
	s, err := Lookup(key)
	if err != nil {
		return Source{Key: key, Title: "document not in the register"}
	}
	return s
}

// Lookup returns the document of the register with the given key. It returns
// [ErrUnknownKey] if the register does not hold it.
func Lookup(key string) (Source, error) {
	var keys []string
	for _, d := range register {
		if d.Key == key {
			return d, nil
		}
		keys = append(keys, d.Key)
	}
	return Source{}, enum.Refuse(key, keys, ErrUnknownKey)
}

// Register returns every document of the register, in its own order. The
// locator is where a copy of the document was found.
func Register() []Source { return append([]Source(nil), register...) }

// register lists the documents that the rules of this library cite.
var register = []Source{
	{Key: "CC15", Title: "Core Competencies for Peer Workers in Behavioral Health Services (12 categories)", Issuer: "SAMHSA/BRSS TACS", Year: 2015, Locator: "samhsa.gov; FAQ: samhsa.gov/technical-assistance/brss-tacs/peer-support-workers/core-competencies-faq"},
	{Key: "NMS23", Title: "National Model Standards for Peer Support Certification, PEP23-10-01-001 (11 standards; released 2023-06-06)", Issuer: "SAMHSA Office of Recovery", Year: 2023, Locator: "store.samhsa.gov"},
	{Key: "TIP64", Title: "TIP 64: Incorporating Peer Support Into SUD Treatment Services, PEP23-02-01-001", Issuer: "SAMHSA", Year: 2023, Locator: "ncbi.nlm.nih.gov/books/NBK596260"},
	{Key: "NPGS", Title: "National Practice Guidelines for Peer Specialists and Supervisors (12 core values)", Issuer: "N.A.P.S./iNAPS, 2019; described in Foglesong et al., Psychiatric Services", Year: 2022, Locator: "doi 10.1176/appi.ps.202000901"},
	{Key: "SUPSURV", Title: "Perceptions of Supervisors of Peer Support Workers: national survey", Issuer: "Foglesong et al., Community Ment Health J", Year: 2021, Locator: "doi 10.1007/s10597-021-00837-2"},
	{Key: "W06", Title: "Sponsor, Recovery Coach, Addiction Counselor: Role Clarity and Role Integrity", Issuer: "W. L. White, Philadelphia DBH/MRS", Year: 2006, Locator: "copies on several archives"},
	{Key: "W07", Title: "Ethical Guidelines for the Delivery of Peer-based Recovery Support Services", Issuer: "White & PRO-ACT Ethics Workgroup", Year: 2007, Locator: "Great Lakes ATTC"},
	{Key: "NCP", Title: "NCPRSS credential page and Code of Ethics", Issuer: "NAADAC / NCC AP", Locator: "naadac.org/NCPRSS"},
	{Key: "ILC", Title: "Illinois NCRS code of ethics (administered by NAADAC)", Issuer: "NAADAC", Locator: "naadac.org/illinois-peer-specialist-program-code-of-ethics"},
	{Key: "ICRC", Title: "Peer Recovery (PR) credential minimum standards", Issuer: "IC&RC", Locator: "internationalcredentialing.org/icrc-credentials/pr"},
	{Key: "CMS07", Title: "SMDL #07-011, 2007-08-15", Issuer: "CMS", Locator: "medicaid.gov/federal-policy-guidance/downloads/SMD081507A.pdf"},
	{Key: "CMS24", Title: "FAQs on Medicaid and CHIP Coverage of Peer Support Services, 2024-06-05", Issuer: "CMS/CMCS", Locator: "medicaid.gov/federal-policy-guidance/downloads/faq06052024.pdf"},
	{Key: "HEE20", Title: "Competence Framework for Mental Health Peer Support Workers (Part 1, Part 2, curriculum)", Issuer: "HEE, NCCMH, UCLPartners", Year: 2020, Locator: "rcpsych.ac.uk (NCCMH competence frameworks)"},
	{Key: "RFC17", Title: "Substance Use Disorder Peer Supervision Competencies", Issuer: "Regional Facilitation Center (Martin, Jordan et al.)", Year: 2017, Locator: "Portland, OR"},
	{Key: "PILL", Title: "Pillars of Peer Support VI: Peer Specialist Supervision", Issuer: "Daniels et al./NASMHPD", Year: 2015, Locator: "pillarsofpeersupport.org"},
	{Key: "CAPRSS", Title: "Core accreditation standards (30 standards, 7 domains, 4 areas)", Issuer: "Faces & Voices of Recovery", Locator: "caprss.org; manula.com/manuals/caprss"},
	{Key: "TX", Title: "1 Tex. Admin. Code ch. 354 subch. N (§§354.3003–354.3209), eff. 2019-01-01", Issuer: "Texas HHSC", Locator: "txrules.elaws.us"},
	{Key: "DC", Title: "22-A DCMR ch. 73 (§§7302–7314)", Issuer: "DC DBH", Locator: "dcrules.elaws.us; casetext"},
	{Key: "VA", Title: "12VAC30-130-5160…5210; 12VAC35-250; 18VAC115-70; DBHDS PRS ethics", Issuer: "Virginia DMAS/DBHDS/Board of Counseling", Locator: "law.lis.virginia.gov; vaprs.org"},
	{Key: "WA", Title: "RCW 18.420; WAC 246-929; WAC 182-116; DOH FAQ; SB 5555 (2023), HB 1427 (2025)", Issuer: "Washington DOH/HCA", Locator: "app.leg.wa.gov; doh.wa.gov"},
	{Key: "NC", Title: "Clinical Coverage Policy 8G; Medicaid bulletin 2019-11-05; Alliance Health notice 2019", Issuer: "NC DHHS", Locator: "medicaid.ncdhhs.gov"},
	{Key: "MA", Title: "130 CMR 418.410, 429.423 (2024); Recovery Coach Commission (2019)", Issuer: "MassHealth/EOHHS", Locator: "casetext; salemnews.com"},
	{Key: "NY", Title: "CRPA/CARC pages and renewal programme; OASAS CRPA page", Issuer: "NY Certification Board (ASAP/InUnity); OASAS", Locator: "asapnys.org; oasas.ny.gov"},
	{Key: "CA", Title: "Medi-Cal Peer Support Specialist certification pages", Issuer: "CalMHSA/DHCS", Locator: "capeercertification.org"},
	{Key: "PA", Title: "Supplemental provider agreement, documentation audit tool, coalition and Copeland pages", Issuer: "PA OMHSAS/PCB", Locator: "docsbay.net; papeersupportcoalition.org; copelandcenter.com"},
	{Key: "GA", Title: "CPS / CPS-AD; Forensic Peer Mentor; ASPE handbook", Issuer: "DBHDD, GMHCN", Locator: "copelandcenter.com; gmhcn.org"},
	{Key: "OH", Title: "OAC 5122-29-15, 5122-29-15.1", Issuer: "Ohio MHAS", Locator: "codes.ohio.gov"},
	{Key: "OR", Title: "MHACBO CRM; OAR 309-018/019/022, 410-180", Issuer: "OHA/MHACBO", Locator: "mhacbo.org; oregon.public.law"},
	{Key: "KY", Title: "KRS 309.0836; 201 KAR 35:070; 908 KAR 2:220; DBHDID page", Issuer: "Kentucky", Locator: "law.cornell.edu; dbhdid.ky.gov"},
	{Key: "UT", Title: "R523-5-9", Issuer: "Utah DSAMH", Locator: "utrules.elaws.us"},
	{Key: "NE", Title: "206 NAC 7-002", Issuer: "Nebraska DHHS", Locator: "regulations.justia.com"},
	{Key: "IDC", Title: "peer codes of conduct: Idaho; South Carolina; Nevada; Minnesota Certification Board", Issuer: "state boards", Locator: "peersupportidaho.com; scpeersupport.org; docsbay.net; smcsmn.org; sites.google.com/directrecoverysupport.org (Minnesota principles)"},
	{Key: "SCC", Title: "peer codes of conduct: Idaho; South Carolina; Nevada; Minnesota Certification Board", Issuer: "state boards", Locator: "peersupportidaho.com; scpeersupport.org; docsbay.net; smcsmn.org; sites.google.com/directrecoverysupport.org (Minnesota principles)"},
	{Key: "NVC", Title: "peer codes of conduct: Idaho; South Carolina; Nevada; Minnesota Certification Board", Issuer: "state boards", Locator: "peersupportidaho.com; scpeersupport.org; docsbay.net; smcsmn.org; sites.google.com/directrecoverysupport.org (Minnesota principles)"},
	{Key: "MCB", Title: "peer codes of conduct: Idaho; South Carolina; Nevada; Minnesota Certification Board", Issuer: "state boards", Locator: "peersupportidaho.com; scpeersupport.org; docsbay.net; smcsmn.org; sites.google.com/directrecoverysupport.org (Minnesota principles)"},
	{Key: "ILR", Title: "Peer Specialist Code of Conduct", Issuer: "Independent Living Resources (peer agency)", Locator: "ilresources.org"},
	{Key: "CASAT", Title: "Peer ethics course summary; W07 digest; course pages on confidentiality, limits of the role, motivational interviewing", Issuer: "CASAT OnDemand / mycasat.org", Locator: "casatondemand.org; mycasat.org"},
	{Key: "MICH", Title: "PIHP/CMHSP encounter reporting, rounding rules", Issuer: "Michigan DHHS", Locator: "docsbay.net/doc/1103399"},
	{Key: "NJ", Title: "H0038 billing guideline, eff. 2020-07-01", Issuer: "Horizon NJ Health", Locator: "horizonnjhealth.com"},
	{Key: "ND", Title: "1915(i) bulletin on transport", Issuer: "North Dakota HHS", Locator: "content.govdelivery.com"},
	{Key: "OORP", Title: "Opioid Overdose Recovery Program", Issuer: "NJ DMHAS; RWJBarnabas; Rutgers", Locator: "socialwork.rutgers.edu; barnabashealth.org"},
	{Key: "ANCHOR", Title: "AnchorED/AnchorMORE implementation paper", Issuer: "Anchor Recovery Center", Year: 2018, Locator: "PMC6240389"},
	{Key: "CCAR", Title: "Telephone Recovery Support interview; replica programmes CARES (NJ), FAVOR (SC)", Issuer: "CCAR et al.", Locator: "recoveryreview.blog; warren.caresnj.org; favorpeedee.org"},
	{Key: "TILL24", Title: "Relationship quality vs perceived similarity (pilot)", Issuer: "Tillson et al., JCOIN", Year: 2024, Locator: "jcoinctc.org"},
	{Key: "STACK22", Title: "Peer recovery support across the continuum: narrative review", Issuer: "Stack et al., J Addict Med", Year: 2022, Locator: "PMC8339174"},
	{Key: "PSC", Title: "Peer Support Canada certification FAQ and application", Issuer: "Peer Support Canada", Locator: "pscportal.ca"},
	{Key: "P2", Title: "42 CFR Part 2 (as amended, 89 FR 12472, 2024-02-16)", Issuer: "HHS", Locator: "govregs.com; ecfr.gov"},
	{Key: "HIL", Title: "Overview of 42 CFR Part 2 (pre-2024 text; exceptions)", Issuer: "healthinfolaw.org", Locator: "nodes 4003–4006, 4009, 4011, 4012, 4020"},
	{Key: "JAAPL14", Title: "Johnson, Persad, Sisti: The Tarasoff Rule, JAAPL 42(4)", Issuer: "", Year: 2014, Locator: "jaapl.org"},
	{Key: "GRAV", Title: "SDOH Clinical Care IG (Gravity), STU 2.1–2.3, 3.0 ballot; Task profile and value sets", Issuer: "HL7", Locator: "hl7.org/fhir/us/sdoh-clinicalcare"},
	{Key: "FHIR", Title: "FHIR R4/R4B/R5 Task status code system; goal-achievement value set", Issuer: "HL7", Locator: "hl7.org/fhir/R4/codesystem-task-status.html; hl7.org/fhir/R4B/valueset-goal-achievement.html"},
	{Key: "CC15S", Title: "CC15 items as reproduced elsewhere: 2014 draft survey (categories I–III seen) and registered-apprenticeship skill lists (categories 1–4 seen)", Issuer: "SAMHSA/OMB 2014; New York 2021; Alabama", Locator: "omb.report ICR 201410-0930-002; rapidskillsgenerator.org; apprenticeshipstandards.org"},
	{Key: "TN", Title: "CPRS certification and renewal pages (annual version, later two-year version)", Issuer: "TDMHSAS", Locator: "tn.gov/behavioral-health"},
	{Key: "MT", Title: "ARM 24.219.916 (text now marked obsolete), 24.219.422, certification rule; MCA 37-38-202 (2019), 37-39-312; mental health centre discharge rule (2002)", Issuer: "Montana", Locator: "mtrules.org; rules.mt.gov; leg.mt.gov"},
	{Key: "WI", Title: "DHS 36.10–36.12 (comprehensive community services); 2019 Act 122, s. 49.45(30j); CR 24-081, proposed ch. DHS 72", Issuer: "Wisconsin", Locator: "docs.legis.wisconsin.gov"},
	{Key: "MN", Title: "Minn. Stat. 254B.052, 254B.215, 256B.0615; DHS certified-peer pages; certification board notice 2021", Issuer: "Minnesota", Locator: "revisor.mn.gov; codes.findlaw.com; mcboard.org"},
	{Key: "ID", Title: "IDAPA 16.07.19.200; managed-care peer page", Issuer: "Idaho; Magellan of Idaho", Locator: "justia/casetext; idahopeersupport.com; magellanofidaho.com"},
	{Key: "IL", Title: "CRSS/CPRS credential pages; board maintenance rules", Issuer: "Illinois DHS, ICB", Locator: "dhs.state.il.us (items 155901, 154617)"},
	{Key: "MD", Title: "CPRS and Registered Peer Supervisor (RPS) pages", Issuer: "Maryland MABPCB", Locator: "mabpcb.com"},
	{Key: "NV", Title: "NRS 433.631; PRSS requirements", Issuer: "Nevada; Nevada Certification Board", Locator: "nevadacertboard.org"},
	{Key: "NH", Title: "Alc 303.01; 24 Miss. Code R. pt 5 ch. 4; ADMH CRSS page; 26 V.S.A. §3195; 43A O.S. §3-326", Issuer: "states", Locator: "casetext; justia; mh.alabama.gov; statute copies"},
	{Key: "MS", Title: "Alc 303.01; 24 Miss. Code R. pt 5 ch. 4; ADMH CRSS page; 26 V.S.A. §3195; 43A O.S. §3-326", Issuer: "states", Locator: "casetext; justia; mh.alabama.gov; statute copies"},
	{Key: "AL", Title: "Alc 303.01; 24 Miss. Code R. pt 5 ch. 4; ADMH CRSS page; 26 V.S.A. §3195; 43A O.S. §3-326", Issuer: "states", Locator: "casetext; justia; mh.alabama.gov; statute copies"},
	{Key: "VT", Title: "Alc 303.01; 24 Miss. Code R. pt 5 ch. 4; ADMH CRSS page; 26 V.S.A. §3195; 43A O.S. §3-326", Issuer: "states", Locator: "casetext; justia; mh.alabama.gov; statute copies"},
	{Key: "OK", Title: "Alc 303.01; 24 Miss. Code R. pt 5 ch. 4; ADMH CRSS page; 26 V.S.A. §3195; 43A O.S. §3-326", Issuer: "states", Locator: "casetext; justia; mh.alabama.gov; statute copies"},
	{Key: "MIP", Title: "Peer continuing-education FAQ", Issuer: "Michigan DHHS peers site", Locator: "mipeers.org"},
	{Key: "FLN", Title: "CRPS change notice, eff. 2017-11-01", Issuer: "Peer Support Coalition of Florida", Locator: "peersupportfl.org"},
	{Key: "PACRS", Title: "Certified Recovery Specialist page", Issuer: "Pennsylvania Certification Board", Locator: "pacertboard.org/crs"},
	{Key: "GAREN", Title: "CPS-MH continuing education, recertification and reactivation policies (2022–2025 pages and upload form)", Issuer: "Georgia Mental Health Consumer Network", Locator: "gmhcn.org"},
	{Key: "IN", Title: "CPSP FAQ; supervisor credentials CSPR-PR and CSPR-CL", Issuer: "Indiana DMHA; ICAADA", Locator: "in.gov/fssa/dmha; icaada.org"},
	{Key: "FFCMH", Title: "Inactive-status rule of the national Certified Family Peer Specialist", Issuer: "National Federation of Families", Locator: "ffcmh.org"},
	{Key: "MTPREV", Title: "Lapsed-credential policy (prevention specialists; analogue only)", Issuer: "Montana Prevention Certification Board", Locator: "mtpreventioncertificationboard.org"},
	{Key: "AZB", Title: "Peer recovery credential page", Issuer: "Arizona ABCAC", Locator: "abcac.org"},
	{Key: "COPE", Title: "State-by-state peer certification directory (answers supplied per state, several years old in places; secondary)", Issuer: "Copeland Center", Locator: "copelandcenter.com/peer-specialists"},
	{Key: "RMC", Title: "Two trials of quarterly Recovery Management Checkups (2009); TALER chapter", Issuer: "Scott & Dennis", Locator: "PMC2695999; doi 10.1007/978-1-60327-960-4_6"},
	{Key: "HED", Title: "FUA and IET measure pages and plan tip sheets (measurement year 2024)", Issuer: "NCQA; health plans", Locator: "ncqa.org; lucethealth.com; bcbsnd.com"},
	{Key: "INACT", Title: "general behavioural-health inactivity/closure rules: LAC 48:I.5603; Maine CS.13–16; Oklahoma discharge types; Los Angeles County DMH policy 312.01; Montana (see MT)", Issuer: "states/county", Locator: "justia; maine.gov; odmhsas.org; lacdmh policy site"},
	{Key: "MIN8", Title: "\"8-minute rule\" explainers citing Medicare Claims Processing Manual ch. 5 §20.2", Issuer: "WebPT and others", Locator: "help.emr.webpt.com"},
	{Key: "SWD", Title: "SAMHSA working definition of recovery (2011/12) as reproduced", Issuer: "SAMHSA", Locator: "daodas.sc.gov; behavioralhealthnews.org"},
	{Key: "APPR", Title: "Peer worker level 3 apprenticeship standard", Issuer: "IfATE / GOV.UK", Locator: "findapprenticeshiptraining.apprenticeships.education.gov.uk/courses/682"},
	{Key: "BRSS12", Title: "Expert panel report on peer specialist/recovery coaching services (March 2012), with the \"is / is not\" role chart; chart reproduced by Texas HHSC, CASAT and a New York county council", Issuer: "SAMHSA/BRSS TACS", Year: 2012, Locator: "documents.pub copy; hhs.texas.gov (about peer support services); mycasat.org; sccasa518.org"},
	{Key: "FVR", Title: "Online course on ethics, values and boundaries in peer recovery; role of a peer specialist", Issuer: "Faces & Voices of Recovery", Locator: "edu.facesandvoicesofrecovery.org"},
	{Key: "ICRCE", Title: "Peer Recovery (PR) code of ethics", Issuer: "IC&RC, as published by MABPCB", Locator: "mabpcb.com/ethics"},
	{Key: "WRA", Title: "Recovery coach code of ethics", Issuer: "Washington Recovery Alliance", Locator: "washingtonrecoveryalliance.org"},
	{Key: "GAPS", Title: "Code of ethics for certified peer supporters (disability peers)", Issuer: "Georgia Peer Support Project", Locator: "studylib copy; disabilitylink.org"},
	{Key: "WICPS", Title: "Certified peer specialist scope of practice and training course pages", Issuer: "Wisconsin (DHS / employment initiative)", Locator: "wicps.org; scribd 549456748; flippingbook 1021506091"},
	{Key: "SMIA", Title: "Answers on peers and medication, and on involuntary treatment", Issuer: "SMI Adviser (APA)", Locator: "smiadviser.org"},
	{Key: "MAD", Title: "Mental-health department contract language on peer roles, and the dispute on notes, as reported by the peer community", Issuer: "Massachusetts DMH via Wildflower Alliance", Locator: "wildfloweralliance.org; westernmassrlc.org"},
	{Key: "NYL", Title: "Mental Hygiene Law §19.18-b (peer recovery advocate services)", Issuer: "New York", Locator: "law.justia.com"},
	{Key: "KYE", Title: "201 KAR 35:030 code of ethics incl. registered peers (marked expired)", Issuer: "Kentucky", Locator: "apps.legislature.ky.gov; justia"},
	{Key: "OKP", Title: "OAC 450:53-7-2 competence and scope", Issuer: "Oklahoma ODMHSAS", Locator: "okrules.elaws.us; justia"},
	{Key: "MNG", Title: "Provider guide on peer services and exclusions", Issuer: "Accend Services, Minnesota (agency)", Locator: "accendservices.com"},
	{Key: "4REC", Title: "Peer policy", Issuer: "4recovery (peer agency)", Locator: "4recovery.com"},
	{Key: "CARD", Title: "Peer support (b)(3) service summary (older)", Issuer: "Cardinal Innovations, North Carolina", Locator: "cardinalinnovations.org"},
	{Key: "NJD", Title: "Recovery support services list", Issuer: "New Jersey DMHAS", Locator: "nj.gov/humanservices/dmhas"},
	{Key: "NEC", Title: "Peer support core curriculum minimum standards, 2019", Issuer: "Nebraska DHHS", Locator: "dhhs.ne.gov"},
	{Key: "JAC12", Title: "What do peer support workers do? A job description", Issuer: "Jacobson et al., BMC Health Serv Res", Year: 2012, Locator: "PMC3483205"},
	{Key: "MIPL", Title: "Peers and motivational interviewing: letter (2014/15) and behavioural-activation pilot (2023)", Issuer: "Psychiatric Services; IJERPH", Locator: "doi 10.1176/appi.ps.201400583; doi 10.3390/ijerph20053902"},
	{Key: "RECCAP", Title: "REC-CAP use guides", Issuer: "Best; Behave Health; FARR/VARR", Locator: "support.gethelp.com; farronline.org"},
	{Key: "RCCR", Title: "Member rules of peer-run recovery centres", Issuer: "RECOVER Project; On Our Own Charlottesville", Locator: "recoverproject.org; onourowncville.org"},
	{Key: "FORNY", Title: "Recovery coach/peer advocate vs sponsor", Issuer: "Friends of Recovery – New York", Locator: "for-ny.org"},
	{Key: "ODT", Title: "Opioid overdose prevention toolkit, first-responder steps", Issuer: "SAMHSA", Locator: "store.samhsa.gov (copies)"},
	{Key: "DCE", Title: "Legality of drug-checking equipment: 50-state review (2022), paraphernalia summary (2024)", Issuer: "Drug Alcohol Depend; LAPPA", Locator: "pubmed 35344879; legislativeanalysis.org"},
	{Key: "EMH", Title: "Alcohol withdrawal and when to seek care (medical reference)", Issuer: "eMedicineHealth", Locator: "emedicinehealth.com"},
	{Key: "IPV", Title: "Mandatory reporting and partner violence: survey study (2019), state-law summary (2022), project site", Issuer: "Lippy et al.; ECRI", Locator: "doi 10.1007/s10896-019-00103-w; ecri.org; mandatoryreportingisnotneutral.com"},
	{Key: "EKRA", Title: "18 U.S.C. 220, Eliminating Kickbacks in Recovery Act", Issuer: "US Congress", Year: 2018, Locator: "law-firm and code copies"},
	{Key: "PRA13", Title: "Notes of the treatment-court peer meeting, March 2013", Issuer: "PRA", Locator: "prainc.com"},
	{Key: "HVS", Title: "Home-visitor safety guidance", Issuer: "Wyoming WDH slides; ACF Head Start handbook; Missouri DHSS policy; an Oklahoma-area counselling agency manual", Locator: "focusky copy; eclkc.ohs.acf.hhs.gov; info.5y1.org; docest.com"},
	{Key: "NHFT", Title: "Peer-trainee page on community working", Issuer: "Nottinghamshire Healthcare NHS FT", Locator: "nottinghamshirehealthcare.nhs.uk"},
	{Key: "CPI", Title: "Off-site visit advice", Issuer: "Crisis Prevention Institute", Year: 2018, Locator: "crisisprevention.com"},
	{Key: "AAP47", Title: "Understanding Anonymity (P-47, 2018); aa.org question page", Issuer: "A.A. World Services", Locator: "oxfordmsaa.com copy; aa.org"},
	{Key: "OCRM", Title: "Mobile-device statements", Issuer: "HHS OCR 2017 (law-firm note); HealthIT.gov", Locator: "passwordprotectedlaw.com; healthit.gov"},
	{Key: "P2OLD", Title: "older texts of 42 CFR 2.16, 2.61, 2.63, 2.64 and the 2018/2020 §2.32; current §2.62", Issuer: "CFR 2002–2020; 2026 copy", Locator: "GPO/edocket; laws9.com; law.cornell.edu; customsmobile.com"},
	{Key: "HIP", Title: "45 CFR 164.501 (psychotherapy notes), 164.502(b) (minimum necessary), 164.512(j) (serious threat, law-firm note)", Issuer: "HHS", Locator: "brickergraydon.com; bairdholm.com"},
	{Key: "PSPRIV", Title: "peer-support testimonial privileges: Colo. 12-245-220 (2025), La. C.E. 518, Mont. 7-32-602, 34 U.S.C. 50901", Issuer: "states; US", Locator: "statute and bill copies"},
	{Key: "G0140", Title: "HCPCS G0140, principal illness navigation – peer support: code descriptor", Issuer: "CMS", Year: 2024},
	{Key: "DE", Title: "Peer recovery specialist certification board pages", Issuer: "Delaware certification board"},
	{Key: "ACF19", Title: "Survey of state statutes on mandated reporters", Issuer: "HHS ACF", Year: 2019},
	{Key: "TE", Title: "Note on mandated reporting in Georgia", Issuer: "Taylor English (law firm)"},
	{Key: "TMH", Title: "Practice description of the TakemyHand peer chat", Issuer: "TakemyHand"},
	{Key: "CSAT09", Title: "What Are Peer Recovery Support Services?", Issuer: "SAMHSA/CSAT", Year: 2009},
	{Key: "HINWD", Title: "No Wrong Door agreement of agencies: time to contact the person", Issuer: "Hawaiʻi"},
	{Key: "NYWAIT", Title: "Outpatient substance use rule: waiting list", Issuer: "New York"},
	{Key: "IASC07", Title: "Guidelines on Mental Health and Psychosocial Support in Emergency Settings", Issuer: "Inter-Agency Standing Committee", Year: 2007},
	{Key: "OMWAIT", Title: "Retrospective primary-care study of warm hand-offs and attendance, read in a summary", Issuer: "OpenMinds"},
	{Key: "CLPA", Title: "Practice article on closed-loop hand-offs: hand-off, confirmation and resolution, each with owner and clock"},
	{Key: "GDPR", Title: "General Data Protection Regulation (EU) 2016/679; UK GDPR", Issuer: "European Union; United Kingdom", Year: 2016, Locator: "Art. 9"},
}
