"""Which words are plain words, and not somebody's name?

Short lists, written for this house: function words, the verbs of sending and asking, trades and the things people need.
A word that is in no list may be a name; a name that is also a word ("Grace", "Park") is listed as both.
"""

from __future__ import annotations

from obliged.domain.given_names import GIVEN_NAMES
from obliged.domain.plain_words import PLAIN_WORDS


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written with spaces between."""
    return frozenset(text.split())


TITLES = listed(
    """
    mr mrs ms miss mx dr doctor prof professor rev reverend fr father pastor imam rabbi sir lady dame lord sister
    brother aunt auntie uncle cousin herr frau fräulein señor señora sr. sra sra. don doña dona mme mme. mlle m.
    monsieur madame signor signora sig capt captain sgt col major judge hon padre dj coach chef senator
    sergeant corporal constable lieutenant messrs herrn canon colonel inspector
    barr barrister adv advocate chief alhaji alhaja hajia mallam arch deaconess elder aunty tito tita tuan haji puan encik bapak ibu oga datuk dato shri smt pandit ustad
    hr cdr maj brig adm flt cpl pte comdr councillor cllr officer deacon dra dra. drs dott dott. dottoressa ir lic lic. mtro alderman bishop sheikh shaikh haji hajji baba madam engr eng ing dipl.-ing mag grandma
    grandpa nana sensei maître me. atty attorney sheriff lt gen
    """
)
# Letters behind a name that are no part of it.
CREDENTIALS = listed("""
    md phd cpa esq kbe obe mbe cbe dds dvm rn mba jd llm ba bsc msc ma cfp cfa pe aia riba frcs frics qc kc kcb
    rd
    """)
SUFFIXES = listed("jr jr. sr sr. ii iii iv junior snr jnr")
PARTICLES = listed("""
    de la del della das dos da di du van der den ter ten von zu zur bin ibn bint al el ul ap af av le los las e
    y st st. san abu ben bat mac mc o' d' 'n vom
    """)

ORG_ENDS = listed(
    """
    ltd ltd. limited llc llp inc inc. incorporated corp corp. corporation plc gmbh ag kg ohg ug bv b.v. nv ab oy as
    aps sa s.a. sas sarl srl s.r.l. spa s.p.a. lda pty co co. company group holdings partners associates sons
    daughters bros brothers & son logistics foods food textiles design designs studio studios bakery bakers cafe
    café coffee kitchen kitchens plumbing electric electrical roofing builders building construction carpentry
    joinery landscaping landscapes gardens dental dentistry clinic clinics physio physiotherapy veterinary vets
    surgery pharmacy law legal solicitors accounting accountants bookkeeping insurance lending mortgage bank
    capital ventures properties property realty homes estates consulting consultants advisory media marketing
    creative agency press books bookshop printing prints photography films productions events catering
    restaurant bistro grill pizzeria trattoria brasserie bar pub inn hotel hostel gym fitness yoga pilates salon
    barbers barbershop hair beauty nails flowers florist florists nursery school academy college university
    institute foundation trust hospice hospital church mosque temple society association club union council
    chamber works workshop garage motors autos auto transport haulage freight shipping imports exports trading
    traders supplies supply stores store market markets shop boutique jewellers jewelers jewelry tailors
    tailoring saris fashion clothing shoes furniture interiors upholstery tile tiles ceramics pottery glass
    steel metal metals timber lumber farms farm dairy orchards vineyards vineyard winery brewery brewing
    distillery brau butchers meats seafood fish spice spices tea wine wines software systems solutions
    technologies tech labs lab digital web networks data analytics robotics energy solar power water services
    service cleaning cleaners laundry security care healthcare health medical optics opticians therapy wellness
    massage chiropractic tattoo ink toys games music records dance theatre theater gallery arts crafts quilts
    barn mill house cottage lodge palace kettle garden bikes cycles boats marine yachts blooms travel tours
    taxis cabs pets kennels grooming recruitment staffing training coaching tutoring translations engineering
    engineers architects surveyors architecture atelier padaria panadería boulangerie patisserie pâtisserie
    ristorante taqueria cantina deli delicatessen eatery noodles sushi ramen tacos burgers bbq creamery
    chocolates confectionery donuts bagels pies pie cakes cupcakes international global worldwide enterprises
    enterprise industries industrial manufacturing packaging plastics rentals rental leasing storage movers
    removals hijos filhos fils et figli zoon söhne
    """
)
# Ends of firms' names that are too plain to be one in small letters: "Lotus Room".
ORG_ENDS_IN_CAPITALS = listed(
    """
    diagnostics biotech biosciences genomics ceramics room rooms parish scouts guides troop league choir society collective hub corner nest table loft den spot point centre center space spaces yard exchange
    emporium parlour parlor lounge grounds roasters roastery roast provisions mercantile outfitters threads
    apothecary greens greenhouse blossoms petals stems hardware locksmiths glazing flooring carpets cabinets
    cabinetry millwork masonry paving concrete demolition excavation hvac heating cooling drywall painting
    decorators playhouse preschool montessori daycare kindergarten playgroup orthodontics orthopedics pediatrics
    paediatrics dermatology podiatry osteopathy acupuncture midwives cellars cider taproom tavern saloon
    smokehouse steakhouse diner pho dumplings gelato juice juicery smoothies waffles creperie tearoom tearooms
    bakehouse bakeshop breads loaf crumb hearth roofers plumbers electricians carpenters joiners movers cleaners
    landscapers painters tilers tile tiling stone stoneworks ironworks glassworks woodworks woodwork woodworking
    metalworks millworks waterworks brickworks print signs signage graphics branding pixels pottery clay threads
    yarn yarns knits stitch fabrics linens wool leather weavers press letterpress bindery framing frames prints
    opera orchestra choir ballet cinema pictures productions records radio news times journal magazine review
    library museum archive archives trail camp campground ranch stables equestrian riding feed seed seeds
    nurseries orchard groves grove meadow meadows acres fields hives honey apiary goats creamery cheese dairy
    butcher butchers grocers grocer grocery greengrocer provisions pantry larder spirits bottle bottles vapes
    cannabis dispensary optometry eyewear vision hearing audiology rehab recovery hospice homecare wellbeing
    midwifery doula birth counselling counseling psychology psychotherapy clinics surgeries practice partnership
    chambers attorneys lawyers notaries brokers brokerage mortgages loans investments wealth financial finance
    advisors advisers actuaries underwriters payroll tax taxes bookkeepers auditors recruiters interiors staging
    lets lettings rentals realtors relocation parking valet garages tyres tires bodyshop cars vans trucks towing
    couriers delivery deliveries express lines line airways charters charter cruises cruise yachting rigging
    diving surf skate ski sports sport athletics boxing martial karate judo dojo climbing crossfit bootcamp
    barre spin golf tennis rowing swim swimming aquatics party parties weddings events hire staging lighting
    sound audio video films cameras photo photos portraits tattoos piercing lashes brows nails spa spas sauna
    salons barber barbers cuts locks braids curls blowouts makeup cosmetics soaps soap candles candle gifts gift
    toys bricks comics hobbies antiques vintage thrift pawn jewellery gems watches clocks keys locks safes alarms
    coaches minibuses nurseries homes
    it computers computing software apps hosting cloud cyber telecom telecoms wireless mobile phones repair
    repairs restoration renovations remodeling remodelling improvements maintenance handyman plastering scaffolding
    fencing decking pools pool pond ponds trees tree arborists lawns turf irrigation pest hygiene waste recycling
    skips salvage scrap shipping chandlery trade wholesale distribution distributors importers exporters
    """
)
ORG_STARTS = listed(
    """
    café cafe atelier chez casa studio club bar hotel restaurant ristorante trattoria pizzeria bistro padaria
    boulangerie clínica clinica the team maison villa camp church st hôtel salon grupo groupe gruppo banco
    banque librería osteria hacienda cabinet étude kanzlei praxis agence pharmacie ferme château librairie brasserie boucherie weingut
    gasthaus taller estudio despacho oficina escola escuela farmacia taverna notaría gestoría cervejaria
    """
)
ORG_NOUNS = listed(
    """
    company business firm practice startup start-up brand shop store cafe place preschool kindergarten daycare
    coffeehouse coffeeshop cafeteria diner pizzeria taqueria winebar teahouse outlet restaurant bakery boulangerie bistro salon
    clinic studio charity nonprofit school agency boutique café cafe gallery nursery brewery winery hotel gym
    surgery consultancy pharmacy group label outfit venture
    """
)

# Ends of firms' names that are people's names as well: "Sam Glass".
ORG_SURNAMES = listed("""
    glass steel mill house barn farm garden church temple law bird power waters mills farms gardens banks marine
    """)

PLACES = listed(
    """
    uk us usa eu london portland leeds manchester birmingham bristol bath york oxford cambridge edinburgh glasgow
    dublin cork belfast cardiff paris lyon berlin munich hamburg vienna zurich geneva madrid barcelona lisbon
    porto rome milan amsterdam rotterdam brussels copenhagen stockholm oslo helsinki warsaw prague athens
    istanbul moscow kyiv dubai delhi mumbai bangalore karachi lahore dhaka bangkok hanoi saigon singapore
    jakarta manila tokyo osaka seoul beijing shanghai sydney melbourne perth brisbane auckland wellington
    toronto vancouver montreal boston chicago seattle denver austin dallas houston miami atlanta phoenix oakland
    beaverton eugene salem gresham tigard hillsboro oregon washington california texas florida england scotland
    wales ireland france germany spain portugal italy sweden norway denmark finland poland china japan korea
    india nigeria ghana kenya mexico brazil canada australia europe africa asia america lagos accra nairobi
    cairo brooklyn manhattan queens bronx philadelphia lake oswego sacramento
    minneapolis detroit cleveland pittsburgh baltimore charlotte nashville memphis orlando tampa
    """
)
TONGUES = listed(
    """
    english welsh irish scottish french german spanish portuguese italian dutch swedish norwegian danish finnish
    polish russian ukrainian greek turkish arabic hebrew persian farsi hindi urdu punjabi bengali tamil chinese
    mandarin cantonese japanese korean vietnamese thai american british european african asian mexican brazilian
    indian swiss austrian belgian israeli lebanese iranian iraqi syrian egyptian ghanaian nigerian kenyan czech
    hungarian romanian bulgarian serbian croatian slovak slovenian lithuanian latvian estonian icelandic filipino
    malaysian indonesian taiwanese pakistani bangladeshi nepali moroccan algerian tunisian ethiopian ugandan
    jamaican cuban colombian peruvian chilean canadian australian swahili yoruba igbo somali kosher halal victorian georgian edwardian christian muslim jewish catholic
    """
)

# Words for somebody who stands near somebody.
RELATIONS = listed(
    """
    friend friends client clients customer customers neighbour neighbours neighbor neighbors sister brother mother
    father mum mom dad son daughter wife husband partner cousin cousins aunt uncle niece nephew boss colleague
    colleagues coworker co-worker patient patients tenant tenants landlord landlady mate mates buddy pal pals
    acquaintance contact contacts accountant lawyer solicitor attorney dentist doctor banker broker realtor
    agent barber hairdresser trainer teacher student students pupil employee employees assistant receptionist
    secretary supplier brother-in-law sister-in-law mother-in-law father-in-law son-in-law daughter-in-law
    stepson stepdaughter fiancé fiancée fiance fiancee girlfriend boyfriend ex ex-wife ex-husband flatmate
    roommate housemate parents family grandson granddaughter grandmother grandfather grandma member members
    parishioner classmate associate guy lady woman man chap fella bloke gentleman couple person somebody someone
    people referral lead prospect bookkeeper builder plumber electrician designer architect gardener nanny
    babysitter cleaner driver owner manager director founder chef baker vet nurse physio therapist coach guest
    lad lads gp lodger lodgers stepmother stepfather stepsister stepbrother housekeeper headteacher headmaster
    team-mate teammate in-laws in-law relative relation godson goddaughter co-founder cofounder intern
    apprentice counterpart subcontractor contractor vendor
    """
)
ROLES_AT_WORK = listed("""
    owner co-owner ceo cfo coo cto founder co-founder cofounder director manager partner head president
    principal chair proprietor boss md vp chef manageress secretary treasurer
    """)

SENDING = listed(
    """
    sent sends send sending refer refers referred referring recommend recommends recommended recommending pass
    passes passed passing introduce introduces introduced introducing intro intro'd introed intros connect
    connects connected connecting link links linked linking point points pointed pointing put puts putting hand
    hands handed handing direct directs directed directing forward forwards forwarded forwarding steer steered
    steering give gives gave given giving suggest suggests suggested suggesting tell tells told mention mentions
    mentioned mentioning bring brings brought bringing share shares shared sharing drop dropped steers vouch
    vouches vouched nudge nudged flag flagged hook hooks hooked hooking match matched matching pair paired
    transfer transferred
    """
)

# What tells a line of another language, as far as it tells who sends and who needs.
ABROAD = listed(
    """
    hat habe haben angerufen anruf empfehlung empfohlen empfiehlt verwiesen geschickt schickt kommt sucht suchen
    braucht brauchen benötigt möchte wünscht freund freundin kollege kollegin nachbar nachbarin kunde kundin nous
    envoie envoyé adressé recommandé recommandée recommandation parlé part cherche cherchent besoin voudrait veut
    ami amie voisin voisine collègue client cliente nos recomendó recomienda recomendado recomendada recomendación
    parte necesita necesitan busca buscan quiere quieren amigo amiga vecino vecina mandou mandou-nos recomendou
    recomenda indicou indicação precisa precisam procura quer vizinho vizinha ci manda mandato consigliato
    consigliata consiglia cerca bisogno vuole amico amica montag dienstag mittwoch donnerstag freitag samstag
    sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado
    domingo segunda terça quarta quinta sexta lunedì martedì mercoledì giovedì venerdì sabato
    """
)

# Names that are also plain words: names where a name is looked for.
ALSO_NAMES = listed(
    """
    grace mark rose hope faith joy bill frank jack rich dawn will art sue pat drew chase may june april august ruby
    pearl amber ivy lily daisy holly hazel iris violet olive penny rob bob nick josh miles chip guy jean dean
    earl duke king prince gene ray rusty sandy summer autumn skye sky robin jay carol gail dale glen cliff heath
    forest grant pierce wade lance victor stone park parks bell marsh cole price banks wood woods hill hills
    field fields baker cook carter mason taylor smith potter miller turner weaver fisher shepherd hunter
    gardener porter page knight bishop pope abbott young long short small little black white brown green gray
    grey gold silver rice bean berry hart fox wolf wren crane swan finch nightingale bird fish lamb bull bush
    branch rivers brooks lake pool poole bridge bridges church temple house hall lane street rhodes day weeks
    winter summers snow frost rain love sweet good best moore case cash law lord major marshall sharp strong
    swift wise bright bloom rowe west east north south french english german welsh ireland london england paris
    holland dove crow drake doe dole firth ford poe quince webb tate pike dray stark finley holt shaw noble
    power powers rush sage self spring sterling steel tiller wall walls waters wells wheeler yard singer link
    charity constance prudence patience felicity clement christian florence victoria charlotte austin dallas
    sydney chelsea brooklyn georgia virginia carolina india kenya jordan savannah cairo milan jo kit max ben sam
    una don ron dan dom van ty ari ira jon les kay val viv tim tom jim joe lee kim min
    """
)

OURSELVES = frozenset({"i'd", "i'll", "i'm", "i've", "we'd", "we'll", "we're", "we've"})

_FUNCTION = """
    a an the this that these those some any each every no not none nobody nothing only own same such both either
    neither all another other others i me my mine myself we us our ours ourselves you your yours he him his she
    her hers it its they them their theirs who whom whose which what where when why how and or but so because
    since as if though although while than then else yet nor plus minus also too very really quite rather just
    even still again ever never always often of to in on at by for from with without within into onto over under
    up down off out through throughout across along around about above below between among against before after
    during until till upon via per re regarding concerning towards toward near next behind beyond beside besides
    except including like unlike despite is are was were be been being am do does did doing done have has had
    having can could may might must shall should will would ought need needs needed needing isn't aren't wasn't
    rec'd recd rcvd weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shouldn't i'm i've i'd i'll
    you're you've you'd you'll he'd he'll she'd she'll it'd it'll we're we've we'd we'll they're they've they'd
    they'll there's that's who's what's here's let's ive im hes shes theyre dont cant here there now today
    tomorrow yesterday tonight soon later ago once twice already maybe perhaps please kindly yes ok okay hi
    hello hey dear regards best cheers thanks thank thx ta fwd fw cc ps nb eg ie etc vs asap tbc tbd fyi btw
    urgent urgently immediately exactly actually basically possibly probably definitely apparently one two three
    four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million first
    second third fourth fifth last half quarter dozen couple few several many much more most less least lot lots
    enough new old young big bigger biggest small smaller little large larger great good better bad nice lovely
    free busy late early long short high low full empty open closed easy hard quick fast slow cheap expensive
    whole main real right wrong left sure ready happy glad sorry keen grateful interested available able kind
    sweet local current former latest recent final initial possible potential serious proper decent reliable
    trusted trustworthy honest whoever whatever anyone anybody anything someone somebody something everyone
    everybody everything nowhere somewhere
    """

_VERBS = """
    fly flies flying flown
    ask asks asked asking say says said saying tell tells told telling call calls called calling ring rings rang
    rung ringing phone phones phoned phoning text texts texted texting email emails emailed emailing e-mail
    e-mailed mail mails mailed write writes wrote written writing speak speaks spoke spoken speaking talk talks
    talked talking chat chats chatted meet meets met meeting see sees saw seen seeing hear hears heard hearing
    know knows knew known knowing think thinks thought thinking believe believes reckon reckons guess want wants
    wanted wanting wish wishes wished look looks looked looking search searches searching seek seeks sought
    seeking hunt hunting hunts find finds found finding get gets got gotten getting go goes went gone going come
    comes came coming bring leave leaves left leaving stay move moves moved moving start starts started starting
    stop begin begins began begun run runs ran running own owns owned owning open opens opened opening close
    closes closed closing buy buys bought buying sell sells sold selling rent rents rented renting lease leases
    leased leasing build builds built building make makes made making fix fixes fixed fixing repair repairs
    repaired help helps helped helping work works worked working use uses used using try tries tried trying keep
    keeps kept keeping let lets take takes took taken taking hold holds held show shows showed shown set sets
    setting plan plans planned planning expect expects require requires required requiring hope hopes hoped
    hoping wonder wonders wondered wondering prefer prefers like likes liked love loves loved enjoy owe owes
    owed pay pays paid paying charge cost costs quote quotes quoted hire hires hired hiring join joins joined
    change changes changed changing sign signs signed signing review reviews reviewed draft drafts drafted
    drafting redo redone redoing renovate renovates renovated renovating renovation remodel remodels remodelled
    remodeled remodeling remodelling refit refits refurbish refurbished refurb extend extended expand expands
    expanding expanded convert converted install installs installed installing fit fits fitted fitting replace
    replaces replaced replacing paint paints painted painting clean cleans cleaned cleaning design designs
    designed designing draw draws drawn drawing file files filed filing register registers registered
    registering incorporate incorporates incorporating insure insures insured insuring translate translated
    translates translating negotiate negotiates negotiating deliver delivered delivery relocate relocates
    relocating refinance refinances refinancing downsize downsizes downsizing retire retires retiring divorce
    divorced divorcing separate separated marry marries married marrying travel travels expecting considering
    consider considers schedule scheduled arrange arranged arranges book books booked booking order orders
    ordered offer offers offered promise promises promised remind reminder follow followed reach reaches reached
    reply replies replied answer answered answers return returns returned contact contacts contacted appreciate
    appreciates appreciated receive received hand handle handles handled advise advises advised benefit benefits
    suit suits suited deserve deserves suffer struggles struggling stuck fed grow grows growing launch launches
    launched launching train trains teach teaches taught treat treats treated lost loses losing lives live lived
    living sits stands does did didn't shared attach attached bump bumped caught catch drop dropped dropping pop
    popped pick picked push pushed pull pulled turn turned turns print prints printed printing publish published
    edit edits edited editing
    """

_SENDING_NOUNS = """
    referral referrals referrer introducer introduction introductions intro recommendation recommendations
    suggestion tip lead leads prospect prospects enquiry enquiries inquiry inquiries incoming outgoing source
    outbound inbound outward inward provider
    client clients customer customers candidate name names number numbers phone telephone tel mobile mob cell
    cellphone fax office email e-mail mail address website contact details detail card info information note
    notes message voicemail whatsapp linkedin facebook instagram twitter web online call calls meeting event
    mixer networking chamber breakfast lunch dinner coffee drinks tea party conference fair show gym church
    school golf group club bni rotary idea doing thing things stuff matter matters case cases reason reasons
    because subject buyer buyers seller sellers listing landlord tenant tenants vendor supplier walk-in walkin
    budget deadline timeline timescale timing requirement requirements request requests need company
    organisation organization business businesses firm practice job jobs work project projects task role
    position title type status date time day days week weeks month months year years morning afternoon evening
    night hour hours minute minutes monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december weekend spring summer autumn winter
    christmas easter possible potential interested wanted looking regarding fyi hot warm cold dropped
    """

NEED_NOUNS = listed(
    """
    access ladder ladders logo logos menu menus leaflet leaflets flyer flyers label labels banner banners
    plan plans drawings drawing blueprints permit permits permission survey surveys surveyor fit-out fitout refit
    refurbishment renovation renovations remodel remodelling remodeling extension conversion conversions loft
    attic basement garage kitchen kitchens bathroom bathrooms bedroom pantry closet wardrobe shelves shelving
    cabinets cabinet cabinetry counter countertop counters worktop worktops island deck decking patio terrace
    canopy awning porch balcony pergola fence fencing gate driveway garden gardens landscaping lawn pool shed
    roof roofing gutter gutters window windows blinds curtains door doors floor floors flooring carpet tile
    tiles tiling paint painting painter decorator decorating plastering plasterer damp insulation heating boiler
    furnace plumbing plumber drain drains electrician electrics wiring rewiring lighting lights solar panels
    charger hvac air conditioning ventilation acoustics stairlift lift ramp stairs staircase shower toilet
    toilets sink oven ovens stove sign signs signage shopfront storefront shop-front display displays showroom
    furniture chairs tables desk desks bench benches sofa upholstery mural murals sculpture insurance cover
    coverage policy liability malpractice indemnity bond bonds surety pension pensions annuity savings
    investment investments portfolio financial adviser advisor planner planning retirement mortgage mortgages
    loan loans remortgage refinancing finance financing funding funds grant grants investor investors capital
    credit overdraft lender broker brokers banking bank account accounts accountant accountants accountancy
    accounting bookkeeper bookkeeping books payroll tax taxes vat return returns audit auditor invoicing
    invoices cfo controller valuation valuations appraisal appraiser lawyer lawyers solicitor solicitors
    attorney attorneys barrister paralegal notary will wills probate trust trusts estate conveyancing divorce
    custody prenup contract contracts agreement agreements lease leases tenancy eviction visa visas immigration
    citizenship passport trademark trademarks patent patents copyright licence license licences licenses
    incorporation registration bylaws compliance gdpr litigation mediation mediator injury claim claims
    settlement employment dispute defence defense power documents document paperwork house home homes flat
    apartment condo duplex bungalow townhouse property properties land plot villa cottage office offices space
    premises unit warehouse workshop studio shop retail letting lettings realtor agent agents buyer seller
    rental rentals relocation move movers removal removals storage parking cleaner cleaners cleaning housekeeper
    nanny childcare nursery tutor tutors tutoring lessons teacher coach coaching trainer training therapist
    therapy counselling counseling counsellor counselor physio physiotherapy physiotherapist massage dentist
    dental doctor gp nurse carer carers caregiver care vet optician dietitian nutritionist chiropractor
    acupuncture surgery braces checkup website websites web site app apps software crm developer developers
    programmer hosting seo marketing advertising ads advert branding brand logo logos rebrand rebranding
    brochure brochures flyers leaflets copy copywriter copywriting pr publicity social media content video
    videos videographer photographer photography photos photo headshots portraits film podcast newsletter
    campaign graphic designer designers design printing printer print banners packaging labels merch merchandise
    uniforms wrap graphics it support network server servers computer computers laptop laptops security cameras
    alarm locks locksmith architect architects architecture engineer engineers structural engineering contractor
    contractors builder builders building carpenter carpentry joiner joinery handyman roofer mason stonework
    welder welding landscaper gardener interior interiors stager staging installer caterer catering cake cakes
    florist flowers venue venues dj band wedding weddings party event events entertainment musician translator
    translation translations interpreter interpreters interpreting editor editing proofreader ghostwriter writer
    recruiter recruitment recruiting staff staffing hire hires hr employee employees assistant va secretary
    receptionist manager director consultant consultants consulting advice help mentor mentoring strategy
    supplier suppliers distributor distributors importer importers exporter manufacturer manufacturers
    wholesaler courier couriers freight shipping transport logistics van vans car cars truck trucks fleet
    vehicle mechanic tyres tires mot bodywork boat boats yacht bike bikes tractor machinery equipment racking
    tools crane scaffolding skip parts materials timber glass glazing steel bricks concrete quote quotes
    estimate estimates inspection inspections inspector assessment report reports tests testing certificate
    certificates certification funeral burial headstone internship apprenticeship job jobs placement
    recommendation reference speaker speakers sponsor sponsorship partner partners franchise merger sale sales
    purchase acquisition business personal commercial residential corporate legal medical family first-time
    second-hand new bigger smaller life health motor contents renters landlord travel pet ground-floor walk-in
    open-plan custom bespoke modern tiny granny annexe annex conservatory orangery playroom play room rooms
    reception waiting treatment ceremony speech diploma interview cv resume debt bankruptcy insolvency
    restructuring startup start-up nonprofit charity fundraising fundraiser lettering embroidery tailoring
    wasp wasps nest woodworm termites mice moths rats ants bedbugs infestation damp toothache migraine eczema asthma
    tendon meniscus backache insomnia anxiety depression addiction allergy rash fracture sprain arthritis diabetes
    towing breakdown accident cello guitar drums flute saxophone renewal renewals deposit deposits refi refinance rewire reroof self-assessment bookkeeping conveyance conveyancer
    translating apostille h1b naturalization naturalisation adoption surrogacy guardianship deed deeds easement
    boundary party-wall planning damp-proofing exterminator fumigation chimney radiators heat-pump underfloor septic
    borehole irrigation paving gravel tarmac resurfacing hedge tree trees stump turf pond sauna bookcase joinery
    sash double-glazing shutters rug curtains wallpaper wallpapering skylight gable cladding render rendering
    pointing underpinning soundproofing dehumidifier mould mold asbestos sump conveyancing tutor tutoring gcse
    a-level piano violin singing driving yoga pilates swimming podiatrist osteopath optometrist orthodontist
    dermatologist psychologist psychiatrist paediatrician pediatrician midwife doula hypnotherapy counsellor
    mri x-ray hearing glasses implants veneers filling extraction hip knee shoulder back sciatica scoliosis
    crm erp api database dashboard chatbot automation spreadsheet backup cybersecurity wifi wi-fi router broadband
    domain landing wordpress shopify webshop e-commerce checkout booking menu menus signwriting wrap livery
    proofreading illustration illustrations illustrator animation voiceover audiobook memoir manuscript
    grant-writing pitch deck patent prototype prototyping moulding tooling pallet pallets forklift warehousing
    customs tariff export import pilot drone survey topographic geotechnical soil drainage flood sewer culvert
    estate-planning lpa poa trustee executor probate annulment alimony maintenance visitation restraining
    expungement dui speeding redundancy grievance tribunal discrimination whistleblower severance pensions isa sipp
    401k ira annuity equity crowdfunding factoring invoicing escrow appraisal rezoning zoning variance
    alterations dress suit dresses suits jewelry jewellery ring rings watch repair repairs restoration framing
    picture frames piano tuning guitar
    """
)
_OTHER = """
    pls plz
    foreman postman milkman doorman handyman barman
    pasted copied typed abt dictated dictating noted overheard scribbled jotted transcribed
    sms txt shoutout props who'd who'll who've that'd that'll there'd what'd
    yo oi hiya howdy sup alright boy girl big lil pal's thru w ur u appt biz ppl msg wk pm am
    tomorrow's ok'd midsummer well wow look listen guess update
    reminder remember forget forgot skipper touch credit kudos says note quick following happened happens turns
    google yelp nextdoor tiktok youtube houzz thumbtack craigslist trustpilot bing etsy empfehlung empfohlen braucht brauchen sucht suchen möchte möchten bis für eine einen einem kollege kollegin
    freund freundin nachbar nachbarin cherche cherchent besoin veut voudrait pour recommandé recommandée chez
    mon ma mes notre nos sa ses necesita necesitan busca buscan quiere quieren para mi su mis recomendación
    precisa precisam procura procuram quer querem uma meu minha seu sua cerca cercano bisogno vuole vogliono un
    una uno per il mio mia suo hat haben uns mir meine mein hallo hej hejsan tjena moin servus salut olá buenos
    sooo soo hiii heyy sorry von días tardes bonsoir hei min mitt poss iphone android pta rats mice wasps ants bees pigeons
    merci obrigado obrigada gracias danke grazie hola bonjour ciao bom dia x-ray library ladder trail unit units
    wife husband room rooms bakery bakeries restaurant restaurants cafe café bar pub hotel salon clinic clinics
    surgery school church mosque temple hall charity dance yoga food truck cart farm boat beer tea coffee cake
    bread house houses property street road town city village county country place places area region downtown
    upstairs downstairs next-door door neighbourhood neighborhood state national international global
    old-fashioned serious motivated lovely polite friendly nervous shy great payer budget under around approx
    approximately roughly sq ft sqft square feet foot metres meters acres bed beds bedroom bedrooms bath baths
    first-time cash employees staff people persons kids children baby twins dog cat cats dogs expecting moving
    soon-to-be newly just currently mother-in-law brother-in-law sister-in-law surname unknown single father
    mother son daughter parents customer reviews interior exterior front back side top bottom left right centre
    center middle window display second-hand used stuff bit bits piece pieces kind kinds sort sorts way ways
    part parts end ends point points total price prices money dollars pounds euros cheque check rush hurry
    urgent priority hot lead asap available free evenings mornings weekdays weekends anytime daytime tuesdays
    mondays fridays word words voice line lines list lists conversation chance trouble problem problems issue
    issues question questions opportunity opportunities big-hearted kind-hearted talented skilled experienced
    independent self-employed freelance freelancer entrepreneur artist artists musician painter writer author
    photographer butcher baker barber florist carpenter mechanic farmer fisherman engineer scientist student
    professor nurse vet midwife plumber electrician chef cook waiter driver blue red green yellow orange purple
    pink black white golden silver happy blessed lots loads tons plenty several various different similar abroad
    overseas nearby elsewhere home away together apart alone forward ahead wants-to need-to kilns kiln oven neon
    wood wooden metal paper leather cloth ground sprung fishing import export trade household municipal leaking
    broken cracked damaged sketch sketches mock-up mockup menu menus playlist counters logo chapel memorial
    showroom met meeting greet hello goodbye welcome congrats congratulations tip tips gratitude gratefully mate
    buddy pal dude bro folks team guys everyone course classes class lesson program programme scheme sunday
    lunch number nos source ref attn winter-proof commuter recurring seasonal monthly weekly daily annual yearly
    sir madam ladies gentlemen page pages hours guest host organiser organizer expo seminar webinar workshop
    retreat out-of-town nextdoor curious shopping browsing exploring thinking planning ready set keen eager
    desperate anxious impatient impressed satisfied north south east west northern southern eastern western
    """

VERBS = listed(_VERBS)
FUNCTION = listed(_FUNCTION)

COMMON = (
    FUNCTION
    | VERBS
    | listed(_SENDING_NOUNS)
    | listed(_OTHER)
    | NEED_NOUNS
    | RELATIONS
    | ROLES_AT_WORK
    | SENDING
    | TONGUES
    | ORG_NOUNS
    | (ABROAD - {"nos", "martes"})
)

_FIRST_NAMES = listed(
    """
    ana luis sally kwame fred mei tomasz grace hollis noor rashid inês ines bao dara rosa yusuf lena priya joel
    maria mary john james robert michael david william richard joseph thomas charles daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob
    gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander
    raymond patrick jack dennis jerry tyler aaron jose adam nathan henry peter zachary kyle walter ethan jeremy
    harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan
    billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis
    bobby philip patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret
    sandra ashley kimberly emily donna michelle dorothy carol amanda melissa deborah stephanie rebecca sharon
    laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine
    debra rachel carolyn janet catherine heather diane ruth julie olivia joyce virginia victoria kelly lauren
    christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison
    frances kathryn janice jean abigail alice judy sophia julia denise amber marilyn danielle beverly isabella
    theresa diana natalie brittany charlotte marie kayla alexis lori jane ahmed mohammed muhammad ali omar
    fatima aisha hassan hussein ibrahim khalid layla leila yasmin amina tariq karim samir nadia rania zainab
    bilal imran wei li ming jing hui xin yan chen lin hiroshi kenji yuki aiko haruto sakura min-jun ji-woo soo
    thu linh minh anh nguyen raj ravi anil sunita deepa arjun vikram meera anita sanjay suresh lakshmi gita sita
    carlos pedro pablo diego miguel javier sofia lucia carmen pilar jorge ricardo eduardo fernando rafael mateo
    camila valentina elena joão tiago beatriz filipa rui pierre luc michel camille sylvie claude chloé hans
    klaus jürgen uwe petra jutta ingrid astrid sven lars nils henrik karin olga dmitri sergei ivan natasha chidi
    ngozi emeka kemi tunde bola femi ade funke zanele thabo sipho kofi ama abena efua kwesi wanjiru otieno bob
    tom tim jim bill ben sam dan dave mike steve nick pete matt chris alex max leo kim sue liz kate jess beth
    meg nora zoe lucy ella mia ava lily ivy jo pat ted ned ed al ray declan siobhán niamh aoife conor connor
    liam fiona callum hamish gareth rhys lowri nia harriet tamsin pippa hugh rupert nigel graham trevor derek
    colin
    """
)
FIRST_NAMES = _FIRST_NAMES | listed(GIVEN_NAMES)

# Small, or where a sentence opens, these are words; a capital elsewhere may make names of them.
PLAIN = listed(PLAIN_WORDS) - FIRST_NAMES - ALSO_NAMES
WORDS = COMMON | PLAIN
NEVER_NAMES = COMMON - ALSO_NAMES
PLACES_ONLY = PLACES - ALSO_NAMES
PLACES_AND_TONGUES = PLACES | TONGUES
