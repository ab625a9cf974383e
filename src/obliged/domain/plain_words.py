"""Which English words are so common that, small or opening a sentence, they are nobody's name?

The two most common levels of SCOWL, the Spell Checker Oriented Word Lists, without names. Copyright 2000-2016 by Kevin
Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output
created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
copyright notice appears in all copies and that both that copyright notice and this permission notice appear in
supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose.
It is provided "as is" without express or implied warranty.
"""

from __future__ import annotations

PLAIN_WORDS = """
aardvark abandon abandoned abandoning abandons abbreviate abbreviated abbreviates abbreviating abbreviation
abbreviations abide abilities ability abnormal abnormally abolish abolished abolishes abolishing abolition abort
aborted aborting abortion aborts absence absent absolute absolutely absorb absorbed absorbing absorbs abstract
abstraction absurd abuse abused abuses abusing abusive abysmal academic academics accelerate accent accents accept
acceptable acceptance accepted accepting accepts access accessed accesses accessible accessing accidental
accidentally accidents accommodate accommodation accompanied accompanies accompany accompanying accomplish
accomplished accomplishes accomplishing accord accordance accorded according accordingly accords accounted
accumulate accumulated accumulates accumulating accuracy accurate accurately accusation accusations accuse accused
accuses accusing accustom accustomed accustoming accustoms achieve achieved achievement achievements achieves
achieving acid acknowledge acknowledged acknowledges acknowledging acorn acoustic acquire acquired acquires
acquiring acronym acronyms act acted acting action actions activate activated activates activating active actively
activities activity actor actors acts actual acute adapt adaptation adapted adapter adapting adaptor adapts added
addict addicted addicting addictive addicts adding addition additional additionally additions addressed addresses
addressing adds adequate adequately adhere adhered adheres adhering adjacent adjective adjust adjusted adjusting
adjustment adjustments adjusts administer administered administering administers administration administrative
admirable admiration admire admission admit admits admitted admittedly admitting adopt adopted adopting adopts
adult adults advance advanced advances advancing advantage advantageous advantages advent adventure adventures
adventurous adverse adversely advertise advertised advertisement advertisements advertises adverts advisable
advisers advising advisory advocate advocated advocates advocating aerial aesthetic aesthetically affair affairs
affect affected affecting affection affects afford aforementioned afraid afternoons afterward afterwards age aged
ageing agenda ages aggressive aging agony agree agreed agreeing agrees agricultural aid aided aiding aids aim
aimed aiming aims aircraft airport akin alarmed alarming alarms alas albeit album albums alcohol alcoholic alert
algebra algebraic algorithm algorithms alias aliases alien aliens align aligned aligning alignment aligns alike
alive allegation allegations allege alleged allegedly alleges alleging allergic alleviate alliance allies allocate
allocated allocates allocating allocation allocations allow allowable allowance allowances allowed allowing allows
almost alongside aloud alphabet alphabetic alphabetical alter alteration altered altering alternate alternative
alternatively alternatives alters altogether amateur amaze amazed amazes amazing amazingly ambassador ambient
ambiguities ambiguity ambiguous ambitious amend amended amending amendment amends amongst amount amounts amp ample
amplifier amuse amused amusement amuses amusing anagram analog analogous analogue analogy analyse analysed
analyses analysing analysis analyst analyze analyzed analyzes analyzing anarchy anatomy ancestor ancestors ancient
anecdote anecdotes angels anger angle angles angry anguish animal animals anniversary announce announced
announcement announcements announces announcing annoy annoyance annoyed annoying annoys annually anomalies anomaly
anonymous anorak anoraks answering anthology anticipate anticipated anticipates anticipating anticipation antidote
antique antisocial anyhow anyplace anyway anywhere apathetic apathy apologies apologise apologised apologises
apologising apologize apologized apologizes apologizing apology apostrophe appal appall appalled appalling
appallingly appalls appals apparatus apparatuses apparent appeal appealed appealing appeals appear appearance
appearances appeared appearing appears append appended appending appendix appends applause apple applicable
applicant applicants application applications applied applies apply applying appoint appointed appointing
appointment appointments appoints appreciating appreciation approach approached approaches approaching appropriate
appropriately approval approve approved approves approving approximate approximation apt arbitrarily arbitrary arc
arcade arcane archaic archive archived archives archiving areas arena arguable arguably argue argued argues
arguing argument arguments arise arisen arises arising arithmetic arm armed arming arms army arose arrangement
arrangements arranging array arrays arrest arrested arresting arrests arrival arrive arrived arrives arriving
arrogance arrogant arrow arrows arse article articles artificial artificially artistic arts ascend ascended
ascending ascends ash ashamed ashcan ashes aside asleep aspect aspects ass assault assemble assembled assembler
assembles assembling assembly assert asserted asserting assertion asserts assess assessed assesses assessing asset
assets assign assigned assigning assignment assignments assigns assist assistance assisted assisting assists
associated associates associating association associations assort assorted assorting assorts assume assumed
assumes assuming assumption assumptions assure assured assures assuring asterisk asterisks astronomer astronomers
astronomy asynchronous ate atheism atheist atheists atmosphere atmospheric atom atomic atoms atrocities atrocity
attaching attachment attachés attack attacked attacking attacks attain attempt attempted attempting attempts
attend attendance attendant attended attending attends attention attentions attitude attitudes attract attracted
attracting attraction attractive attracts attribute attributed attributes attributing audible audience audiences
audio authentic authorisation authorise authorised authorises authorising authorities authority authorization
authorize authorized authorizes authorizing authors autobiography automate automated automates automatic
automatically automating automobile automobiles availability average avoid avoided avoiding avoids await awaited
awaiting awaits awake award awarded awarding awards aware awareness awful awfully awkward ax axe axes axiom axioms
axis babies backbone backed background backgrounds backing backlog backs backspace backward backwards bacteria
bacterium badge badly baffle baffled baffles baffling bag baggage bags bake baked bakes baking balance balanced
balances balancing ball ballet ballot balls ban banal banana bananas bands bandwagon bandwidth bang bankrupt
banned banner banning bans bare barely bargain bark barked barking barks baroque barred barrel barrier barriers
barring barristers bars base based bases bash bashed bashes bashing basic basics basing basis basket bass basses
bastard bastards bat batch batteries battery battle baud bay beach beam beans bear beard bearded bearding beards
bearing bears beast beasts beaten beating beats beautiful beautifully beauty became become becomes becoming beef
beers beforehand beg beginner beginners beginning behalf behave behaved behaves behaving behavior behaviour beings
belief beliefs believable believed believer believers believing bells belong belonged belonging belongs beloved
belt bend bending bends beneath beneficial bet bets betting beware bias biased biases biasing bible biblical
bicycle bicycles bid bidding bids bigot bigoted bigotry billfold billion billions bills bin binary bind binding
binds biochemistry biography biological biologist biologists biology birds birth birthday biscuit biscuits bite
bites biting bitmap bitter bizarre blackboard blackmail blacks blade blades blame blamed blames blaming blank
blanket blanks blast blasted blasting blasts blatant blatantly bless blesses blew blind blindly blink blob block
blocked blocking blocks blood bloody blow blowing blown blows blues blurb board boards bobs bodies body bog bogged
bogging boggle boggles bogs bogus boil boiled boiling boils bold bolt bomb bombed bombing bombs bone bones bonus
booklet bookshop bookshops bookstore boom boost boot boots border borderline bore bored boredom bores boring born
borne borrow borrowed borrowing borrows bother bothered bothering bothers bottle bottles bounce bound boundaries
bounds bout bow bowl box boxes boys bracket bracketed bracketing brackets brains brake brakes branches branded
brands brass brave breach break breaking breaks breath breathe breathed breathes breathing bred breed breeding
breeds breeze brethren brick brief briefly brigade brighter brightest brightly brightness brilliant brilliantly
broad broadcast broadcasting broadcasts broadly broke brothers browse browsed browses brush brutal bubble bucket
bucks buffer buffered buffering buffers bug bugger buggers bugs buildings bulb bulbs bulk bullet bulletin bullets
bunch bundle burden bureaucracy buried buries burn burned burning burnt burst bursting bursts bury burying bus
buses buss busses bust butter button buttons bye bypass byte bytes cabbage cable cabled cables cabling caffeine
cage calculate calculated calculates calculating calculation calculations calculator calculus calendar caller calm
camera camp campaigned campaigning campaigns camps campus cancel canceled canceling cancelled cancelling cancels
cancer candidates cannot canonical cans capabilities capability capable capacity capitalism capitalist capitals
caps capture captured captures capturing carbon cardboard cards cared career careers careful carefully careless
cares caring carriage carried carrier carries carrot carrots carrying cartoon cartoons cartridge cartridges cased
casing cassette cassettes cast casting castle casts casual catalog catalogs catalogue catalogues catastrophic
catches catching categorically categories category cater catered caters cathedral cattle causal causality cause
caused causes causing caution cave caveat cease ceased ceases ceasing ceiling celebrate celebrated celebrates
celebrating celebration cells cellular censor censored censoring censors censorship cent centered centering
centers central centrally centred centres centring centuries century certain certainly certainty chain chains
chairman chalk challenge challenged challenges challenging champagne champion chancellor chances changeover
channel channels chaos chaotic chaps chapter chapters char character characteristic characteristics characters
charged charges charging charitable charities charm charmed charming charms chars chart charter charts chased
chases chasing chatting cheaper cheapest cheaply cheat cheated cheating cheats checked checker checking checks
cheek cheer cheerful cheese chemical chemicals chemist chemistry chemists chequed chequer cheques chequing chess
chest chestnut chew chewed chewing chews chicken chickens chief child childhood childish chips chocolate choice
choices choir choose chooses choosing chop chopped chopping chops choral chord chorus chose chosen chucked
chucking chucks chunk chunks churches cider cigarette cinema circa circle circles circuit circuitry circuits
circular circulate circulated circulates circulating circulation circumstance circumstances cite cited cites
cities citing citizen citizens civil civilian civilisation civilise civilised civilises civilising civilization
civilize civilized civilizes civilizing claimed claiming clarification clarified clarifies clarify clarifying
clarity clash clashes classed classic classical classics classification classified classifies classify classifying
classing clause clauses cleanest cleanly clear clearance cleared clearer clearest clearing clearly clears clever
cleverer cleverest cliché click climate climb climbed climbing climbs clinical clip clipped clipping clips clique
clock clocks clog clone clones closely closer closest closure clothe clothed clothes clothing cloud clouds clubs
clue clues clumsy cluster clusters coal coarse coast coat coats cobbler cobblers code coded codes coding coherent
coin coincide coincidence coined coining coins coke collaboration collapse collapsed collapses collapsing collar
collate collated collates collating collect collected collecting collection collections collective collects
college colleges colony color colored coloring colors colour coloured colouring colours column columns combat
combination combinations combine combined combines combining comedy comfortable comfortably comic comics comma
command commandment commandments commands commas commence comment commentary commentator commentators commented
commenting comments commercially commission commissioned commissioning commissions commit commitment commitments
commits committed committee committees committing commodity common commonly commons communal communicate
communicated communicates communicating communication communications communism communist communists communities
community compact companies companion comparable comparative comparatively compare compared compares comparing
comparison comparisons compassion compatibility compatible compel compelled compelling compels compensate
compensation compete competed competence competent competes competing competition competitive competitor
competitors compilation compile compiled compiler compilers compiles compiling complacent complain complained
complaining complains complaint complaints complement complementary complete completed completely completeness
completes completing completion complex complexity complicate complicated complicates complicating complication
complications compliment comply component components compose composed composer composers composes composing
composite composition compound comprehend comprehensible comprehension comprehensive compress compressed
compresses compressing compression comprise comprised comprises comprising compromise compulsion compulsory
computation computational compute computed computerise computerised computerises computerising computerize
computerized computerizes computerizing computes computing concatenate concatenated concatenates concatenating
conceal concealed concealing conceals concede conceivable conceivably conceive conceived conceives conceiving
concentrate concentrated concentrates concentrating concentration concept conception concepts conceptual concern
concerned concerns concert concerto concerts concise conclude concluded concludes concluding conclusion
conclusions concur concurrently condemn condemnation condemned condemning condemns condense condensed condenses
condensing condition conditional conditioned conditions condom condone conduct conducted conducting conductor
conducts conferences confess confidence confident confidential confidentiality configuration configurations
configure configured configures configuring confine confined confines confining confirm confirmation confirmed
confirming confirms conflict conflicted conflicting conflicts conform confront confronted confronting confronts
confuse confused confuses confusing confusion congest congested congesting congestion congests congratulate
conjecture conjunction connection connections connector connotation connotations conscience conscious consciously
consciousness consecutive consensus consent consented consenting consents consequence consequences consequent
consequently conservation conservative conservatives considerable considerably considerate consideration
considerations considered consist consisted consistency consistent consistently consisting consists consolation
console conspicuous conspiracy constantly constants constituency constituent constituents constitute constitutes
constitution constitutional constrain constrained constraining constrains constraint constraints construct
constructed constructing construction constructions constructive constructs consult consultation consulted
consults consume consumed consumer consumes consuming consumption contacting contain contained container
containing contains contemplate contemplated contemplates contemplating contemporary contempt contend contention
contentious contest context contexts continent continental continual continually continuation continuations
continue continued continues continuing continuity continuous continuously continuum contour contraception
contracted contracting contradict contradicted contradicting contradiction contradictory contradicts contrary
contrast contravention contribute contributed contributes contributing contribution contributions contributor
contributors contrive contrived contrives contriving control controlled controllers controlling controls
controversial controversy convenience convenient conveniently convention conventional conventions conversations
converse conversely converter converting converts convey convict convicted convicting conviction convictions
convicts convince convinced convinces convincing convincingly cooked cookie cookies cooking cooks cool cooled
cooling cools cooperate cooperation coordinate coordinates coordination cope coped copes copied copies coping
copper copying core corn corner corners corporation corpse corpses correct corrected correcting correction
corrections correctly corrects correlate correlation correspond corresponded correspondence correspondent
corresponding corresponds corridor corrupt corrupted corrupting corruption corrupts cosmic cosmology costed
costing costly cosy cotton cough councils counsel counseled counselled counsels count counted counterexample
counterparts counting countless countries countryside counts coupled couples coupling courage courses court
courtesy courts covered covering covers cow cows cozy crack cracking cracks craft cramp cramped cramping cramps
crap crash crashed crashes crashing crass crawl crawled crawling crawls crazy cream create created creates
creating creation creative creator creature creatures credibility credible credits creep crew cricket cried cries
crime crimes criminal criminals crisis crisp crisps criteria criterion critic critical criticise criticised
criticises criticising criticism criticisms criticize criticized criticizes criticizing critics crop crops cross
crossed crosses crossing crossroad crossroads crossword crowd crowded crowding crowds crown crucial crude cruel
cruelty cruise cruised cruises cruising crunch crunched crunches crunching crush crushed crushes crushing cry
crying cryptic crystals cs cube cubic cuckoo cuddly cue culprit cult cultural culture cultures cumbersome cumming
cums cumulative cunning cup cupboard cups cure cured cures curing curiosity curiously curly currency curriculum
curry curse cursor curtain curve curves custard customary cut cute cuts cutting cycle cycled cycles cycling
cyclist cyclists cylinder cynic cynical daft damage damages damaging damn damnation damned damning damns danced
dances dancing danger dangerous dangerously dangers dare dared dares daring dark darkness dash dashed dashes
dashing data databases dated dates dating datum daylight dead deadly deaf deal dealer dealers dealing deals dealt
death deaths debatable debate debated debates debating debug debugged debugger debugging debugs decade decades
decay decide decided decides deciding decimal decision decisions declaration declarations declare declared
declares declaring decline declined declines declining decode decoded decodes decoding decrease decreased
decreases decreasing dedicate dedicated dedicates dedicating deduce deduced deduces deducing deduction deductions
deem deemed deeming deems deep deeper deepest deeply default defaults defeat defeated defeating defeats defect
defective defects defend defended defending defends defensive deficiencies deficiency define defined defines
defining definite definition definitions definitive defy degenerate degradation degrade degraded degrades
degrading degree degrees deity delay delayed delaying delays delete deleted deletes deleting deletion deliberate
deliberately delicate delicious delight delighted delightful delighting delights delimiters delivering delivers
delusion demand demanded demanding demands demented demise democracy democratic democratically demolish demolished
demolishes demolishing demonstrate demonstrated demonstrates demonstrating demonstration demonstrations denied
denies denominator denote denotes dense density deny denying department departmental departments departure depend
dependant depended dependence dependent depending depends depress depressed depresses depressing deprive deprived
deprives depriving depth depths deputy derange deranged deranges deranging derivative derive derived derives
deriving derogatory descend descended descending descends describe described describes describing description
descriptions descriptive desert deserted deserting deserts deserved deserving designate designated designates
designating desirable desire desired desires desiring desktop despair desperately despise destination destine
destined destines destining destroy destroyed destroying destroys destruction destructive detach detached detaches
detaching detailed detailing detect detectable detected detecting detection detective detector detects deter
determination determine determined determines determining deterrent detract devastate devastated devastates
devastating develop developed developing development developments develops deviation device devices devil devious
devise devised devises devising devoid devote devoted devotes devoting diagnosis diagnostic diagnostics diagonal
diagram diagrams dial dialect dialects dialed dialing dialings dialled dialling diallings dialog dialogue dials
diameter diary dice dictate dictator dictatorship dictionaries dictionary die died dies diesel diet differ
differed difference differences differential differentiate differently differing differs difficult difficulties
difficulty dig digest digging digit digital digits dignity digs dilemma dim dimension dimensional dimensions dine
dined dines dining dip diplomatic dire direction directions directive directives directly directories directors
directory dirt dirty disable disabled disables disabling disadvantage disadvantages disagree disagreed disagreeing
disagreement disagrees disappear disappeared disappearing disappears disappoint disappointed disappointing
disappointment disappoints disaster disasters disastrous disc discard discarded discarding discards discharge
disciplinary discipline disclaimer disco disconnect disconnected disconnecting disconnects discontinue
discontinued discontinues discontinuing discount discounts discourage discouraged discourages discouraging
discover discovered discoveries discovering discovers discovery discrepancy discrete discretion discriminate
discriminated discriminates discriminating discs discuss discussed discusses discussing discussion discussions
disease diseases disguise disguised disguises disguising disgust disgusted disgusting disgusts dish dishes
dishonest disk dislike disliked dislikes disliking dismal dismiss dismissed dismisses dismissing disorder
displayed displaying disposable disposal dispose disposed disposes disposing disposition disregard disrupt
disruption dissertation dissimilar distance distances distant distasteful distinct distinction distinctions
distinctive distinctly distinguish distinguished distinguishes distinguishing distort distorted distorting
distortion distorts distract distracted distracting distracts distress distressed distresses distressing
distribute distributed distributes distributing distribution district disturb disturbance disturbed disturbing
disturbs ditch ditto dive dived diverse diversity divert diverted diverting diverts dives divide divided divides
dividing divine diving division divisions doctors doctrine documentary documentation documented documenting dodge
dogma dollar domestic dominant dominate dominated dominates dominating donate donated donates donating donation
donations dons doom doomed dooming dooms dose doses dots dotted dotting double doubled doubles doubling doubt
doubtful doubtless doubts downhill downright downwards dozens drag dragged dragging dragon drags drained draining
drama dramatic dramatically drank drastic drastically draught draughts drawback drawbacks dread dreaded dreadful
dreading dreads dream dreamed dreaming dreams dreamt dreary dressed dressing dried drift drill drink drinking drip
dripped dripping drips drive drivel driven drivers drives drops drove drown drowned drowning drowns drug drugs
drum drunk drunken dry drying dual dubious duck ducks due dug dull duly dumb dummy dump dumped dumping dumps
dumpster duplicate duplicated duplicates duplicating duplication duration dust dustbin duties duty dying dynamic
dynamically dynamics eagerly eagle ear earlier earliest earn earned earning earns ears earth ease easier easiest
easily eat eaten eater eating eats eccentric echoed echoes echoing ecological ecology economic economical
economically economics economies economy edge edges edition editions editorial editors educate educated educates
educating education educational effect effective effectively effectiveness effects efficiency efficient
efficiently effort efforts egg eggs ego egos eh eighteen eighth elaborate elderly elect elected electing election
elections electoral electorate electric electrical electricity electron electronic electronically electronics
elects elegant element elementary elements elephant elephants elevator elevators eligible eliminate eliminated
eliminates eliminating elite elitist em embarrass embarrassed embarrasses embarrassing embarrassment embed
embedded embedding embeds emerge emerged emergency emerges emerging eminent eminently emotion emotional
emotionally emotions emphasis emphasise emphasised emphasises emphasising emphasize emphasized emphasizes
emphasizing empire empirical employ employed employer employers employing employs emptied empties emptying emulate
emulation emulator emulators enable enabled enables enabling enclose enclosed encloses enclosing encode encoded
encodes encoding encounter encountered encountering encounters encourage encouraged encouragement encourages
encouraging endeavor endeavour ended ending endings endless endlessly enemies enemy energy enforce enforced
enforces enforcing engage engaged engages engaging engine engineered engines enhance enhanced enhancement enhances
enhancing enjoyable enjoyed enjoying enjoyment enjoys enlarge enlarged enlarges enlarging enlighten enlightened
enlightening enlightenment enlightens enormous enormously enquire enquired enquires enquiring ensure ensured
ensures ensuring entail entails enter entered entering enterprise enters entertain entertained entertaining
entertains enthusiasm enthusiastic entire entirely entirety entities entitle entitled entitles entitling entity
entrance entries entry envelope envelopes environment environmental environments envisage envisaged envisages
envisaging envy epic episode episodes equal equality equally equals equate equation equations equilibrium equip
equipped equipping equips equivalent equivalents erase erased eraser erases erasing ergo err erroneous error
errors escape escaped escapes escaping esoteric especially essay essays essential essentially establish
established establishes establishing establishment establishments estimated estimating estimation eternal eternity
ethic ethical ethics ethnic etymology evaluate evaluated evaluates evaluating evaluation evened evenly evens
eventual eventually everyday everywhere evidence evident evidently evil evils evolution evolutionary evolve
evolved evolves evolving exact exaggerate exaggerated exaggerates exaggerating exam examination examine examined
examiner examines examining example examples exams exceed exceeded exceeding exceedingly exceeds excellent
excepted excepting exception exceptional exceptionally exceptions excepts excess excessive excessively exchange
exchanged exchanges exchanging excite excited excitement excites exciting exclamation exclude excluded excludes
excluding exclusion exclusive exclusively excuse excuses executable execute executed executes executing execution
executive exempt exercise exercised exercises exercising exhaust exhausted exhausting exhaustive exhausts exhibit
exhibition exist existed existence existing exists exit exited exiting exits exotic expansion expectation
expectations expected expedition expenditure expense expenses experience experiences experiencing experiment
experimental experimentally experimentation experimented experimenting experiments expert expertise experts expire
expired expires expiring expiry explain explained explaining explains explanation explanations explanatory
explicit explicitly explode exploded explodes exploding exploit exploitation exploited exploiting exploits
exploration explore explored explores explosion explosions explosive exponential expose exposed exposes exposing
exposure express expressed expresses expressing expression expressions expressway expressways extant extending
extends extensions extensive extensively extent extents external externally extinction extra extract extracted
extracting extracts extraneous extraordinarily extraordinary extras extreme extremely extremes extremist eye eyes
eyesight fabric face faced faces facilitate facilities facility facing fact factor factories factors factory facts
factual factually faculties faculty fail failed failing fails failure failures faint fainter faintest fairer
fairest fairly fairness faithful fake fall fallacious fallacy fallen falling falls false fame familiar familiarity
families famine famous fan fans fantasies fantastic fantasy far farce fare farewell farmers farther farthest
fascinate fascinated fascinates fascinating fascist fashion fashionable fashioned fashioning fashions faster
fastest fat fatal fathers fatuous faucet fault faults faulty favor favorable favored favoring favorite favorites
favors favour favourable favoured favouring favourite favourites favours fear feared fearing fears feasibility
feasible feat feature featured features featuring federal fee feeble feed feedback feeding feeds feel feeling
feelings feels fees fell fellow fellows felt female females feminist feminists fender fenders festival fetch fever
fewer fewest fiber fibers fibre fibres fiction fictional fiddle fiddled fiddles fiddling fierce fifteen fight
fighter fighting fights figure figured figures figuring fill filled fills filmed filming films filter filtered
filtering filters filthy finalise finalised finalises finalising finalize finalized finalizes finalizing finally
finals finances financially findings fine fined finer fines finest finger fingers fining finish finished finishes
finishing finite fire fired fires firework fireworks firing firmly firms firstly fiscal fished fishes fiver fizzy
flagging flags flame flames flash flashed flashes flashing flavor flavour flaw flawed flawing flaws flesh flew
flexibility flexible flied flies flight flip flipped flipping flips float floated floating floats flooded flooding
floods floppy flour flow flowed flower flowing flown flows fluctuation fluctuations fluent fluffy fluid flush
flushed flushes flushing fly flying foam focus fog fold folded folder folders folding folds folk follower
followers follows fond font fonts foods fool fooled fooling foolish fools football footnote footnotes forbade
forbid forbidden forbidding forbids force forced forces forcibly forcing forecast forecasting forecasts foreign
foreigner foreigners foreseeable forests forever forgave forgets forgetting forgive forgiven forgives forgiving
forgotten fork form formal formally format formation formats formatted formatting formed formerly forming forms
formula formulae formulation forth forthcoming fortnight fortunate fortunately fortune fossil fought foul
foundation foundations founded founding founds fountain fourteen fraction fractions fragile fragment fragments
frame framework frankly frantic fraud freak freaks freed freedom freeing freely frees freeway freeways freeze
freezes freezing frequencies frequency frequent frequently fresh friction fried friendship fries frighten
frightened frightening frightens fringe frivolous frog frogs frown frowned frowning frowns froze frozen fruit
fruits frustrate frustrated frustrates frustrating frustration fry frying fudge fuel fulfil fulfill fulfilled
fulfilling fulfills fulfils fullest fully fume fumes fun function functional functionality functioned functioning
functions fund fundamental fundamentalist fundamentally funded funnier funniest funny fur furry further
furthermore furthest fuse fusion fuss fussy futile future fuzzy gain gained gaining gains galactic galaxy game
games gang gap gaps garbage garble garbled garbles garbling gas gasoline gasp gates gateway gather gathered
gathering gathers gear geared gearing gears gender generalisation generalisations generalise generalised
generalises generalising generalization generalizations generalize generalized generalizes generalizing generally
generate generated generates generating generation generations generator generators generic generous genes genetic
genetically genetics genius genocide genre gentle gently genuine genuinely geographical geography geology geometry
gesture ghastly ghost giant gibberish gift gifts gig gin girls gladly glance glean gleaned gleaning gleans
globally glorious glory glossy glove gloves glow glowed glowing glows glue gnome goal goals goat god gods goldfish
goldfishes goodies goodness goods goody gorgeous gospel gossip govern governed governing government governments
governs gown grab grabbed grabbing grabs grade grades gradual gradually graduate graduated graduates graduating
graduation graffiti graffito grain grammar grammatical grand grands granted granting graph graphical graphs grasp
grass gratuitous gratuitously grave gravitational gravity greasy greater greatest greatly greed greedy grew grid
grief grim grind grinding grinds grip grips groan gross grosses grossly grounds grouped grouping groups grown
growth guarantee guaranteed guaranteeing guarantees guard guarded guarding guards guessed guesses guessing guests
guidance guide guided guideline guidelines guides guiding guilt guilty guinea gulf gullible gum guns gut guts ha
habit habits hack hacked hacker hackers hacking hacks hail hair haircut hairs hairy halls halt halted halting
halts halve halves hammer handbook handful handicap handler handling hang hanged hanging hangover hangs happen
happening happier happiest happily happiness hardback hardened hardening hardens harder hardest hardly hardship
hardware harmful harmless hash hassle hasten hasty hate hated hates hating hatred hats havoc hay hazard hazards
hazy headache headed header headers heading headline headlines heads healthy heap heart heartily hearts heat
heated heats heavens heavier heaviest heavily heavy heel heels height heights helicopter hell helmet helpful
helpless henceforth herd hereby heresy heritage hero heroes heroic heroin herring herrings herself hesitate
heterosexual hexadecimal hid hidden hide hided hideous hideously hides hiding hierarchical hierarchy higher
highest highlight highlighted highlighting highlights highly highway highways hilarious himself hindsight hint
hinted hinting hints historian historians historic historical historically history hit hitherto hits hitting ho
hobby hog holder holders holding hole holes holiday holidays hollow holy homosexual homosexuality honestly honesty
honey honor honorary honored honoring honors honour honoured honouring honours hopeful hopefully hopeless
hopelessly horde hordes horizon horizontal horizontally horn horrendous horrendously horrible horribly horrid
horrific horrified horrifies horrify horrifying horror horse horses hospital hospitals hostile hosts housed
housing however huge hugely huh hum human humane humanity humans humble humbly humor humorous humour hundreds
hungry hunted hurt hurting hurts hut hydrogen hyphen hypocrisy hypocrite hypocritical hypothesis hypothetical
hysterical ice icon icons id ideal idealistic ideally ideals ideas identical identically identification identified
identifier identifiers identifies identify identifying identity ideological ideology idiom idiosyncratic idiot
idiotic idiots idle ignorance ignorant ignore ignored ignores ignoring ill illegal illegally illiterate illness
illogical illusion illustrate illustrated illustrates illustrating image images imaginary imagination imaginative
imagine imagined imagines imagining imbalance immature immediate immense immensely imminent immoral immortal
immune impact impair impaired impairing impairs impend impended impending impends imperative imperfect imperial
impersonal implausible implement implementation implementations implemented implementing implements implication
implications implicit implicitly implied implies imply implying importance important importantly imported
importing imports impose imposed imposes imposing impossible impractical impress impresses impressing impression
impressions impressive imprison imprisoned imprisoning imprisons improbable improve improved improvement
improvements improves improving impulse inability inaccessible inaccuracies inaccuracy inaccurate inadequate
inadvertently inane inappropriate incapable incarnation incentive inch inches incidence incident incidental
incidentally incidents inclination incline inclined inclines inclining include included includes inclusion
inclusive incoherent income incompatible incompetence incompetent incomplete incomprehensible inconsistencies
inconsistency inconsistent inconvenience inconvenienced inconveniences inconveniencing inconvenient incorporated
incorrect incorrectly increase increased increases increasing increasingly incredible incredibly increment incur
incurred incurring incurs indeed indefensible indefinite indefinitely indent independence independently
indeterminate index indexed indexes indexing indicate indicated indicates indicating indication indications
indicative indicator indicators indictment indirect indirection indirectly indistinguishable individual
individually individuals induce induced induces inducing induction indulge indulged indulges indulging industrial
industries industry ineffective inefficiency inefficient inequality inertia inevitable inevitably inexperienced
infallible infamous infantile infect infected infecting infection infects infelicity infer inference inferior
inferiority infinite infinitely infinity inflation inflexible inflict influence influenced influences influencing
influential inform informal informally informative informed informing informs infrastructure infrequent
infringement ingenious ingredient ingredients inhabit inhabitant inhabitants inhabited inhabiting inhabits
inherent inherently inherit inheritance inherited inheriting inherits inhibit inhibited inhibiting inhibition
inhibits initialisation initialise initialised initialises initialising initialization initialize initialized
initializes initializing initially initials initiate initiated initiates initiating initiative inject injure
injured injures injuries injuring injustice ink inner innocence innovation innovative input inputs inputted
inputting inquire inquired inquires inquiring insane insect insects insecure insensitive insert inserted inserting
insertion inserts inside insidious insight insignificant insist insisted insistence insisting insists insofar
inspect inspected inspecting inspects inspiration inspire inspired inspires inspiring installation installations
instance instances instant instantly instead instinct institute institution institutions instruct instructed
instructing instruction instructions instructs instrument instrumental instruments insufficient insult insulted
insulting insults intact intake integer integers integral integrate integrated integrates integrating integration
integrity intellect intellectual intelligence intelligent intend intended intending intends intense intensely
intensity intensive intent intention intentional intentionally intentions inter interact interacted interacting
interaction interactions interactive interactively interacts intercourse interest interesting interestingly
interests interface interfaced interfaces interfacing interfere interfered interference interferes interfering
interim intermediate intermittent internal internally internals interpret interpretation interpretations
interpreted interprets interrogate interrupt interrupted interrupting interruption interruptions interrupts
intersection intersections interval intervals intervene intervened intervenes intervening intervention interviewed
interviewing interviews intimate intolerance intrinsic intrinsically introductory intuitive invade invaded invades
invading invalid invalidate invaluable invariably invasion invent invented inventing invention inventions inventor
invents inverse invert inverted inverting inverts invest investigate investigated investigates investigating
investigation investigations invisible invitation invite invited invites inviting invoke invoked invokes invoking
involve involved involvement involves involving irate iron ironic irony irrational irrelevant irrespective
irresponsible irritate irritated irritates irritating irritation islands isolate isolated isolates isolating
isolation issued issuing item items itself jacket jackets jam jammed jamming jams jargon jazz jealous jeans
jellies jelly jerk jest joining joint jointly joints joked jokes joking jolly journal journalist journalists
journals judged judgement judgements judges judging judgment judgments juice jump jumped jumping jumps junction
jungle junk jury justifiable justifiably justification justified justifies justify justifying juvenile keeper
kernel kettle key keyboard keyboards keyed keying keys keystroke keystrokes keyword keywords kicked kicking kicks
kid kidded kidding kidnap kidnapped kidnapping kidnaps kidney kill killed killer killing kills kindness kingdom
kings kiss kits knees knife knock knocked knocking knocks knowledge lab labeled labeling labelled labelling labor
laboratory labour labs lack lacked lacking lacks lad lag lager laid lain lamp landed lands landscape language
languages largely largest laser lasers lasted lasting lasts lately latter laugh laughed laughing laughs laughter
lavatory laws lay layer layers laying layout lays laziness lazy leach leaded leader leaders leadership leading
leaf leaflet league leak leaned leaning leans leap learn learned learning learns learnt leaved lecture lectured
lecturer lecturers lectures lecturing led leg legally legend legendary legible legislation legitimate legitimately
legs leisure lend lending lends length lengths lengthy lenient lens lenses lent lesbian lesser lest lethal letter
letters level levels liable liaison libel liberal liberties librarian libraries licensed licensing lid lie lied
lifestyle lifetime lifted lifting lifts light lighted lighter lightest lightly lightning lightninged lightnings
likelihood likely likewise liking limb limbs limit limitation limitations limited limiting limits linear lined
linguistic lining linkage lion lip lips liquid liquor lisp listed listened listener listening listens listings lit
liter literal literally literary literate literature litre litter lively liver livest load loaded loader loading
lobby locally locals locate located locates locating location locations lock locked locking lodge log logged
logging logic logical logically logs lonely longer longest loop loophole loops loose loosely lords lorries lorry
lose loss losses loud louder loudest loudly lousy lover lovers loving lower lowered lowering lowers lowest luck
luckily ludicrous ludicrously luggage lump lumps lunatic lunchtime lung lungs lurk lurked lurking lurks lust
luxury lying lyrics machine machines madness magazine magazines magic magical magnetic magnificent magnitude
mailbox mailing mainframe mainframes mainly mains mainstream maintain maintained maintaining maintains maize
majority maker makers males malfunction malicious manage managed management managers manages managing mandate
mandatory mangle mangled mangles mangling mania manifestation manifestly manifesto manipulate manipulated
manipulates manipulating manipulation mankind manned manner manpower mans manual manually manuals manufacture
manufactured manufactures manufacturing map mapped mapping maps margin marginal marginally margins marital marked
marker markers market marketed markets marking marks marriage marvellous marvelous mask mass masses massive
massively master masters matches material mathematical mathematically mathematician mathematicians mathematics
matrices matrix mature maximise maximize maximum mayor maze meal meals mean meaning meaningful meaningless
meanings means meant meantime meanwhile measure measured measurement measurements measures measuring meat
mechanical mechanics mechanism mechanisms medicine medieval medium mediums meetings megabyte megabytes melt
membership memorable memories memory men mend mended mending mends mental mentality mentally mercury mere merely
merge merged merges merging merit merits mess messages messed messes messing messy metaphor meter method methods
metre metric metros microcomputer microcomputers microprocessor microwave midday midnight mighty migrate migrated
migrates migrating migration mild mildly mileage military milk mill millions mimic mind minded minding mindless
minds mined mines minimal minimalist minimise minimize minimum mining minister ministers minorities minority mint
miracles miraculous mirror mirrors miscellaneous misdirect misdirected misdirecting misdirects miserable miserably
misery misfortune misguide misguided misguides misguiding misinterpret misinterpreted misinterpreting
misinterprets mislead misleading misleads misled misplace misplaced misplaces misplacing misprint misread
misreading misreads misrepresent misrepresented misrepresenting misrepresents miss missed misses missile missiles
missing mission mistake mistaken mistakenly mistakes mistaking mistook mists misunderstand misunderstanding
misunderstands misunderstood misuse mix mixed mixes mixing mixture mnemonic moan moaned moaning moans mock mod
mode model modeled modeling modelings modelled modelling modellings models moderate moderately moderation modes
modest modification modifications modified modifies modify modifying module modules mole molecular molecule
molecules moment momentarily moments momentum monarch monitor monitored monitoring monitors monkey monkeys
monochrome monopoly monster monsters mood moon moons moral morality morally morals moreover moron morons mortal
mortality mortals mostly mothers motion motions motivate motivates motivating motivation motive motives motors
motorway motorways motto mount mountain mountains mounted mounting mounts mouse mouth movement movements movie
movies muck mucked mucking mucks mud muddle muddled muddles muddling mug mugs multiple multiples multiplication
multiplied multiplies multiply multiplying mumble mummy mundane murder murdered murderer murdering murders muscle
muscles museum museums music musical musicians mutter muttered muttering mutters mutual mutually mysteries
mysterious mysteriously mystery mystic myth mythical mythology myths nailed nailing nails naive naked named
nameless namely naming narrative narrow narrower narrowest nastier nastiest nasty nation nationally nations native
natives natural naturally nature naughty nay nearer nearest nearly neat neatly necessarily necessary necessity
neck needle needles needless needlessly negate negative neglect neglected neglecting neglects negligible
negotiable negotiated negotiation negotiations nerve nerves nested nesting nests net nets networked networks
neural neutral nevertheless newcomer newcomers newer newest news newsletters newspaper newspapers nicely nicer
nicest nicked nicking nickname nicknames nicks nightmare nights node nodes noise noises noisy nominal nominally
nominate nominated nominates nominating nonetheless nonsense noon norm normal normality normally nose noses
nostalgia notable notably notation noted notice noticeable noticeably noticed notices noticing notification
notified notifies notify notifying noting notion notions notorious notwithstanding noun nouns novel novels novelty
novice novices nowadays nuclear nuisance null numb numbered numbering numbest numeral numerals numeric numerical
numerous nun nuns nurses nut nuts oar obey obeyed obeying obeys object objected objecting objection objectionable
objections objective objects obligation obligatory oblige obliged obliges obliging obnoxious obscene obscure
obscured obscures obscuring obscurity observation observations observe observed observer observers observes
observing obsess obsessed obsesses obsessing obsession obsolete obstruct obstructed obstructing obstructs obtain
obtainable obtained obtaining obtains obvious obviously occasion occasional occasionally occasions occupation
occupied occupies occupy occupying occur occurred occurrence occurrences occurring occurs ocean oddly odds offence
offences offend offended offender offenders offending offends offense offenses offensive offering offerings
offhand officer officers official officially officials offset offsets offsetting offspring oh oil older oldest
omission omissions omit omits omitted omitting ones oneself ongoing onion onus openly opera operas operate
operated operates operating operation operational operations operator operators opinion opinions opponent
opponents oppose opposed opposes opposing opposite opposition oppress oppressed oppresses oppressing oppression
opt opted optic optical optimal optimisation optimise optimised optimises optimising optimistic optimization
optimize optimized optimizes optimizing optimum opting option optional optionally options opts opus opuses orbit
orbital orchestra orchestral ordering ordinary organ organic organisations organise organised organisers organises
organising organizations organize organized organizers organizes organizing organs orient oriental orientate
orientated orientates orientating orientation oriented orienting orients origin original originally originals
originate originated originates originating originator origins orthodox otherwise outcome outcomes outcry outdated
outer outline outlined outlines outlining outlook output outputs outrage outraged outrageous outrages outraging
outright outset outside outstanding outweigh outweighs overall overcame overcome overcomes overcoming overdue
overflow overhead overheads overlap overload overloaded overloading overloads overlong overlook overlooked
overlooking overlooks overly overnight overprice overpriced overprices overpricing overridden override overrides
overriding overrode overtime overtone overtones overview overwhelm overwhelmed overwhelming overwhelms overwriting
overwritten owing owners ownership oxygen ozone pace pacifier pack package packaged packages packed packet packets
packing packs pad padded padding pads paged paging pain painful painfully painless pains paintings pairs palace
pale pan panel panic pant pants paperback papers par parade paradise paradox paragraph paragraphs parallel
parallels parameter parameters paranoia paranoid paraphrase pardon parent parentheses parenthesis parity parked
parliament parochial parody parrot parse parsed parses parsing partial partially participant participants
participate participated participates participating particle particles particular particularly parties partition
partitioned partitioning partitions partly passage passages passenger passengers passion passionate passive
password passwords past paste patch patched patches patching path pathetic paths patronise patronised patronises
patronising patronize patronized patronizes patronizing pattern patterns pause paused pauses pausing pavement
payed payment payments peaceful peak peaks peanut peanuts peasant peasants peculiar pedal pedant pedantic pedantry
pedants pedestrian pedestrians peers pen penalties penalty pence pencil pended pending pends penguin pennies pens
peoples perceive perceived perceives perceiving percent percentage percents perception perfect perfection
perfectly perform performance performances performed performing performs period periodic periodically periods
peripheral peripherals permanent permanently permissible permitted permitting perpetual persecute persecuted
persecutes persecuting persist persistent personalities personality personally personnel perspective persuade
persuaded persuades persuading persuasion perverse petrol petty pharmacies phase phased phases phasing phenomena
phenomenon phenomenons philosopher philosophers philosophical philosophies philosophy photocopy photograph
photographic photographs phrase phrased phrases phrasing physic physical physically physicist physicists physics
physiology pi picking picks pictures pie pig pigeon pigs pile piles pill pills pin pinch pinched pinches pinching
pins pint pints pipe pipeline pipes pit pitfall pitfalls pity pizza pizzas placed placing plague plagued plagues
plaguing plain plainly plane planes planet planetary planets plant planted planting plants plaster plastered
plasters plastic plate plates platform plausible played player players playground playing plays plea pleasantly
pleased pleases pleasing pleasure plots plotted plotter plotting ploy plug plugged plugging plugs plural pocket
pockets poem poems poet poetic poetry poets pointer pointers pointless poison poisoned poisoning poisons poke
polar pole police policeman policies polished polishes polishing politeness political politically politician
politicians politics poll polls pollution polynomial pompous poor poorer poorest poorly popping pops populace
popular popularity populate populated populates populating population populations pork pornography port
portability portable ported porters porting portion portions portray portrayed portraying portrays ports pose
posed poses posing positioned positioning positions positive positively possess possessed possesses possessing
possession possibilities possibility post postage postal postcard posted poster posters posting postmaster
postpone postponed postpones postponing posts postscript postulate pot potato potatoes potentially pound poured
pouring pours poverty powder powered powerful powering practicable practical practically practicals practiced
practices practicing practise practised practises practising pragmatic praise pray prayed prayer prayers praying
prays preach preached preaches preaching precaution precautions precede preceded precedence precedent precedes
preceding precise precisely precision predecessor predecessors predict predictable predicted predicting prediction
predictions predicts predominantly preface preferable preferably preference preferences preferred preferring
prefix prefixed prefixes prefixing pregnancy pregnant prejudice prejudiced prejudices prejudicing preliminary
premature prematurely premise premium preparation prepare prepared prepares preparing prerequisite prescribe
prescribed prescribes prescribing prescription presence present presentation presented presenting presently
presents preserve preserved preserves preserving pressed presses pressing pressure pressures presumably presume
presumed presumes presuming pretend pretended pretending pretends pretentious pretty prevail prevalent prevent
prevented preventing prevention prevents preview previewer previous previously priced pricing pride priest priests
primarily primary prime primes primitive primitives principally principle principles printers printout printouts
prior priorities prise prises prison prisoner prisoners privacy private privately privatisation privatization
privilege privileged privileges privileging prize prizes pro probabilities probability probable procedure
procedures proceed proceeded proceeding proceedings proceeds process processed processes processing processor
processors proclaim produce produced producer producers produces producing product production productive
productivity products profession professional professionals profile profiles profit profitable profits profound
programmable programmed programmers programmes programming programs progress progressed progresses progressing
prohibit prohibited prohibiting prohibits projected projecting projection proliferation prolong prolonged
prolonging prolongs prominent promising promote promoted promotes promoting promotion prompt prompted prompting
promptly prompts prone pronoun pronounce pronounced pronounces pronouncing pronunciation proof proofs propaganda
properly prophet proportion proportional proportions proposal proposals propose proposed proposes proposing
proposition proprietary prose prosecute prosecuted prosecutes prosecuting prosecution prospective prostitute
prostitutes protect protected protecting protection protects protein protest protocol protocols proud prove proved
proven proves provide provided provides providing proving provision provisional provisions provocative provoke
provoked provokes provoking proximity pseudo psychological psychologists psychology public publication
publications publicise publicised publicises publicising publicize publicized publicizes publicizing publicly
publisher publishers publishes publishing pudding pulling pulls pulp pulse pulses pump pumped pumping pumps pun
punch punched punches punching punctuation puncture punish punished punishes punishing punishment puns punt punts
pupils purchased purchases purchasing pure purely purge purpose purposes pursue pursued pursues pursuing pursuit
pushes pushing putt putted putts puzzle puzzled puzzles puzzling python qualification qualifications qualified
qualifier qualifiers qualifies qualify qualifying qualities quality quantities quantity quantum quarters queens
queries query quest questionable questioned questioning questionnaire queue queued queues queuing quibble quicker
quickest quickly quiet quieter quietest quietly quit quits quitting quiz quota quotas quotation quotations quoting
rabbit rabbits rabid race raced races racial racing racism racist rack racket racks radar radiation radical
radically radio radios radius rag rage raids rail railroad rails railway rainbow rained raining rains raise raised
raises raising ram rampant random randomly range ranged ranges ranging rank ranks rant ranted ranting rants rape
rapid rapidly rare rarely rarer rarest rat rate rated rates rating ratio rational rationale rationally ratios
rattle rattled rattles rattling rave raved raves raving raw razor reaching react reacted reacting reaction
reactionary reactions reactor reacts read readable reader readers readership readily reading readings reads
realisation realise realised realises realising realistic reality realization realize realized realizes realizing
realm realms rear rearrange rearranged rearranges rearranging reasonable reasonably reasoned reasoning reassure
reassured reassures reassuring rebuild rebuilding rebuilds rebuilt recall recalled recalling recalls receipt
receiver receives receiving recently recipe recipes recipient recipients reckless reckoned reckoning reclaim
recognisable recognise recognised recognises recognising recognition recognizable recognize recognized recognizes
recognizing recollection reconcile reconsider record recorded recorder recording recordings records recover
recovered recovering recovers recovery recreational recruit recruited recruits rectangle rectangular rectified
rectifies rectify rectifying recursion recursive recycle recycled recycles recycling redefine redefined redefines
redefining redirect reduce reduced reduces reducing reduction reductions redundant referenced references
referencing referendum refine refined refines refining reflect reflected reflecting reflection reflects reflex
reform reformat reformed reforming reforms refrain refresh refreshed refreshes refreshing refund refusal refuse
refused refuses refusing refute regain regard regarded regardless regime regional regions regret regrets
regrettably regretted regretting regular regularly regulation regulations reign reinstate reinstated reinstates
reinstating reiterate reject rejected rejecting rejection rejects relate related relates relating relations
relationship relationships relatively relatives relativity relax relaxed relaxes relaxing relay release released
releases releasing relevance relevant reliability reliably relied relief relies relieve relieved relieves
relieving religion religions religious reluctance reluctant reluctantly rely relying remain remainder remained
remaining remains remark remarkable remarkably remarked remarking remarks remedy remembered remembering remembers
reminded reminding reminds reminiscent remote remotely remove removed removes removing rename renamed renames
renaming rend rendered renders rending rendition rends renew renewed renewing renews repairing repeat repeatable
repeated repeatedly repeating repeats repent repertoire repetition repetitive rephrase replacement replacements
replying reported reporter reporting represent representation representations representative representatives
represented representing represents reproduce reproduced reproduces reproducing reproduction repulsive reputation
requested requesting requisite reread rereading rereads rescue research researcher researchers resemblance
resemble resembled resembles resembling resent reservation reservations reserve reserved reserves reserving reset
resets resetting reside residence resident residents resides resign resignation resigned resigning resigns resist
resistance resolution resolve resolved resolves resolving resort resorted resorting resorts resource resources
respect respectable respected respecting respective respectively respects respond responded responding responds
response responses responsibilities responsibility responsible rest restart restarted restarting restarts rested
resting restore restored restores restoring restrain restrained restrains restrict restricted restricting
restriction restrictions restrictive restricts rests result resulted resulting results resumed resumes resuming
resurrection retain retained retaining retains retired retract retrieval retrieve retrieved retrieves retrieving
returning reuse reveal revealed revealing reveals revelation revenge revenue reverse reversed reverses reversing
revert reviewing revise revised revises revising revision revolt revolted revolting revolts revolution
revolutionary reward rewards rewrite rewrites rewriting rewritten rewrote rhetorical rhyme rhythm ribbon richer
richest rid ridden ridding ride rides ridiculous ridiculously riding rids rightly rights rigid rigorous ringed
riot rip ripped ripping rips rise risen rises rising risk risked risking risks risky ritual rituals rival rivals
roads robot robots robust rocket rocks rode roles rolled rolling rolls romance romantic root roots rope rot rotate
rotated rotates rotating rotation rotten rough round roundabout rounded rounding rounds rout route routed routes
routine routinely routines routing routs row rows royalties rub rubber rubbish rude ruin ruined ruining ruins rule
ruled ruler rulers rules ruling rumor rumored rumoring rumors rumour rumoured rumouring rumours rural rushed
rushes rushing sabotage sack sacked sacking sacks sacred sacrifice sacrificed sacrifices sacrificing sadden
saddened saddening saddens sadly safe safeguard safeguards safely safer safest safety sail sailed sailing sails
sake saki salaries salary salesman salt salvation sample sampled samples sampling sand sandwich sandwiches sane
sang sanity sank sarcasm sarcastic sat satellite satellites satire satisfaction satisfactorily satisfactory
satisfies satisfy satisfying sauce save saved saves saving scale scaled scales scaling scan scandal scanned
scanner scanning scans scarce scarcely scare scared scares scarf scaring scatter scattered scattering scatters
scenario scenarios scene scenery scenes sceptical scheduler schedules scheduling schemes scholar scholars schools
science sciences scientific scientifically scientists scope score scored scores scoring scotch scrap scrapped
scrapping scraps scratch scratched scratches scratching scream screamed screaming screams screen screens screw
screwed screwing screws script scripts scroll scrolled scrolling scrolls scum sea seal sealed sealing seals
searched season seat seats secondary seconded seconding secondly seconds secret secretaries secretly secrets sect
section sections sector sects secular secure seed seem seemed seeming seemingly seems segment segments seldom
select selected selecting selection selective selectively selects selfish semantic semantics seminars sender
senior sensation sense senses sensible sensibly sensitive sensitivity sentence sentenced sentences sentencing
sentient sentiment sentimental sentiments separately separates separating separation separator separators sequel
sequence sequences sequential serial series seriously seriousness sermon servant servants serve served serves
service services serving session sessions settings settle settled settles settling seventh severe severely
severity sex sexes sexist sexual sexuality sexually sexy shades shadow shake shaken shakes shaking shaky shallow
shame shape shaped shapes shaping shareholder shareholders sharply shedding sheds sheep sheer sheet sheets shelf
shell shells shelter shelve shift shifted shifting shifts shine shined shines shining shiny ship shipped ships
shirt shock shocked shocking shocks shoe shoes shone shook shoot shooting shoots shopped shops shortage shorten
shortened shortening shortens shorter shortest shorthand shortly shorts shot shots shoulders shout shouted
shouting shouts shove showers showing shut shutdown shuts shutting sic sick sicken sickened sickening sickens
sided sides sideways siding sigh sight sighted sighting sights sigma signal signaled signaling signalled
signalling signals signature signatures significance significant significantly silence silent silicon sillier
silliest silly similarities similarity similarly simple simpler simplest simplicity simplified simplifies simplify
simplifying simplistic simply simulate simulated simulates simulating simulation simultaneous simultaneously sin
sincerely sinful singers singles sings singular singularly sinister sinking sinks sins sit sites sitting situate
situated situates situating situation situations sixteen sixth sixties sixty size sized sizes sizing skeleton
skeptical skill skills skin skipped skipping skips skirt skull slag slang slash slave slaves sleep sleeping sleeps
slept slice sliced slices slicing slid slide slides sliding slight slighter slightest slightly slim slip slipped
slippery slipping slips slogan slope sloppy slot slots slowed slower slowest slowing slowly slows smallest
smallish smart smash smashed smashes smashing smell smells smelly smile smiled smiles smiling smoke smoked smoker
smokers smokes smoking smooth smoothly smug snack snag snail sneak sneaked sneaking sneaks sneaky sniff snobbery
soap sober socialism socialist socially societies society sock socket sockets socks sod soft soldier soldiers
solely soles solid solo solution solutions solve solved solves solving somehow someplace sometime sometimes
somewhat song songs sons sooner soonest sophisticate sophisticated sophisticates sophisticating sordid sore sorted
sorting soul souls sound sounded sounding sounds soundtrack soup sources spaced spaces spacing span spare spares
spatial special specialise specialised specialises specialising specialist speciality specialize specialized
specializes specializing specially specialty species specific specifically specification specifications specified
specifies specify specifying specimen spectacular spectrum speculate speculation sped speeches speed speeds spell
spelled spelling spellings spells spelt spend spending spends spent sphere spies spigot spike spill spin spiral
spirit spirits spiritual spit spite spits spitted spitting splendid split splits splitting spoil spoiled spoiling
spoils spoilt spokesman sponsored sponsoring sponsors spontaneous spontaneously spoof spool sport sports spot
spots spotted spotting spout sprang spray spread spreading spreads springing springs spur spurious spy squad
squared squares squaring squash squashed squashes squashing squeeze squeezed squeezes squeezing stability stable
stack stacks stage stages stagger staggered staggering staggers stair stake stale stall stamp stamped stamping
stamps stance stand standard standardise standardised standardises standardising standardize standardized
standardizes standardizing standards standing standpoint stare stared stares staring starred starring stars
starter starters startle startled startles startling starve starved starves starving stated statement statements
states static stating station stationary stations statistic statistical statistics stayed staying stays steadily
steady steal stealing steals steam steep stem stems step stepped stepping steps stereo stereotype stereotypes
sterile stick sticking sticks sticky stiff stimulate stimulated stimulates stimulating stimulation stir stirred
stirring stirs stock stocks stole stolen stomach stones stood stopped stopping stops stored stores storey storeys
stories storing storms story straight straightforward strain strains strange strangely stranger strangest
strategic strategies straw stray stream streams streets strength strengthen stress stressed stresses stressing
stretch stretched stretches stretching strict strictly strike strikes striking string stringent strings strip
stripped stripping strips strive stroke stronger strongest strongly struck structure structured structures
structuring struggle struggled studied studies study studying stuffed stuffing stuffs stumble stumbled stumbles
stumbling stun stunned stunning stuns stunt stupid stupidity style styles subjected subjecting subjective subjects
submission submit submits submitted submitting subroutine subroutines subscribe subscription subsequent
subsequently subset subsidiary subsidise subsidised subsidises subsidising subsidize subsidized subsidizes
subsidizing substance substances substantial substantially substitute substituted substitutes substituting
substitution subtle subtleties subtlety subtly subway subways succeed succeeded succeeding succeeds success
successful successfully succession successive successor sudden suddenly sued sues suffered sufferer sufferers
suffering suffers suffice sufficient sufficiently suffix sugar suggestions suicidal suicide suing suitability
suitable suitably suite suiting sum summaries summarise summarised summarises summarising summarize summarized
summarizes summarizing summary summed summing sums sun sundry sung sunk sunlight sunrise super superb superficial
superficially superfluous superior superiority supermarket supernatural supervise supervised supervises
supervising supervision supervisions supervisor supervisors supplement supplementary supplied supplies supply
supplying supported supporter supporters supporting supports suppose supposed supposedly supposes supposing
suppress suppressed suppresses suppressing suppression supreme surely surface surfaces surplus surprise surprised
surprises surprising surprisingly surround surrounded surrounding surroundings surrounds survival survive survived
survives surviving susceptible suspect suspected suspecting suspects suspend suspended suspending suspends
suspension suspicion suspicious suspiciously sustain sustained sustaining sustains swallow swallowed swallowing
swallows swam swamp swamped swamping swamps swap swapped swapping swaps swear swearing swears sweat sweating
sweats sweep sweeping sweeps swept swim swims swing switch switched switches switching sword swore sworn swum
symbol symbolic symbols symmetric symmetry sympathetic sympathies sympathise sympathize sympathy symphonies
symphony symptom symptoms syndicate syndrome synonym synonymous synonyms syntactic syntactically syntax synthesis
synthesizer system systematic systems table tabs tack tacked tacking tackle tackled tackles tackling tacks tactic
tactical tactics tactless tag tail tailor tailored tailors tails taker takers tale talent talents tales tall tame
tangent tank tanks tap tape tapes target targets tasks taste tasted tasteless tastes tasting taxation taxi
taxpayer taxpayers teachers teaching teams teapot tear teared tearing tears technical technically technique
techniques technological technology tedious teenage teenager teenagers teeth telephones telescope television
temper temperature temperatures temporarily temporary tempt temptation tempted tempting tempts tend tended
tendencies tendency tender tending tends tennis tens tense tension tentative tentatively tenth term termed
terminal terminally terminals terminate terminated terminates terminating termination terminator terming
terminology terms terrible terribly terrified terrifies terrify terrifying territory terror terrorism terrorist
terrorists terse test tested textbook textbooks textual thanked thankful thankfully thanking theater theatre thee
theft theme themes themselves theological theology theorem theorems theoretical theoretically theories theory
thereabouts thereafter thereby therefore therein thereof theses thesis thick thickness thief thieve thieves thin
thirst thorough thoroughfare thoroughfares thoroughly thou thoughts thous thousands thread threat threaten
threatened threatening threatens threats threshold threw throat throats throughput throw throwing thrown throws
thrust thrusting thrusts thumb thus thy tick ticket tickets tidied tidies tidy tidying tie tied tiger tight
tightly timed timer times timetable tin tins tire tired tiresome tiring titles toad toast tobacco toe toes toggle
token tokens tolerance tolerant tolerate tolerated tolerates tolerating toll tomato tomatoes tome ton tones tongue
tool tooth topic topical topics tops torn torture toss totally touched touches touching tough tour tourist
tourists tower towers towns toys traced traces tracing track tracked tracking tracks traded trades trading
tradition traditional traditionally traditions traffic tragedy tragic trailed trailing trails trained transaction
transactions transcript transferring transfers transform transformation transformed transforming transforms
transient transit transition transmission transmissions transmit transmits transmitted transmitter transmitters
transmitting transparent transported transporting transports trap trapped trapping traps trash trashcan traveled
traveling travelings travelled travelling travellings tray tread treating treaty trek tremendous tremendously
trend trends trendy trial trials triangle triangles tribe tribes trick tricks tricky trifle trigger triggered
triggering triggers trilogy trip triple tripos trips triumph trivia trivial trivially trolley troop troops
troubles trouser trousers truly trumpet truncate truncated truncates truncating trunk trunks trusting trusty truth
truths tube tubes tune tuned tunes tunnel tunnels turning turntable tutorial twentieth twin twist twisted twisting
twists tying typed types typeset typesets typesetting typewriter typical typically typing tyre ugh ugly ultimate
ultimately umbrella unable unacceptable unaffected unambiguous unattended unauthorised unauthorized unavailable
unavoidable unaware unbalanced unbearable unbelievable unbelievably unbiased uncertain uncertainty unchanged
unclear uncomfortable uncommon unconnected unconscious unconvincing undefined underestimate undergo undergoes
undergoing undergone undergraduate undergraduates underground undergrounds underlain underlay underlie underlies
underline underlined underlines underlining underlying underneath understand understandable understanding
understands understood undertake undertaken undertakes undertaking undertook underwent undesirable undid undo
undocumented undoes undoing undone undoubtedly unduly uneasy unemployed unemployment unexpected unexpectedly
unexplained unfair unfamiliar unfinished unfortunate unfortunately unfounded unfriendly unhappy unhealthy
unhelpful unified unifies uniform uniformly unify unifying unimportant uninteresting union unions uniquely unite
united unites uniting unity universal universally universe universities university unjustified unless unlikely
unlimited unload unlock unlocked unlocking unlocks unlucky unnatural unnecessarily unnecessary unobtainable
unofficial unpleasant unpopular unpredictable unread unreadable unrealistic unreasonable unrelated unreliable
unsafe unsatisfactory unseen unset unsolicited unsound unspecified unstable unsuccessful unsuitable unsupported
unsure unsuspecting untidy unto untrue unusable unused unusual unusually unwanted unwelcome unwilling unwise
unworkable upbringing updated updates updating upgrade upgraded upgrades upgrading upper upright ups upset upsets
upsetting upside upward upwards urge urged urgency urges urging usable usage useful usefully usefulness useless
user users usual usually utilities utility utter utterly vacancies vacancy vacation vacations vacuum vague vaguely
vain validity valley valuable value valued values valuing valve vandalism vanish vanished vanishes vanishing
variable variables variant variants variation variations varied varies varieties variety vary varying vast vastly
vector vectors vegetable vegetables vegetarian vehicles vein velocity vend vended vending vends verb verbal
verbally verbatim verbose verbs verdict verification verified verifies verify verifying versatile verse verses
version versions versus vertical vertically vessel viable vicar vice vicinity vicious victim victims view viewed
viewer viewing viewpoint viewpoints views vigorously vile villages vintage vinyl violate violation violence
violent violently virgin virtual virtually virtue virtues virus viruses visible vision visit visited visiting
visitor visitors visits visual visually vital vocabulary vocal voices void voltage volume volumes voluntarily
voluntary volunteer volunteered volunteering volunteers vomit vote voted voter voters votes voting vowel
vulnerable waded wades wading waffle wages wait waited waits wake waked wakes waking walk walked walking walks
wallet wander wandered wandering wanders war warmed warming warms warn warned warning warnings warns warp warped
warping warps warrant warranty wars wartime wary washed washes washing waste wasted wasteful wastes wasting
watched watches watching water wave waved waves waving weak weakness weaknesses wealth wealthy weapon weapons wear
wearing wears weary weasel weasels weather wed wedded weds wee weekday weigh weight weird welcomed welcomes
welcoming welfare wet wets wetting whale whales whatsoever wheel wheels whence whenever whereas whereby whereupon
wherever whether whichever whilst whim whiskey whisky whistle whistles whites wholeheartedly wholly whoop whoops
wicked wide widely wider widespread widest width wild wildly willed willing willingly win wind winded winding
windowing winds wine wines wings winner winners winning wins wipe wiped wipes wiping wire wired wires wisdom wiser
wisest wishing wit witch withdraw withdrawal withdrawing withdrawn withdraws withdrew witness witnessed witnesses
witnessing witty wive wives wizard woke woken wombat women won wonderful wonderfully wondrous wont worded wording
wore workable worker workers workings workload workstation workstations world worlds worldwide worm worms worn
worried worries worry worrying worse worship worst worthless worthwhile worthy wound wrapped wrapper wrappers
wrapping wraps wrath wreck wrecked wrecker wrecking wrecks wretched wrist writers writings wrongly wrongs yards
yawn yeti yield yields younger youngest yourself yourselves youth zero zeros zone zones zoom
"""
