"""What are trades called, and in which words do people say that they need one?

A table to be read and added to, one trade a paragraph: its key; after "=" what those who do it call themselves and their
work; after "~" how somebody says the need who does not know the trade's words, piece by piece; after "+" the commonest of
both in German, French, Spanish, Portuguese, Italian and Dutch. Written by hand; titles of occupations and industries
(O*NET, NAICS) were looked through for trades that were missing.
"""

from __future__ import annotations

LAW_AND_MONEY = """
accountant
= accountant accountants accountancy accounting accounts bookkeeper bookkeeping cpa chartered financial statements balance sheet year-end returns ledgers
~ the books are a mess; receipts in a shoebox; do my accounts; tax return; what do I owe the government; HMRC or the IRS wrote; sales tax and VAT; profit and loss; audit letter; year end deadline; freelance, self-employed and sole trader sums; numbers do not add up; invoices and expenses; which company form saves tax; quarterly filing; keep track of income and spending; QuickBooks; balance
+ Buchhaltung Buchhalter Steuerberater Steuererklärung Finanzamt Jahresabschluss Belege Steuer Steuern comptable comptabilité impôts déclaration bilan factures fisc contable contabilidad contador impuestos declaración hacienda gestor contabilista contabilidade impostos declaração finanças recibos commercialista contabilità tasse dichiarazione redditi bilancio boekhouder boekhouding belasting belastingaangifte belastingdienst jaarrekening aangifte

tax-adviser
= tax adviser advisor taxes taxation consultant preparer enrolled agent revenue
~ huge tax bill; letter from the tax office; capital gains on a sold house or shares; double taxation; income from abroad; two countries; how much tax will I pay; pay less tax; inheritance tax; tax investigation and penalty; late returns; declare earnings; IRS notice; HMRC enquiry; deductions; crypto gains
+ Steuerberater Steuerberatung Finanzamt Steuerbescheid Nachzahlung fiscaliste impôt redressement asesor fiscal impuestos consultor fiscal imposto fiscalista imposte belastingadviseur belastingaanslag fiscus

auditor
= auditor auditing audit assurance statutory internal controls
~ the bank wants checked figures; certified accounts; independent examination of a charity's books; internal controls; suspect fraud in the accounts; due diligence numbers
+ Wirtschaftsprüfer Prüfung commissaire aux comptes auditoría revisor revisore accountantscontrole

payroll
= payroll bureau wages payslips salaries contributions
~ pay my staff every month; first employee what to deduct; salary slips wrong; wages on Fridays; social security contributions; holiday pay; pension enrolment; overtime sums; somebody to run the pay of our workers; workers paid on time
+ Lohnbuchhaltung Gehaltsabrechnung Lohn Löhne Gehalt paie bulletins salaires nóminas nómina sueldos folha salarial salários buste paga stipendi salarisadministratie loonstrook salarissen

financial-planner
= financial planner adviser advisor wealth investment investments pension pensions retirement income savings portfolio manager
~ when can I stop working; will our money last; retire at sixty; savings lose value in the bank; what to do with an inheritance; lump sum; invest money; shares and funds; nest egg; sold the company and has money to place; college fund; put something aside; old pensions from several jobs; annuity; stock market; million; provide for old age
+ Finanzberater Vermögensberater Altersvorsorge Rente Geld anlegen Ersparnisse conseiller patrimoine financier placement retraite épargne asesor financiero inversiones jubilación ahorros consultor financeiro investimentos reforma poupança poupanças consulente finanziario investimenti pensione risparmi financieel adviseur planner beleggen pensioen spaargeld

mortgage
= mortgage mortgages broker home loans lender lenders lending remortgage refinance
~ bank says no to the house loan; how much can we borrow; first home deposit; fixed rate ends; monthly payment too high; interest rate; take money out of the house; equity release; self-employed and want to buy; bad credit and want a flat; buy to let; down payment; refinance; finance the purchase of a home; borrow to buy
+ Baufinanzierung Hypothek Kredit Hauskauf Immobilienkredit Zinsen courtier crédit immobilier prêt emprunt hipoteca préstamo crédito habitação empréstimo casa banco mutuo ipoteca hypotheek hypotheekadviseur lening huis

insurance
= insurance insurer insurers insure insured broker agent brokers underwriter claims liability policy commercial property indemnity risk
~ what if somebody trips in my shop; premium went up; cheaper policy; the insurer refuses to pay; fire, flood and theft; covered for liability; professional indemnity; van and fleet cover; landlord asks for proof of cover; certificate; protect the business if something burns down; sued by a customer; contents; home and car policy; basement flooded; deductible; renewal; workers compensation; public liability; if something goes wrong who pays; safe if it burns
+ Versicherung Versicherungsmakler Haftpflicht versichern versichert Schaden Police assurance assureur assurer courtier sinistre seguro seguros corredor póliza aseguradora asegurar mediador apólice seguradora assicurazione assicuratore polizza assicurare sinistro verzekering verzekeraar verzekeren polis aansprakelijkheid schade

life-insurance
= life health insurance income protection disability critical illness agent benefits medical death
~ what happens to the family if I die; only earner and a baby; cannot work after an accident how do the kids eat; medical coverage lost; health plan; private health; employees' health benefits; sick and no income; funeral cover; medicare; marketplace plan; dental plan; protect my family
+ Lebensversicherung Krankenversicherung Berufsunfähigkeit assurance vie mutuelle prévoyance seguro de vida salud saúde seguro vita sanitaria levensverzekering zorgverzekering arbeidsongeschiktheid

claims
= public loss adjuster claims assessor
~ fight the insurer over damage; they offer too little for the fire or flood; value of what was lost; claim denied after a storm; payout too low
+ Schadensgutachter Gutachter expert sinistre perito tasador perito assicurativo schade-expert

business-lender
= commercial finance broker business lender bank banker equipment leasing invoice factoring loans credit working capital start-up funding finance
~ money for a machine; second oven; bank takes forever; customers pay late and we run out of cash; cash flow gap; fund my first food truck; borrow for the business; overdraft; line of credit; money to start; expand the shop; bridge; how do I finance; asset finance; need fifty thousand
+ Firmenkredit Unternehmensfinanzierung Leasing Kredit financement entreprise prêt professionnel financiación empresa financiamento finanziamento impresa bedrijfskrediet financiering

investor
= investor venture capital angel private equity fund investors fundraising
~ find somebody to put money into our start-up; seed round; pitch deck; raise a million; shares for money; scale up; backers
+ Investor Beteiligung investisseur levée inversor rondas investidor investitore investeerder

business-broker
= business broker mergers acquisitions company sales valuation values buyers succession exit owners
~ retire and nobody takes over the firm; what is my company worth; sell the business; buy a going concern; successor; none of the children wants it; exit; looking for a company to take over; goodwill; hand over the workshop; find a buyer for the company
+ Unternehmensnachfolge Firmenverkauf Nachfolger cession reprise entreprise traspaso venta empresa trespasse venda cessione azienda bedrijfsoverdracht bedrijfsverkoop opvolger

cfo
= fractional cfo finance director controller controlling budgeting forecasting
~ nobody watches the numbers at the top; budget and forecast; board wants figures; part-time finance chief; margins shrink and we do not know why; cash planning; reporting to investors

grants
= grant writer grants subsidies subsidy applications funding foundations public money proposals fundraiser charity
~ fill in the forms for city money; fund for museums; is there a subsidy; money for the youth club; research proposal; missed the call for applications; donors and charity money; apply for support; scheme for non-profits; European programme
+ Fördermittel Förderung Antrag Zuschuss subvention dossier subvención ayudas subsídio candidatura fundos contributi bando subsidie aanvraag

debt-adviser
= debt adviser insolvency bankruptcy creditors practitioner administrator restructuring trustee credit counsellor consolidation
~ I cannot pay my cards; bailiff at the door; collectors ring every day; owe more than we have; should we close the firm; going bust; over my head in debt; behind with bills; final demand; creditors; winding up; wages garnished; repayment plan; payday loans; bankrupt; foreclosure; liquidate
+ Schulden Schuldnerberatung Insolvenz Gerichtsvollzieher dettes surendettement faillite huissier deudas insolvencia quiebra embargo dívidas falência penhora debiti fallimento schulden schuldhulp faillissement deurwaarder

debt-collector
= debt collection collector receivables collections agency credit control
~ customers do not pay our invoices; unpaid bills; client ignores reminders; chase money that is owed to us; late payers; get my money back from a customer; outstanding invoices
+ Inkasso Mahnung offene Rechnungen recouvrement impayés cobro morosos cobranças recupero crediti incasso wanbetaler

merchant-services
= merchant services card payments terminal pos point of sale payment processing acquiring till
~ take cards in my shop; fees of the card machine are too high; contactless; till that talks to the stock; payment terminal; customers want to pay by phone
+ Kartenzahlung Kasse terminal paiement datáfono pagos pagamentos terminale pagamento pinautomaat kassa

family-lawyer
= family lawyer attorney solicitor law divorce custody maintenance matrimonial separation alimony adoption prenuptial child support spouses
~ we cannot agree who keeps the house; husband moved out; wife wants half; my ex stopped paying for the kids; splitting up; who gets the children; see my daughter on weekends; end the marriage; prenup before the wedding; leaving my husband; grandparents want to see the child; restraining order; step-child adoption; break up with kids; visiting rights; he took the kids; custody of the dog
+ Scheidung Scheidungsanwalt Familienrecht Sorgerecht Unterhalt Trennung trennen Exmann divorce divorcer séparation garde enfants pension alimentaire avocat divorcio divorciarme custodia hijos separación abogado pensión divórcio separação guarda filhos advogado divorciar divorzio separazione affidamento figli avvocato mantenimento echtscheiding scheiding scheiden voogdij kinderen alimentatie advocaat

employment-lawyer
= employment labour lawyer attorney solicitor dismissal discrimination tribunal workplace unfair wrongful termination disputes employees employers
~ my boss let me go; fired without notice; sacked while pregnant; unpaid overtime; harassed or bullied at work; severance offer; sign a non-compete; passed over because of age; my contract at work; laid off unfairly; whistle-blower; former employee takes us to tribunal; dismissed; they cut my wages; settlement agreement; wrongly let go; grievance
+ Arbeitsrecht Kündigung gekündigt Abfindung Chef Arbeitgeber licenciement licencié prud'hommes patron employeur despido despidieron laboral jefe finiquito despedimento despedido trabalho patrão indemnização licenziamento licenziato lavoro ontslag ontslagen arbeidsrecht werkgever

immigration-lawyer
= immigration lawyer attorney visas visa residence permits citizenship asylum nationality naturalization green card
~ my fiancée lives abroad and wants to come; student stay runs out; hire somebody from another country; work permit; passport of this country; deported; bring my parents here; refugee; sponsor; leave to remain; entry refused; spouse from overseas; settle here; papers to stay; not allowed to work here yet
+ Visum Aufenthalt Aufenthaltserlaubnis Einbürgerung Ausländerbehörde visa titre de séjour naturalisation papiers préfecture visado residencia extranjería nacionalidad papeles visto residência nacionalidade cidadania permesso di soggiorno cittadinanza visto verblijfsvergunning visum inburgering nationaliteit

injury-lawyer
= personal injury lawyer attorney accident accidents compensation negligence malpractice damages hurt fault
~ hit by a car and the insurer offers little; slipped on a wet floor; who pays for my broken hip; rear-ended; surgeon made a mistake; hurt at work in a machine; sue for damages; whiplash claim; dog bit my child and the owner will not pay; it was not my fault; lost fingers; wrong medicine in hospital; fell on their stairs; asbestos; crash and cannot work
+ Schmerzensgeld Unfall Schadenersatz Behandlungsfehler accident indemnisation préjudice corporel accidente indemnización lesiones acidente indemnização incidente risarcimento lesioni letselschade ongeluk schadevergoeding

wills
= estate planning lawyer wills will trusts trust powers power of attorney inheritance succession lasting guardianship draws
~ who gets the house when I die; make a will; leave something to my grandchild; dad's memory is going and somebody must sign for him; nothing written down if something happens to us; second marriage and children on both sides; guardian for the kids; disinherit; living will; put my affairs in order; last wishes; pass on the farm; protect what I leave; so he can't spend it before he is grown
+ Testament Erbe Nachlass Vorsorgevollmacht vererben Erbrecht testament succession héritage léguer testamento herencia heredar poderes herança procuração testamento eredità successione erfenis nalatenschap volmacht

probate
= probate solicitor lawyer estate administration executor executors inheritance heirs heir deceased administrators
~ aunt died and the bank gives us nothing; named executor; relatives fight over the inheritance; no will found; what somebody leaves behind; sort out the estate; letters of administration; contest a will; her account is frozen since she died; heirs cannot agree; dead uncle's house
+ Nachlass Erbschaft Erben Erbschein succession décès héritiers notaire herederos herencia sucesión herdeiros inventário herança eredi successione erfgenamen nalatenschap erfenis

conveyancer
= conveyancer conveyancing property real estate lawyer attorney solicitor title titles deeds closing transfers ownership land searches purchase
~ offer accepted, who does the paperwork; check the deeds; buying our first place; exchange contracts; completion date; put the house in my name; who owns the driveway; boundary and easement; selling, need the legal side handled; title search; land registry; closing attorney; transfer the flat to my son; leasehold
+ Notar Grundbuch Kaufvertrag Hauskauf Eigentum notaire acte vente compromis propriété notaría escritura compraventa registro propiedad escritura notário compra registo predial notaio rogito atto compravendita notaris koopakte overdracht kadaster

tenancy-lawyer
= tenancy landlord tenant lawyer renters renter landlords evictions eviction housing lease rent
~ tenant does not pay and will not leave; deposit not given back; kicked out of the flat; rent went up; mould and the owner does nothing; notice to quit; squatters; lease dispute; heating broken and landlord ignores us; evict
+ Mietrecht Mieter Vermieter Kaution Räumung Mietminderung locataire propriétaire loyer caution expulsion inquilino casero fianza desahucio alquiler senhorio inquilino despejo caução renda inquilino padrone sfratto caparra affitto huurder verhuurder borg huurrecht huisuitzetting

business-lawyer
= business commercial corporate company lawyer attorney solicitor contracts contract agreements shareholder shareholders formation incorporation terms conditions partnership
~ start up together and want it written down; is this agreement okay to sign; small print; customer will not pay because of the contract; supplier broke the deal; terms for our web shop; set up an LLC; buy out my partner; franchise contract; non-disclosure; somebody is suing my firm; articles; draw up a contract; joint venture; commercial dispute
+ Gesellschaftsrecht Vertrag GmbH Gründung AGB contrat statuts société associés contrato sociedad socios contrato sociedade sócios contratto società soci contract vennootschap aandeelhouders oprichting voorwaarden

criminal-lawyer
= criminal defence defense lawyer attorney solicitor barrister offence offences accused crime
~ police want to question my son; arrested; caught driving drunk; charged with theft; court date; bail; lost my licence for speeding; prison; search warrant; accused of something he did not do; assault; drugs found on him; record expunged; jail; summons
+ Strafverteidiger Polizei Anzeige Strafrecht verhaftet Gericht pénal police garde à vue penal policía detenido denuncia criminal polícia detido queixa penale polizia arrestato denuncia strafrecht politie aangehouden dagvaarding

trademark
= trade mark trademark attorney patents patent intellectual property designs design brands copyright licensing registers registration
~ somebody sells under our name; I invented something; do not want it copied; protect our logo; ripped off; name belongs to somebody else; stole my idea; register the brand; infringement; counterfeit; song used without asking; invention; knock-offs; the look of our product; secret recipe
+ Markenanmeldung Marke Patent Erfindung Urheberrecht brevet marque invention contrefaçon patente marca invento marca patente invenção marchio brevetto invenzione merk octrooi uitvinding

tax-lawyer
= tax lawyer attorney controversy
~ accused of tax fraud; undeclared money abroad; appeal against the revenue; tax court

notary
= notary public notarial witness certifies certified witnesses signatures oath affidavit apostille copies
~ watch me sign; official copy; stamp for the embassy; signature for abroad; sworn statement; notarized; legalise a document; affidavit; certified copy of my degree or passport; sign in front of somebody
+ Notar beglaubigen Beglaubigung notaire légalisation notario legalizar apostilla notário reconhecimento autenticar notaio autentica notaris legaliseren

mediator
= mediator mediation arbitration arbitrator conflict resolution settlement parties neutral facilitator
~ partners do not talk any more but do not want to sue; neighbours at war; somebody neutral; sit them around a table; part without judges; siblings cannot agree; calm it down between departments; settle out of court; feud; quarrel; bring both sides together; amicable; find a compromise; stop fighting; outsider
+ Mediator Mediation Streit schlichten Nachbarn médiateur médiation conflit dispute voisins mediador mediación conflicto vecinos mediador mediação conflito vizinhos mediatore mediazione lite vicini mediator bemiddeling ruzie buren conflict

investigator
= private investigator detective investigations enquiries surveillance observation discreet
~ husband is seeing somebody; cheating; employee on sick leave works elsewhere; find my birth father; background check; follow somebody; missing person; who steals from the till; prove it; affair; trace a debtor; lost friend
+ Detektiv Detektei fremdgehen détective enquête detective investigador infiel detetive investigatore recherche

process-expert
= expert witness forensic examiner
~ somebody who can say in court why it failed; handwriting; accident reconstruction; prove the damage
+ Gutachter Sachverständiger expert perito perito
"""

HOUSE = """
estate-agent
= estate agent agents realtor realty residential broker property sells sell lets letting lettings homes listing houses
~ sell our house; what is our place worth; find a three bedroom near the school; flat stands empty; looking for a tenant; moving abroad and must get rid of the apartment; on the market without an offer; move somewhere smaller; find us a home; viewings; relocate and need somewhere to live; buy in that neighbourhood; put the house up for sale; what it would fetch; downsizing; bigger house for the family; rent out my flat
+ Makler Immobilienmakler Wohnung Haus verkaufen vermieten Mieter suchen agent immobilier agence vendre maison appartement louer inmobiliaria agente vender casa piso alquilar comprar imobiliária mediador vender casa apartamento arrendar comprar agenzia immobiliare vendere casa appartamento affittare makelaar huis verkopen kopen verhuren woning

commercial-property
= commercial real estate agent offices shops warehouses retail industrial space premises leasing units
~ bigger place for my studio; our lease ends and we need desks; storage hall near the motorway; shopfront; ground floor with footfall; where could we open our second shop; space to rent for the company; workshop to let; restaurant site
+ Gewerbeimmobilien Büroräume Ladenlokal Halle locaux commerciaux bureaux local comercial oficinas nave escritório armazém loja ufficio capannone locale bedrijfspand kantoorruimte winkelpand

property-manager
= property manager management rental rentals landlords buildings rented block homeowners association caretaker facility facilities
~ live abroad and somebody has to deal with my tenants; midnight calls about heating; collect the rent; repairs eat my weekends; look after the building; owners' association; holiday flat changeovers; staircases and heating of six apartments; janitor; keys for guests of our rental
+ Hausverwaltung Hausmeister syndic gestion locative administrador fincas gestión alquiler gestão condomínio administração amministratore condominio beheerder vastgoedbeheer VvE

inspector
= home building inspector inspection surveyor survey surveys inspects examines defects purchase snagging
~ is this old house sound; look it over before we sign; afraid of damp and cracks; anything wrong with the place we buy; how bad are the foundations; independent opinion on the walls; check before we commit; new build faults; hidden problems; second look before buying
+ Baugutachter Hausinspektion Bausachverständiger Gutachten diagnostic immobilier expertise inspección vivienda inspetor vistoria perizia casa bouwkundige keuring

appraiser
= appraiser valuer appraisal valuation valuations
~ what is the house worth for the court or the bank; value of paintings, jewels or furniture; estimate for the inheritance; worth of a collection; fair price in writing
+ Wertgutachten Schätzung expertise estimation tasación tasador avaliação avaliador perizia stima taxatie taxateur

land-surveyor
= land surveyor surveying boundaries geodesy plots mapping
~ where does my plot end; boundary line with the neighbour; fence on the wrong side; stake out the house; measured plan; split the plot
+ Vermesser Vermessung Grenze géomètre bornage topógrafo lindes topógrafo geometra confini landmeter perceelgrens

architect
= architect architects architecture architectural planning permission extensions drawings designs houses buildings
~ add a floor; bought a plot and dream of a house; council rejected our drawings; turn the barn into a home; sketch what it could look like; plans for the extension; is it allowed to build; permit; loft plans; dream house; design a new school or shop; sketch of a bigger ground floor; draw up
+ Architekt Architektin Baugenehmigung Entwurf Anbau Umbau architecte plans permis de construire extension arquitecto planos licencia obra arquiteto projeto licença architetto progetto architect vergunning tekening verbouwing

structural-engineer
= structural civil engineer engineering statics loads beams foundations calculations calculates
~ can we take the wall out; crack grows in the wall; balcony sags; house is sinking; steel beam size; load-bearing; will the roof hold it; floor bounces; retaining wall leans; subsidence
+ Statiker Statik tragende Wand Riss ingénieur structure mur porteur fissure ingeniero estructuras grieta engenheiro estruturas ingegnere strutturista constructeur draagmuur scheur

town-planner
= town urban planner zoning planning consultant
~ may I run a shop in this house; change of use; zoning; objection to the neighbour's project; council permission refused

builder
= builder builders general contractor contractors building construction renovation renovates refurbishment remodeler remodeling fit-out extension extensions
~ knock through the wall; bought a wreck; last crew walked off; attic into a bedroom; shop needs gutting; bathroom half finished; build an extension; convert the garage; do up the house; new bathroom; loft conversion; renovate; basement; porch; redo the whole place; gut it; granny flat; walls down; foundation for a shed
+ Bauunternehmen Baufirma Umbau Sanierung renovieren Renovierung Maurer entrepreneur maçon rénovation travaux bâtiment constructor obras reforma albañil construtor obras remodelação empreiteiro costruttore ristrutturazione muratore lavori edile aannemer verbouwen verbouwing renovatie bouwbedrijf metselaar

roofer
= roofer roofers roofing roof roofs gutters gutter slates tiles chimney
~ water drips in when it rains; storm took the tiles; moss up there; slates came down; gutter overflows; flat roof leaks; loose shingles; leak above the bedroom; flashing; skylight leaks; ceiling wet after rain; missing tiles
+ Dachdecker Dach Dachrinne Ziegel undicht couvreur toit toiture tuiles gouttière fuite tejado techador goteras tejas canalón telhado telhas goteiras caleiras tetto tegole grondaia lattoniere dakdekker dak dakpannen lekkage dakgoot

plumber
= plumber plumbers plumbing pipes taps toilets boilers sanitary drains fitter
~ no hot water; toilet does not stop running; puddle under the sink; shower is only a trickle; pipe burst; drain is blocked; dripping tap; water pressure low; washing machine connection; smell from the drain; water comes through the ceiling; bath does not empty; leak; toilet is clogged; frozen pipes; boiler broke; flush
+ Klempner Installateur Sanitär Wasserhahn tropft Rohr Rohrbruch verstopft Toilette Abfluss Wasser plombier fuite robinet tuyau évier bouché toilettes eau chaude fontanero grifo tubería fuga gotea atascado agua canalizador encanador torneira cano fuga pinga entupido água idraulico rubinetto tubo perdita perde scarico acqua loodgieter kraan lekt leiding verstopt afvoer wc water

heating
= heating engineer hvac air conditioning ventilation cooling heat pump pumps boilers furnace technician gas refrigeration climate
~ radiators stay cold; too hot in the office; get rid of gas; heat pump; boiler makes noises; no heating; thermostat; furnace died; air con broken; stuffy air in the room; underfloor heating; cold upstairs; chiller; freezing house; service of the boiler
+ Heizung Heizungsbauer Wärmepumpe Klimaanlage Therme chauffagiste chauffage chaudière pompe à chaleur climatisation radiateur calefacción caldera aire acondicionado radiador aquecimento caldeira ar condicionado radiador riscaldamento caldaia climatizzatore termosifone verwarming ketel warmtepomp airco cv

electrician
= electrician electricians electrical electric wiring rewires rewiring sockets lighting lights fuse consumer units circuits
~ lights flicker; fuse keeps tripping; no power in half the house; charge our car at home; old wires; shock from the switch; more sockets; install lamps; power cut; burning smell from the plug; breaker; outdoor light; doorbell; oven connection; rewire; wallbox; outlet dead; spotlights; sparks
+ Elektriker Strom Steckdose Sicherung Kabel Licht électricien prise courant disjoncteur panne électrique electricista enchufe luz cables corriente electricista eletricista tomada luz quadro curto elettricista presa corrente luce salvavita elektricien stroom stopcontact stoppenkast licht kortsluiting

joiner
= carpenter carpenters carpentry joiner joinery woodwork woodworker doors stairs shelves cabinets cabinet maker furniture wardrobes windows frames bespoke
~ door sticks and will not close; bookcases beside the fireplace; steps creak; built-in wardrobe; rotten window frames; wooden table made to measure; shelves for an alcove; deck boards; banister; fitted cupboards; reception desk in oak; shop counter; door squeaks; drawers; made of wood; loose handrail; timber frame; porch posts
+ Schreiner Tischler Zimmermann Holz Tür Schrank Regal Treppe menuisier charpentier ébéniste bois porte placard escalier carpintero ebanista madera puerta armario estantería carpinteiro marceneiro madeira porta armário estante falegname legno porta armadio scaffale timmerman meubelmaker hout deur kast trap

kitchen
= kitchen kitchens fitter studio worktops cabinets planner
~ cupboards are old and no space to cook; new worktop; sink under the window; island; plan a new kitchen; oven at eye level; drawers in a small flat; kitchen remodel; new cooker and units; countertop
+ Küche Küchenstudio Arbeitsplatte cuisine cuisiniste plan de travail cocina encimera cozinha bancada cucina piano keuken keukenzaak werkblad

painter
= painter painters decorator decorating painting paints paint wallpaper wallpapers wallpapering interiors exteriors
~ hallway looks grubby; fresh colour; marks on the walls; outside is peeling; nursery in yellow; old wallpaper stripped; brighten the rooms; white walls again; ceilings yellow from smoke; fence needs a coat; shutters repainted; lick of paint; walls scuffed; facade faded; hallway; varnish; stained ceiling
+ Maler streichen Anstrich Wände Tapete Fassade peintre peinture peindre murs papier peint pintor pintar paredes pintura fachada pintor pintar parede pintura imbianchino pittore pareti tinteggiare schilder schilderen verven muren behang

plasterer
= plasterer plastering drywall stucco rendering drywaller
~ holes in the wall; ceiling crumbles; smooth walls; cracks in the ceiling; render falls off; plasterboard
+ Verputzer Stuckateur Putz Trockenbau plâtrier plâtre enduit yesero yeso pladur estucador gesso cartongesso intonaco stukadoor stucwerk

tiler
= tiler tiling tiles ceramic stone mosaic grout marble tile setter bathrooms terraces
~ grout is black and falls out; slabs on the patio are loose; mosaic; tiles cracked in the shower; bathroom wall tiled; splashback; marble floor; tile fell off; wet room
+ Fliesenleger Fliesen Fugen carreleur carrelage joints azulejos alicatador baldosas ladrilhador azulejos piastrelle piastrellista tegelzetter tegels voegen

flooring
= flooring floor floors parquet laminate carpet carpets vinyl floorboards contractor laid layer hardwood
~ boards are scratched and dull; cat ruined the carpet; want wood underfoot; lino; sand and oil the floor; squeaky floor; new carpet on the stairs; laminate lifts; parquet; floor is uneven
+ Parkett Bodenleger Teppich Laminat Boden parquet sol moquette parqueteur suelo tarima parquet moqueta soalho chão alcatifa pavimento pavimentista moquette vloer parket tapijt laminaat

glazier
= glazier glass glazing windows window panes double mirrors shopfront conservatory sliding
~ ball went through the pane; fog between the sheets; big sliding wall to the garden; broken window; draughty windows; glass door; shower screen; mirror cut; shop window smashed; new windows; conservatory; triple glazing; cracked glass
+ Glaser Fenster Scheibe vitrier vitre fenêtre cristalero cristal ventana vidraceiro vidro janela vetraio vetro finestra glaszetter ruit raam glas

locksmith
= locksmith locks lock keys safes opens doors
~ standing outside and the keys are inside; locked out; key snapped off; somebody still has a key; safe does not open; door kicked in; lost my keys; change the locks; front door will not lock; combination forgotten; spare keys; master key; cylinder
+ Schlüsseldienst Schlüssel Schloss ausgesperrt aufsperren serrurier serrure clé clef enfermé dehors cerrajero cerradura llave llaves serralheiro chaveiro fechadura chave chaves fabbro serratura chiave chiavi slotenmaker slot sleutel buitengesloten

alarm
= alarm alarms cctv camera cameras security systems sensors entry intercom access control installer surveillance
~ burgled twice; see on my phone who is at the door; shop needs eyes at night; break-in; cameras; doorbell with video; feel safe at home; motion sensor; keycards for the office; thieves; smart home
+ Alarmanlage Einbruch Kamera alarme cambriolage caméra alarma robo cámara alarme assalto câmara allarme furto telecamera alarm inbraak camera

security-guard
= security guards guard bodyguard doorman patrol event security
~ somebody at the door of the club; watch the building site at night; crowd at our festival; bodyguard; shoplifters; patrol
+ Sicherheitsdienst Wachschutz vigile sécurité vigilante seguridad segurança vigilância vigilanza beveiliger bewaking

gardener
= gardener gardeners gardening landscape landscaper landscaping garden gardens lawn plants hedge maintenance groundskeeper
~ yard is a jungle; mud behind the new house; mow every two weeks; roses look sick; weeds; hedge too high; lawn full of moss; terrace and flowers; plant beds; balcony pots; sprinkler; tidy the outside; vegetable patch; leaves raked; turf; green and blooming; pond; overgrown; shrubs; grass is brown
+ Gärtner Garten Rasen Hecke Unkraut mähen jardinier jardin pelouse haie tondre jardinero jardín césped setos jardineiro jardim relva sebe cortar giardiniere giardino prato siepe tuinman hovenier tuin gazon heg grasmaaien

paving
= paving driveways driveway patio paver asphalt concrete groundworks
~ drive is full of holes; patio slabs; path to the door; car park surface; tarmac; puddles in front of the garage; gravel; concrete slab
+ Pflaster Einfahrt Asphalt pavage allée pavimento entrada calçada calceteiro vialetto bestrating oprit stratenmaker

fencing
= fencing fence fences gates railing decking
~ panels blew down; keep the dog in; new gate; privacy from next door; railings; deck behind the house
+ Zaun Tor clôture portail valla cerca vedação portão recinzione cancello schutting hek

arborist
= tree surgeon arborist trees felling fells prunes pruning removes removal stump forestry
~ branch hangs over the garage; oak looks dead and might fall; stump in the lawn; pine blocks the light; split by lightning; tree leans over the house; cut down a tree; roots lift the path; crown thinned; trunk; poplar; willow; conifers taken down
+ Baumpfleger Baum fällen Bäume Ast élagueur arbre abattre élagage branche podador árbol talar ramas árvore poda abater ramos albero potatura abbattere boomverzorger boom kappen snoeien takken

pest
= pest control exterminator rodents insects vermin technician fumigation eliminates
~ scratching in the attic at night; bedbugs; wasps nest; something eats the flour; droppings; ants all over; mice; rats; cockroaches; moths in the wardrobe; woodworm; fleas; pigeons; termites; squirrels in the roof; hornets; bugs; bitten at night; silverfish
+ Kammerjäger Mäuse Ratten Ameisen Wespen Wespennest Bettwanzen Schädlinge Schaben dératiseur souris rats fourmis guêpes punaises cafards plagas ratones ratas hormigas avispas chinches cucarachas pragas ratos formigas vespas percevejos baratas desinfestação topi ratti formiche vespe cimici scarafaggi ongediertebestrijder muizen ratten mieren wespen

cleaner
= cleaner cleaners cleaning cleans housekeeper housekeeping janitorial maid domestic office
~ flat is filthy; bins overflow; floors and bathrooms once a week; oven and windows spotless when moving out; pigsty after the party; dust; hoovering; somebody to clean at home; toilets disgusting; end of tenancy; mop; scrub; ironing; tidy up after builders; deep clean; help in the house; dirty
+ Putzfrau Reinigung Putzhilfe putzen Reinigungsfirma sauber ménage nettoyage femme de ménage nettoyer limpieza limpiar limpiadora limpeza limpar empregada faxina pulizie pulire donna schoonmaker schoonmaak schoonmaken poetsen

window-cleaner
= window cleaner cleaning pressure washing facade
~ cannot see out of the panes; dirty windows on the third floor; facade green; driveway jet-washed; solar panels dirty
+ Fensterputzer laveur vitres limpiacristales lavavetri glazenwasser

carpet-cleaner
= carpet upholstery rug cleaner
~ red wine on the rug; stain on the sofa; smell in the carpet; mattress cleaned
+ Teppichreinigung nettoyage tapis limpieza alfombras

chimney-sweep
= chimney sweep stove fireplace stoves
~ smoke comes back into the room; soot; have the flue swept; log burner; wood stove put in
+ Schornsteinfeger Kamin Ofen ramoneur cheminée poêle deshollinador chimenea limpa chaminés lareira spazzacamino camino stufa schoorsteenveger kachel

damp
= damp mould mold proofing remediation waterproofing water damage restoration asbestos radon
~ black spots on the wall; musty smell; cellar is wet; flood dried out; mould behind the wardrobe; walls are damp; mildew; dry out the house after the fire or flood; asbestos
+ Schimmel feucht Feuchtigkeit Keller moisissure humidité humedad moho humidade bolor mofo muffa umidità schimmel vocht

mover
= removals movers moving mover relocation removal transport packs packing household haulage van
~ relocating with a piano; carry a sofa from the fifth floor; boxes to another city; office goes across town; two strong people and a van; move house on Saturday; relocating; ship my furniture; moving to another flat; lift heavy things; pack up; we move in May
+ Umzug Umzugsfirma umziehen Möbel Möbelpacker déménagement déménageur déménager meubles mudanza mudarme muebles mudança mudanças móveis trasloco traslochi mobili verhuizing verhuizer verhuizen meubels

storage
= self storage warehouse containers storing units
~ put my furniture somewhere for six months; no room for our stock; keep the boat over winter; lock-up; between two flats and things must go somewhere
+ Lagerraum einlagern garde-meuble stockage trastero almacén armazém guardar magazzino deposito opslag

clearance
= house clearance junk rubbish skip waste removal disposal hauling recycling demolition scrap
~ empty grandma's flat; get rid of old furniture; rubble and rubbish; skip; tear down the shed; cellar full of junk; take away the old fridge; dump; haul it away; knock down the garage
+ Entrümpelung Sperrmüll Container débarras encombrants vaciado escombros entulho sgombero macerie ontruiming grofvuil

handyman
= handyman handyperson odd jobs small repairs maintenance
~ hang pictures and put up a shelf; put flat-pack together; little things are broken; all sorts of small jobs; curtain rail; TV on the wall; assemble the bed; odds and ends around the house; squeaky hinge; blind fell down
+ Handwerker Hausmeister kleine Reparaturen bricoleur petits travaux manitas chapuzas marido de aluguer biscates tuttofare klusjesman klusjes

appliance
= appliance appliances repair repairs washing machines dishwashers fridges ovens white goods
~ washer does not spin; freezer is warm; dishwasher leaves everything dirty; oven does not heat; fridge makes a noise; dryer stays cold; coffee machine dead; cooker broken; washing machine leaks
+ Waschmaschine Spülmaschine Kühlschrank Herd Reparatur lave-linge lave-vaisselle frigo réparation lavadora lavavajillas nevera horno máquina de lavar frigorífico lavatrice lavastoviglie frigorifero forno wasmachine vaatwasser koelkast

solar
= solar photovoltaic panels battery batteries installer renewable energy pv
~ power bill is crazy and roof faces south; make my own electricity; store what we generate; off the grid; panels on the barn; sun on the roof; sell power back; energy from the sun; independent of the power company; green energy at home
+ Photovoltaik Solaranlage Solar Stromrechnung Sonne panneaux solaires soleil photovoltaïque placas solares sol energía painéis solares sol energia pannelli fotovoltaico sole zonnepanelen zonne-energie zon

energy
= energy assessor consultant insulation efficiency auditor audits
~ house loses heat; draughts; energy certificate; insulate the loft; bills too high although we hardly heat; cold walls; subsidy for insulation; cheaper energy contract for our company
+ Energieberater Dämmung isolation énergie thermique aislamiento eficiencia isolamento certificado isolamento isolatie energielabel

septic
= septic drainage sewer drains excavation well drilling water treatment
~ tank is full and smells; yard floods; drains back up; well has run dry; hard water; sewage; dig a trench

welder
= welder welding metalworker blacksmith steel fabrication metal
~ gate broke off its hinge; iron railing; steel stairs; weld a trailer; metal frame made
+ Schlosser schweißen Metallbau soudeur métal soldador hierro soldador ferro serralheiro saldatore ferro lasser staal

stonemason
= stonemason mason masonry brick bricklayer stone memorials
~ brick wall leans; pointing; headstone; stone steps worn; garden wall; fireplace surround
+ Steinmetz Maurer tailleur de pierre maçon cantero pedreiro scalpellino steenhouwer

interior
= interior designer design interiors decorator rooms furnishings colours decor home staging stager
~ living room feels cold; nothing goes together; new flat and no idea about sofas or curtains; waiting room looks depressing; tiny studio feel bigger; furniture does not match; make it cosy; which colours; style for our office; redesign the lobby; make the flat pretty before we sell; lamps and rugs; look and layout of my café or clinic; ambience; furnish the holiday home
+ Innenarchitekt Einrichtung einrichten Raumgestaltung Wohnzimmer décorateur décoration intérieur aménagement interiorista decoración salón decorador interiores sala arredatore arredamento salotto interieurontwerper interieur inrichten woonkamer

curtains
= curtains blinds shutters awnings shades soft furnishings
~ sun blinds us in the office; neighbours look in; awning for the terrace; drapes made to measure; dark for the bedroom
+ Gardinen Rollo Jalousien Markise rideaux stores cortinas persianas toldo cortinas estores tende gordijnen zonwering

upholsterer
= upholsterer upholstery chairs sofas covers springs re-cover
~ armchair is worn through; benches of my café are torn; couch sags; new cover for the chairs; leather seat ripped; stuffing comes out; recover grandma's sofa
+ Polsterer Sessel Sofa beziehen tapissier fauteuil canapé tapicero sillón sofá estofador poltrona tappezziere divano stoffeerder stoel bank

restorer
= restorer restoration antiques antique furniture paintings conservator art framer framing gallery dealer
~ old chest from my great-grandfather; painting is dirty; frame a picture; broken vase; veneer comes off; sell old paintings; art for the office; collection
+ Restaurator Antiquitäten Rahmen restaurateur antiquités cadre restaurador antigüedades marco restauro moldura restauratore cornice restaurateur lijst

auctioneer
= auctioneer auction auctions antiques estate sale
~ sell the contents of the house; old coins and stamps; somebody to auction it; sell grandfather's collection
+ Auktion Versteigerung enchères commissaire-priseur subasta leilão asta veiling

organizer
= professional organizer organiser declutter decluttering order tidy cluttered hoarding
~ cannot get into my garage; desk is drowning in paper; never throws anything away; wardrobe bursts; no idea where anything is; too much stuff; chaos at home; piles everywhere; sort through mum's things; hoards; clutter
+ Ordnung ausmisten aufräumen Chaos désordre rangement trier orden ordenar desorden arrumar organizar disordine riordinare opruimen rommel opruimcoach

pool
= pool pools swimming builder sauna saunas spa hot tub jacuzzi
~ water is green; splash in the back yard; sweat room in the cellar; pump of the pool; liner torn; hot tub; steam bath; chlorine
+ Schwimmbad Pool Sauna piscine sauna piscina sauna piscina sauna zwembad sauna

project-manager
= project manager construction manager owner's representative clerk of works
~ somebody to watch over the builders; keep the building site on time; too many trades on site and nobody in charge; on budget and on schedule
+ Bauleiter Projektleiter chef de chantier maître d'œuvre jefe de obra diretor de obra direttore lavori bouwbegeleider
"""

HEALTH_AND_CARE = """
physio
= physiotherapist physiotherapists physiotherapy physio physical therapist therapy rehabilitation injuries movement strength sports injury
~ knee clicks after the accident; cannot lift my arm; back locks up when I sit; new hip and must learn to walk; tore my hamstring; stiff shoulder; exercises after surgery; sprained ankle; tennis elbow; sciatica; rehab; get back on the pitch; muscles after the cast; sore joints; frozen shoulder; pelvic floor after birth; limp; hip hurts; slipped disc; pain when I run
+ Physiotherapeut Physiotherapie Krankengymnastik Rücken Knie Schulter Schmerzen kinésithérapeute kiné genou dos épaule mal rééducation fisioterapeuta fisioterapia rodilla espalda hombro dolor rehabilitación joelho costas ombro dor reabilitação fisioterapista ginocchio schiena spalla dolore riabilitazione fysiotherapeut knie rug schouder pijn

chiropractor
= chiropractor chiropractic osteopath osteopathy spine joints adjusts manual
~ neck is out again; lower back needs cracking; pinched nerve; one good twist; put my back right; crick in the neck; back gone; crooked posture; out of joint; cracked back into place; headache from the neck
+ Chiropraktiker Osteopath Nacken Wirbel ostéopathe chiropracteur cou vertèbre quiropráctico osteópata cuello osteopata pescoço osteopata chiropratico collo osteopaat chiropractor nek

massage
= massage massages masseur therapist relaxing bodywork reflexology spa wellness
~ shoulders like stone from the desk; knead me for an hour; something soothing for my sister; tense muscles; relax; knots in my back; stressed and tight; rub down after the race; unwind
+ Massage Verspannung verspannt Masseur massage détente masajista masaje massagem relaxar massaggio rilassante massage ontspanning

acupuncture
= acupuncturist acupuncture traditional chinese medicine naturopath homeopath herbal alternative healer
~ needles against migraine; tried every doctor; something natural; herbs; hay fever without pills; Chinese medicine; holistic
+ Akupunktur Heilpraktiker Naturheilkunde acupuncteur naturopathe acupuntura naturópata agopuntura naturopata acupunctuur

doctor
= doctor physician general practitioner family medicine gp clinic internist medical
~ fever that does not go; a cough for weeks; new in town and need somebody to see when sick; blood pressure; check-up; prescription; vaccinations for travel; feel tired all the time; blood test; chest pain; sore throat
+ Arzt Hausarzt krank médecin généraliste malade fièvre médico cabecera enfermo fiebre médico doente febre medico malato febbre huisarts dokter ziek koorts

surgeon
= surgeon orthopaedic orthopedic orthopaedist surgery hip knee replacement
~ need a new hip; operation on my knee; cruciate ligament torn; carpal tunnel; bunion operated; broken wrist healed badly; second opinion before surgery
+ Orthopäde Chirurg Operation chirurgien opération traumatólogo cirujano operación cirurgião operação chirurgo ortopedico operazione chirurg orthopeed operatie

cardiologist
= cardiologist cardiology heart internal specialist
~ heart skips beats; chest tightness; heart murmur; palpitations; after a heart attack

dentist
= dentist dentists dental dentistry teeth gums crowns dentures implants hygienist
~ throbbing ache when I chew; filling fell out; knocked out half a front tooth; gums bleed; yellow smile; wisdom tooth; afraid of the drill; root canal; false teeth do not fit; cavity; check-up of the mouth; toothache; bad breath; chipped tooth; bridge; jaw swollen; whiten
+ Zahnarzt Zahn Zähne Zahnschmerzen Zahnfleisch Füllung dentiste dent dents gencives mal aux dents dentista diente dientes muela encías dente dentes gengivas dente denti gengive dentista tandarts tand kies tanden kiespijn

orthodontist
= orthodontist orthodontics braces aligners
~ crooked teeth; braces for our daughter; overbite; gap between the front teeth; retainer; straight teeth; invisible brackets
+ Kieferorthopäde Zahnspange orthodontiste appareil ortodoncista ortodontista aparelho ortodontista apparecchio orthodontist beugel

therapist
= psychotherapist psychotherapists psychotherapy therapist counsellor counselor counselling psychologist talking therapy mental health anxiety depression trauma grief
~ cannot sleep and cry for no reason; panics since the crash; cannot get over a death; worries all day; so low he will not get out of bed; burn-out; panic attacks; sad for months; somebody to talk to; nightmares; self-esteem; afraid of leaving the house; grieving; overwhelmed; angry all the time; past haunts me; stress is too much; phobia; flying scares me; empty inside; compulsive
+ Psychotherapeut Therapeut Therapie Psychologe Depression Angst Panik traurig Schlaf psychologue psychothérapeute dépression angoisse anxiété triste dormir psicólogo psicoterapeuta depresión ansiedad triste duermo psicólogo depressão ansiedade triste dormir psicologo psicoterapeuta depressione ansia triste psycholoog therapeut depressie angst somber slapen

couples
= couples marriage relationship counsellor counselor therapist therapy partners
~ we only fight; since the affair we cannot talk; have not touched in a year; save our marriage; live side by side; trust is gone between us; we love each other but; drifting apart; argue about everything; jealous; stay together; intimacy
+ Paartherapie Eheberatung Ehe Streit couple thérapie conjugale pareja terapia matrimonio casal terapia casamento coppia matrimonio relatietherapie huwelijk

child-psychologist
= child psychologist children teenagers adolescents educational school assesses adhd autism
~ does not want to go to school and has tummy aches; cannot sit still and wants him tested; girl cuts herself; son has no friends; ADHD; bullied at school; wets the bed; tantrums; teenager locks himself in; autistic; our boy hits others; she stopped eating; our daughter is shy; separation and the kids suffer
+ Kinderpsychologe Kind Schule Jugend psychologue enfant ado psicólogo infantil niño adolescente psicólogo infantil criança psicologo infantile bambino kinderpsycholoog kind

psychiatrist
= psychiatrist psychiatry medication bipolar schizophrenia
~ hears voices; pills for the mood; suicidal; manic; therapy alone does not help; needs medication
+ Psychiater psychiatre psiquiatra psichiatra

addiction
= addiction counsellor counselor dependency rehab recovery substance alcohol drugs
~ my brother drinks; gambles away his salary; stop taking the pills; drunk every evening; wants to get clean; quit smoking; hooked on his phone games; relapse; sober; cannot stop betting; cocaine; bottle hidden
+ Sucht Alkohol trinkt Entzug Spielsucht addiction alcool boit dépendance adicción alcohol bebe vício álcool bebe dipendenza alcol beve verslaving drinkt

hypnotherapist
= hypnotherapist hypnosis hypnotherapy
~ stop smoking by trance; afraid of spiders; bite my nails; fear of flying
+ Hypnose hypnose hipnosis hipnose ipnosi hypnose

dietitian
= dietitian dietician nutritionist nutrition diet diets eating food weight loss
~ sugar too high and must eat differently; the kilos come back; no gluten and what to cook; which foods to avoid with his kidneys; bloated after meals; lose weight; vegan and tired; cholesterol; picky eater; what should I eat; lactose; meal plan; overweight; diabetic menu; allergic to nuts; pounds; heartburn
+ Ernährungsberater Ernährung abnehmen Diät essen diététicien nutritionniste régime maigrir manger nutricionista dieta adelgazar comer nutricionista dieta emagrecer comer nutrizionista dieta dimagrire mangiare diëtist dieet afvallen eten voeding

trainer
= personal trainer fitness coach gym exercise exercises strength conditioning workout programmes individual
~ get fit before fifty; gym but nothing changes; push me; lose the belly; build muscle; back in shape after the baby; half marathon and can hardly run; out of breath on the stairs; lift weights; stronger; flabby; bikini; stamina; train for a race; no condition; six-pack
+ Fitnesstrainer Training fit Muskeln sportlich coach sportif sport forme musculation entrenador gimnasio forma músculos treinador ginásio forma allenatore palestra forma personal trainer sportschool conditie

yoga
= yoga pilates meditation teacher classes breath breathing mindfulness tai chi qigong instructor gentle body
~ stiff and want something calm in a group; stretch at lunch; breathe properly; stand on my head; quiet my mind; flexible; gentle exercise; mat; calm down; balance of body and mind; loosen up
+ Yoga Entspannung Meditation yoga détente yoga relajación ioga relaxamento yoga yoga

optician
= optometrist optometrists optician opticians eyesight eye eyes spectacles glasses contact lenses ophthalmologist vision
~ hold the menu further away; squints at the blackboard; sat on my glasses; road signs are blurry; thick lenses; cannot read small print; new frames; headaches at the screen; see badly; eye test; floaters; cataract; dry eyes; sunglasses with prescription; reading glasses; see double; short-sighted
+ Optiker Augenarzt Brille Augen sehen Kontaktlinsen opticien ophtalmologue lunettes yeux vue óptico oftalmólogo gafas ojos vista oculista óculos olhos ver ottico oculista occhiali occhi vista opticien oogarts bril ogen zien

hearing
= audiologist audiology hearing aids aid loss ear ears
~ TV so loud; asks people to repeat; ringing in my ears; does not get a word; cannot follow in noisy restaurants; deaf; everybody mumbles; hearing test; tinnitus; cannot hear the doorbell; shout at grandpa; phone calls hard to understand
+ Hörgerät Akustiker hören schwerhörig Ohr audioprothésiste entendre sourd oreille audífono oír sordo oído audiologista ouvir surdo ouvido audioprotesista sentire sordo orecchio audicien gehoor horen doof oor

ent
= ear nose throat specialist otolaryngologist ent allergist allergies
~ blocked nose; snores; sinus; dizzy; hoarse for weeks; hay fever; tonsils; loses his voice

speech
= speech language therapist pathologist swallowing voice stammering logopedist disorders
~ three and hardly says a word; cannot find words after his stroke; stammers; lisp; chokes when he drinks; stutters; nobody understands our child; hoarse voice of a teacher; mumbles; pronounces r wrongly; late talker; clear pronunciation
+ Logopäde Logopädie sprechen stottert Sprache orthophoniste parler bégaie logopeda habla tartamudea terapeuta da fala gagueja falar logopedista balbetta parlare logopedist praten stottert

occupational-therapist
= occupational therapist therapy daily living
~ cannot hold a spoon after the stroke; home made fit for a wheelchair; handwriting of our boy; tie his shoes; ramps and grab rails; hand does not work any more
+ Ergotherapeut ergothérapeute terapeuta ocupacional terapeuta ocupacional ergotherapeut

podiatrist
= podiatrist chiropodist podiatry feet foot
~ ingrown toenail; cannot reach to cut my toenails; heel hurts at the first step; corn on my toe; bunions; flat feet; insoles; verruca; diabetic feet; arch pain; down there on my feet; blister; fungus on the nail
+ Fußpflege Podologe Fuß Füße Zehennagel podologue pédicure pied pieds podólogo pie pies uña podologista pé pés unha podologo piede piedi unghia pedicure podotherapeut voet voeten teen

dermatologist
= dermatologist skin physician dermatology
~ mole has changed colour; rash that itches; spots all over his face; eczema; hair falls out; acne; wart; sunburn spots; psoriasis; itchy; hives; scar; red patches; pimples
+ Hautarzt Haut Ausschlag juckt dermatologue peau boutons dermatólogo piel sarpullido dermatologista pele comichão dermatologo pelle prurito dermatoloog huid uitslag jeuk

cosmetic-surgeon
= plastic cosmetic surgeon aesthetic botox fillers surgery
~ nose smaller; wrinkles gone; breasts after pregnancy; eyelids droop; facelift; liposuction; tattoo removed; scars less visible; look younger

midwife
= midwife midwives doula pregnancy birth obstetrician gynaecologist lactation breastfeeding maternity antenatal weeks
~ expecting in April; do it at home; baby will not latch; scared of the delivery; due in June; pregnant; labour; breast milk; first weeks with the newborn; morning sickness; having a baby; ultrasound; trying for a baby
+ Hebamme schwanger Geburt Schwangerschaft Baby sage-femme enceinte accouchement grossesse matrona comadrona embarazada parto parteira grávida parto ostetrica incinta parto verloskundige zwanger bevalling

fertility
= fertility clinic ivf reproductive
~ trying for a child for three years; cannot get pregnant; freeze my eggs; donor; miscarriages
+ Kinderwunsch fertilité fertilidad fertilidade fertilità vruchtbaarheid

sleep
= sleep consultant sleep clinic apnoea
~ baby wakes every hour; nobody in the house sleeps; snoring stops his breath; put the toddler to bed

carer
= home care carer carers caregiver agency elderly older people nursing nurse support daily living companion
~ mum cannot wash or dress herself; look in on dad while we work; forgets her tablets; comes out of hospital and lives alone; dementia and I need a break; somebody to sit with grandma; meals for my old father; help at home after the operation; keep him company; Alzheimer; shopping for an old aunt; night watch; bathing; wants to stay in her own home; frail; live-in help; housebound
+ Pflegedienst Pflege Altenpflege Oma Demenz betreuen aide à domicile soins personne âgée grand-mère cuidadora cuidador anciano abuela mayores cuidados cuidadora idosos avó domicílio badante anziani nonna assistenza thuiszorg mantelzorg oma ouderen verzorging

senior-living
= senior move care-home adviser assisted living nursing homes elder retirement community placement places
~ dad cannot stay alone, which home is good; find a bed for grandma; flat where there is help if she falls; residential home; retirement village; place in a home; dementia ward; too big house for mother and she needs company; nursing home
+ Altenheim Pflegeheim Seniorenheim maison de retraite ehpad residencia ancianos lar de idosos casa di riposo verzorgingshuis bejaardentehuis

hospice
= hospice palliative end of life
~ only weeks to live and wants to be at home; no more treatment; die in peace; without pain at the end
+ Hospiz soins palliatifs paliativos paliativos palliative

pharmacist
= pharmacist pharmacy chemist
~ do these pills go together; refill; something against a cold; compounding
+ Apotheke pharmacie farmacia farmácia farmacia apotheek

vet
= vet vets veterinary veterinarian surgeon animals animal treats sick
~ cat has not eaten for three days; dog swallowed a sock; rabbit is limping; puppy needs her shots; mare has colic; parrot loses feathers; neuter; ticks; old dog cannot get up; kitten sneezes; cow is lame; worming; hamster has a lump; scratched eye of the dog; put to sleep; horse; tortoise
+ Tierarzt Katze Hund krank frisst vétérinaire chat chien malade mange veterinario gato perro enfermo come veterinário gato cão cachorro doente come veterinario gatto cane malato mangia dierenarts kat hond ziek eet

dog-trainer
= dog trainer obedience behaviourist behaviour problem dogs corrects teaches puppy school
~ pulls on the lead; barks at everyone; chews everything; will not come when called; growls at my kids; howls when left alone; jumps up at visitors; will not sit; bites the postman; not house-trained; chases joggers; fights other dogs; leash; afraid of men; rescue dog is wild; heel
+ Hundetrainer Hundeschule bellt Leine dresseur éducateur canin aboie laisse adiestrador ladra correa treinador cães ladra trela addestratore abbaia guinzaglio hondentrainer blaft riem

groomer
= dog groomer pet grooming bathes clips trims pets
~ poodle looks like a rug; coat is all knots and stinks; claws click on the floor; matted fur; clip the schnauzer; hair over his eyes; smelly dog; shed everywhere; bath for the dog
+ Hundefriseur Fell toiletteur toilettage peluquería canina tosquiador tosadora toelettatore trimsalon vacht

pet-sitter
= pet sitter dog walker boarding kennel cattery animals cares owners away
~ away for three weeks and the cats need feeding; walk him at noon while I work; hamster cannot come along; holiday and the dog stays; somebody to feed the fish; dog alone all day; look after the rabbits; kennel
+ Tiersitter Hundesitter Gassi Katzensitter garde d'animaux promener chien cuidador mascotas pasear perro passeador cães gatos pet sitter oppas dieren uitlaatservice

nanny
= nanny nannies childminder childminders childcare babysitter au pair day care nursery kindergarten families placing
~ back to work and the baby needs somebody; pick the twins up from school; live in and help with our little ones; sitter quit; no place at nursery; evenings out and nobody for the kids; after school until six; somebody to mind the children; toddler while we work; grandparents live far; watch our baby
+ Kindermädchen Tagesmutter Babysitter Kita Kinderbetreuung nounou garde enfants crèche assistante maternelle niñera canguro guardería cuidar niños ama babá creche crianças bebé tata babysitter asilo bambini oppas kinderopvang gastouder gastouderbureau

tutor
= tutor tutors tutoring maths mathematics science lessons private school teacher pupils exam
~ fails every test with fractions; exam in May and does not get algebra; everything except physics; forgotten all the equations; calculus; homework every evening is a battle; chemistry; bad marks; catch up at school; geometry; might have to repeat the year; read and write slowly; essay help; SAT; grades are dropping; statistics for my degree; times tables
+ Nachhilfe Mathe Schule Note Prüfung soutien scolaire maths cours particuliers professeur clases particulares matemáticas profesor examen explicações matemática explicador exame aulas ripetizioni matematica esame bijles wiskunde examen

language-school
= language school courses languages english spanish german french teacher lessons
~ moving to Madrid and cannot order a coffee; new cook does not speak our language; grammar is poor and needs the certificate; learn Italian before summer; conversation practice; business English for our staff; TOEFL; accent; integrate; speak with my in-laws in Russian; foreign colleagues
+ Sprachschule Sprachkurs Deutsch Englisch lernen cours de langue français anglais apprendre idiomas inglés español aprender línguas inglês português aprender lingue inglese italiano imparare taalschool taalcursus nederlands leren

music-teacher
= piano music teacher lessons guitar violin singing voice drums instrument conservatory beginners
~ has a keyboard and wants to play Chopin; always dreamt of learning an instrument; audition at the conservatory; sing in tune; learn guitar at sixty; read notes; band practice; the recorder; cello for my girl; learn songs
+ Klavierlehrer Klavier Gitarre Musikunterricht Geige prof de piano guitare musique profesor piano guitarra música professor piano guitarra música maestro pianoforte chitarra musica pianoles gitaar muziekles

swimming
= swimming instructor water swim lessons lifeguard
~ kids afraid of the deep end; never learnt to stay afloat; front crawl for a triathlon; non-swimmer; scared of water; learn to dive; armbands
+ Schwimmkurs schwimmen nager natation nadar natación nadar natação nuotare nuoto zwemmen zwemles

driving
= driving instructor school learners road test lessons licence license
~ turns 17 and wants to get behind the wheel; failed parallel parking; dare not go on the motorway; moved from abroad and must drive on the left; pass before he starts work; never sat at the wheel; theory exam; afraid of driving; learner; motorbike licence; lorry licence
+ Fahrschule Fahrlehrer Führerschein auto-école permis conduire autoescuela carnet conducir escola de condução carta conduzir scuola guida patente guidare rijschool rijles rijbewijs

sports-coach
= sports coach tennis golf ski riding dance football martial arts instructor club
~ improve my backhand; learn to ride; first dance at the wedding; golf swing; self-defence; ski lessons; learn to surf; teach my daughter judo; tango
+ Trainer Tennis Reiten Tanzschule tanzen danse équitation clases baile tenis dança ténis ballo tennis dansles paardrijles

admissions
= college admissions counsellor university education consultant study abroad
~ get into a good university; essay for college; which degree suits her; study in America; boarding school; scholarships; application to Oxford
+ Studienberatung orientation études universidad estudios universidade università studiekeuze

career-coach
= career careers coach job changes interviews guides outplacement cv resume counsellor
~ stuck in my job and do not know what else to do; made redundant and no CV for twenty years; invited but never get the offer; wants to do something different; ask for a promotion; hate my work; find my calling; back to work after raising children; what am I good at; change of profession; interview nerves; LinkedIn profile; resume; unhappy at work; asking for a raise; graduate without a plan
+ Karriereberatung Beruf Bewerbung Jobwechsel Lebenslauf carrière emploi entretien reconversion carrera empleo entrevista currículum carreira emprego entrevista currículo carriera lavoro colloquio loopbaancoach baan sollicitatie

life-coach
= life coach coaching personal development
~ no direction; always put things off; want more from life; habits; midlife; find my purpose; set goals; decide what matters; confidence
+ Lebensberatung Coach coach de vie coach vida coach

speaking-coach
= public speaking coach presentation voice rhetoric trainer media training
~ freeze in front of people; speech at my daughter's wedding; presentation to the board; talk on stage; say um all the time; nervous before an audience
+ Rhetorik Rede Vortrag prise de parole discours oratoria discurso oratória discurso presentatie toespraak

funeral
= funeral director undertaker mortuary burials burial cremations cremation memorial celebrant
~ father died last night; what to do first; wanted everything simple, in the woods; passed away on holiday and must come home; say goodbye with her music; ashes to the sea; pay for one's own send-off beforehand; coffin; urn; wake; grave; lost my mother yesterday; laid to rest; bury
+ Bestatter Bestattung Beerdigung gestorben verstorben Trauerfeier pompes funèbres obsèques enterrement décédé mort funeraria entierro fallecido murió tanatorio funerária funeral enterro faleceu morreu pompe funebri funerale morto cremazione uitvaart begrafenis overleden uitvaartondernemer
"""

BUSINESS = """
business-coach
= business consultant coach strategy growth management owner-run companies adviser mentor consulting
~ stood still for five years; do everything myself; cannot get out of the daily grind; open a second branch or not; should I expand; business plan; where is the company going; leadership; how to price; pricing; my firm eats me; new strategy; turn the firm around; losing money on every job; idea for a business; first steps as founder; delegate; two brothers run it and nobody decides
+ Unternehmensberater Unternehmensberatung Strategie Wachstum consultant entreprise stratégie croissance consultor empresa estrategia crecimiento consultoria estratégia crescimento consulente azienda strategia bedrijfsadviseur strategie groei

hr
= hr human resources consultant personnel staff policies people handbook appraisals managers policy
~ two of my team do not get along; no rules for holidays or sick days; always late, how to warn; handbook and appraisals; redundancies done fairly; what may I ask at an interview; people keep leaving; maternity leave rules; home-office policy; warning letter; culture; performance reviews; team has grown and needs rules; absences; staff unhappy; difficult employee; onboarding
+ Personalberater Personal Mitarbeiter Abmahnung ressources humaines salariés recursos humanos empleados personal recursos humanos funcionários risorse umane dipendenti personeelszaken medewerkers

recruiter
= recruiter recruitment recruiting consultant headhunter staffing candidates vacancies temp agency executive search talent
~ engineer left and cannot find anybody; three waiters before summer; advertised without an applicant; fill a dozen positions; find a sales director quietly; hire; short of staff; need a nurse, a driver, a cook for our place; temps for Christmas; nobody applies; job ad; where do I find good people; key position empty; understaffed; replacement for our manager
+ Personalvermittlung einstellen Fachkräfte Stelle besetzen recrutement recruter embaucher candidats poste selección personal contratar candidatos puesto vacante recrutamento contratar candidatos vaga selezione personale assumere candidati werving selectie vacature aannemen personeel uitzendbureau

training
= corporate trainer training workshops facilitator team building e-learning
~ teach our staff; team needs to pull together; course for our sales people; workshop for leaders; offsite facilitator; first aid course; train the new ones; negotiation skills
+ Schulung Seminar formation formación curso formação corso cursus training

it
= it support computers computer network networks servers technician managed services helpdesk sysadmin systems maintains infrastructure cloud
~ wifi drops; cannot open the shared folder; ten new laptops set up; mail stopped working; printer not found; everything is slow; do the backups run; move to the cloud; server died; new office needs network; Office 365; nobody helps with our computers; passwords for leavers; remote access; update went wrong; blue screen in the office; phones and internet for the new branch
+ IT-Support Computer Netzwerk Server EDV WLAN Rechner informatique ordinateur réseau serveur wifi dépannage informático ordenador red servidor informática computador rede servidor informatico computer rete server computerhulp netwerk computers beheer

security
= cybersecurity cyber security information penetration testing hacking hackers breaches breach data protection consultant soc protects
~ got into our mailboxes and sent false invoices; files locked and want bitcoin; prove how safe the information is; clicked on a link and typed the password; how easy to break into our systems; ransomware; phishing; hacked; leak of customer data; virus; somebody logged in from Russia; ISO 27001; stolen passwords; fake emails in our name; test our defences
+ IT-Sicherheit gehackt Hacker Virus Passwort cybersécurité piraté ciberseguridad hackeado virus contraseña cibersegurança hackeado sicurezza informatica hackerato cyberbeveiliging gehackt

privacy
= data protection officer privacy gdpr compliance consultant
~ may we keep these addresses; customer asks what we know about him; cookie banner; GDPR; consent forms; privacy notice; somebody complained about our newsletter
+ Datenschutz DSGVO RGPD données protección datos proteção dados privacy AVG

web
= web website websites designer developer webmaster online shop shops builds wordpress e-commerce site
~ page looks old and does not work on phones; sell my candles on the internet; find our opening hours online; book through a page; homepage vanished and we cannot change anything; online store; new site; domain; book appointments online; landing page; our page is slow; nobody can order on our site; internet presence
+ Webdesigner Website Webseite Homepage Internetseite Onlineshop site internet web boutique en ligne créer página web sitio tienda online site página loja online sito web negozio online webshop website webbouwer

seo
= online digital marketing agency seo search engines engine social media ads clicks paid google
~ page four of Google; look after our Instagram; pay per click and nothing comes; more followers; facebook; found on the internet; TikTok; reviews online; posts; nobody clicks; ranking; influencer; newsletter list; hashtags; LinkedIn posts
+ Google Suchmaschine Instagram référencement réseaux sociaux posicionamiento redes sociales redes sociais social media zoekmachine

marketing
= marketing advertising campaigns campaign brand branding promotion consultant market research
~ nobody knows we exist; no customers come; more people into the shop; ads and no idea if it helps; everyone in town to hear of it; launch a new product; fewer clients than last year; who are our customers; slow season; win customers; flyers bring nothing; get the word out; trade fair; loyalty card; attract younger guests; stand out from the competition; empty tables; new clients
+ Werbung Marketing Kunden bekannt Kampagne publicité clients faire connaître marketing publicidad clientes campaña marketing publicidade clientes pubblicità clienti reclame klanten marketing bekendheid

copywriter
= copywriter copywriting copy text texts writes writer brochures newsletters content editor wording
~ never sounds right on paper; words on our homepage are dull; put our story into sentences; emails are boring; catalogue reads badly; slogan; text for the brochure; describe our products; about-us page; blog posts; tagline; better wording; write it for us; newsletter nobody reads
+ Texter Texte schreiben rédacteur rédaction textes redactor textos redator textos copywriter testi tekstschrijver teksten

editor
= editor ghostwriter proofreader author book publishing journalist biographer publisher
~ write my life story; my novel needs a second pair of eyes; proofread the thesis; typos; publish a book; manuscript; family chronicle
+ Lektor Lektorat Korrektur Buch correcteur relecture livre corrector libro revisor livro correttore libro redacteur boek

designer
= graphic designer design logo logos layouts corporate identity illustrator illustration brand packaging visual
~ sign and letterhead look home-made; emblem for my brewery; annual report should look good; logo; menu that looks nice; labels for jam jars; poster design; fresh look; nice emblem; box for our product; T-shirt motif; infographics; draw a mascot; our brand looks tired; brochure layout
+ Grafiker Grafikdesigner Logo Gestaltung graphiste logo maquette diseñador gráfico logotipo designer gráfico logótipo grafico logo grafisch ontwerper logo huisstijl

photographer
= photographer photographers photography photos portraits weddings pictures product photo
~ get married and want to remember it; profile picture is old; nice shots of our dishes; family together, somebody should capture it; images of rings; headshots; newborn pictures; pictures of the house for sale; christening album; portraits of the team; passport photo; prom; shoot
+ Fotograf Fotos Bilder Hochzeit Bewerbungsfoto photographe photos portrait mariage fotógrafo fotos boda retrato fotógrafo fotos casamento retrato fotografo foto matrimonio ritratto fotograaf foto bruiloft

videographer
= videographer video videos film films filmmaker animation drone production recording
~ two-minute clip about our workshop; record the ceremony and cut it; moving things for our channel; commercial; aerial views; stream the conference; YouTube; explain our machine in a cartoon; old tapes digitized; podcast; documentary
+ Video Film Filmproduktion vidéo film vidéaste vídeo película videógrafo vídeo filme video filmato videograaf film

printer
= print printer printing prints printers shop leaflets leaflet business cards banners brochures posters copy
~ 500 flyers by Thursday; new cards with my number; large poster for the window; wedding invitations on thick paper; thesis bound; stickers; menus laminated; calendars; T-shirts with our name; catalogue printed; roll-up; postcards; booklets; copies
+ Druckerei drucken Visitenkarten Flyer imprimerie imprimer cartes de visite dépliants imprenta imprimir tarjetas folletos gráfica imprimir cartões folhetos tipografia stampare biglietti volantini drukkerij drukken visitekaartjes

signs
= sign signs signage maker lettering vehicle wraps
~ letters over the shop; name on our van; neon; sign fell off; house number; brass plate; directions inside the clinic
+ Schilder Beschriftung enseigne letrero rótulo letreiro insegna reclamebord belettering

promo
= promotional products merchandise gifts trophies
~ pens with our name; presents for clients at Christmas; mugs; bags for the fair; giveaways; medals
+ Werbeartikel objets publicitaires regalos empresa brindes gadget relatiegeschenken

pr
= public relations press media agency communications spokesperson newspapers publicist
~ be in the papers; reporter called and I do not know what to say; recall is all over the news; our side told; journalists; crisis; press release; on television; interview with the local radio; scandal; reputation; bad headlines
+ Pressearbeit Presse Öffentlichkeitsarbeit Zeitung relations presse journal journaliste prensa relaciones públicas periódico imprensa jornal assessoria stampa giornale ufficio stampa pers krant persbericht

software
= software developer programmer programs apps app application automates processes automation engineer coding database
~ type the same orders into three spreadsheets; idea for an app; booking system nobody can change; programs do not talk to each other; excel is bursting; tool for our warehouse; automate; robot for invoices; machine learning; connect the shop with the stock; customer database; CRM; bug in our program; own system; AI for our office
+ Softwareentwickler Programmierer App programmieren développeur logiciel application programador aplicación programa programador aplicação sviluppatore programmatore applicazione softwareontwikkelaar programmeur app

data
= data analyst analytics statistics statistician science scientist business intelligence
~ what do our numbers say; dashboards; predict sales; survey to evaluate; forecast demand; reports take days; charts of customers
+ Datenanalyse Statistik données statistiques datos estadística dados dati statistiche data-analist

translator
= translator translators translation translations interpreter interpreting translates languages certificates documents
~ birth certificate is in Polish and the office wants English; contract in Japanese none of us can read; manual into five languages; diploma with a stamp; letters from my Italian great-grandmother; somebody who speaks Arabic at the hospital; sworn version; subtitle; interpreter for the meeting; website in French; what does this letter say; Chinese supplier visits and nobody understands
+ Übersetzer übersetzen Übersetzung Dolmetscher Urkunde traducteur traduire traduction interprète traductor traducir traducción intérprete tradutor traduzir tradução intérprete traduttore tradurre traduzione interprete vertaler vertalen vertaling tolk

assistant
= virtual assistant secretary administrative office help typing clerical remote receptionist
~ evenings answering mail and making appointments; do my paperwork five hours a week; cannot keep up with my calendar; phone rings and nobody answers; typing of dictations; scheduling; somebody to organise me; travel bookings for the boss; filing; inbox overflows; answer calls while I am on site; reception
+ Sekretariat Assistenz Büro Büroarbeit Termine secrétariat assistante télésecrétariat secretaria asistente virtual secretária assistente segretaria assistente secretaresse assistent

event-planner
= event planner events organiser wedding planner conferences celebrations outings venue congress coordinator
~ firm turns fifty and two hundred people come; nice day out for the team; organise a wedding; guests from three continents; gala; Christmas party for staff; charity ball; conference for doctors; where to hold it; everything for the big day; hall for a party; birthday for 100 people; summer festival; retreat
+ Eventagentur Hochzeitsplaner Feier Veranstaltung Firmenfeier événement organiser mariage fête eventos organizar boda fiesta eventos organizar casamento festa eventi organizzare matrimonio festa evenement organiseren bruiloft feest

caterer
= caterer caterers catering food parties buffet chef conferences provides private cook canapes
~ eighty guests and I cannot cook; sandwiches for our board meeting; something better than pizza; buffet for vegetarians; finger snacks for the opening; lunch for the seminar; feed fifty people; barbecue for the street; menu for the wedding; dinner at home with a cook; food truck for the fete; meals for the crew; canteen; halal menu; hungry guests
+ Catering Buffet Essen Gäste Partyservice traiteur buffet invités repas comida invitados banquete catering comida convidados banquete catering cibo ospiti rinfresco cateraar hapjes gasten eten

cake
= cake cakes maker pastries pastry baker bakery confectioner chocolatier custom
~ dinosaur with five candles; three tiers with raspberries; something sweet for our opening; birthday cake; bread for our hotel; gluten-free muffins; croissants every morning; cupcakes; wedding cake; icing; dessert; macarons
+ Torte Kuchen Konditor Bäcker Brot gâteau pâtissier boulanger pain tarta pastel pastelero panadero pan bolo pasteleiro padeiro pão torta pasticcere panettiere pane taart bakker banketbakker brood

restaurant
= restaurant chef café bar pub hotel guesthouse
~ table for the anniversary; somewhere to eat with thirty people; rooms for our guests; beds for the wedding guests; private room for dinner
+ Restaurant Hotel Zimmer restaurant hôtel restaurante hotel ristorante albergo

florist
= florist florists flowers flower bouquets bouquet arranges arrangements decorations floral
~ something beautiful for my wife's birthday on the table; peonies for the bridal party; fresh arrangements at reception; a wreath; send roses today; forgot our anniversary; tulips; petals; something that blooms and smells for mother's day; lilies for the church; centrepieces; orchids; decorate the altar; corsage
+ Florist Blumen Blumenstrauß Kranz fleuriste fleurs bouquet couronne florista flores ramo corona florista flores ramo coroa fiorista fiori mazzo corona bloemist bloemen boeket krans

musician
= dj band musicians music agency dancing musician singer orchestra entertainment
~ get them on their feet at my fortieth; trio for the reception; play eighties stuff till three; live music; somebody to sing in the church; string quartet; background jazz; turn the party up; dance floor; organist; party songs
+ DJ Band Musik Musiker Tanz musicien groupe musique música grupo músicos música banda músicos musica gruppo musicisti muziek band muzikanten

entertainer
= magician clown children's entertainer face painting comedian actor puppeteer
~ clown for a birthday; keep twenty six-year-olds busy; tricks at the table; bouncy castle; balloons; santa; face painting
+ Zauberer Clown magicien clown mago payaso mágico palhaço mago pagliaccio goochelaar clown

celebrant
= celebrant priest minister registrar clergy wedding officiant
~ marry us on the beach; free ceremony without a church; baptism; say something at the naming of our baby; vows
+ Trauredner Pfarrer Taufe célébrant prêtre baptême oficiante sacerdote padre celebrante trouwambtenaar

travel
= travel agent agency holidays holiday flights cruises tours tourism books trips vacation
~ two weeks somewhere warm with the children; see Japan in spring; honeymoon; colleagues to a fair with rooms; sail the fjords; safari; flight home for Christmas; beach; trip for our choir; city break; visit Australia; cheap flights; hotel by the sea; plan our trip; train across Canada; see the northern lights; somewhere sunny
+ Reisebüro Urlaub Reise Flug Kreuzfahrt agence de voyages vacances voyage vol croisière agencia viajes vacaciones viaje vuelo crucero agência viagens férias viagem voo cruzeiro agenzia viaggi vacanza viaggio volo crociera reisbureau vakantie reis vlucht cruise

chauffeur
= chauffeur taxi limousine driver bus coach hire transport
~ get my parents to the airport; bus for sixty people; white car for the wedding; drive grandma to dialysis; pick up a client; shuttle
+ Taxi Chauffeur Bus taxi chauffeur autocar taxi chófer autobús motorista autocarro autista autobus taxi chauffeur

courier
= courier delivery parcels messenger logistics haulier trucking
~ package must be there today; deliver our cakes; documents across town; pallets to our customers; last mile; same-day
+ Kurier Paket Lieferung coursier colis livraison mensajero paquete entrega estafeta encomenda corriere pacco consegna koerier pakket

freight
= freight forwarder forwarding shipping customs clears broker goods borders import export logistics ships
~ containers from Shenzhen stuck at the port; sell to Norway and do not know the paperwork; pallet to Canada; tariff; send a machine overseas; duties; import tiles from Turkey; held at the border; export licence; bill of lading; by sea or by air; abroad for the first time
+ Spedition Zoll Container Fracht transitaire douane fret conteneur aduana transitario flete contenedor alfândega transitário contentor carga dogana spedizioniere merci expediteur douane vracht

health-safety
= health safety consultant risk assessments assessment fire protection work workplace occupational officer
~ worker fell off a ladder and the inspector is coming; exits okay for two hundred guests; handle solvents without training; extinguishers; fire drill; accident book; noise at the machines; hard hats; hygiene rules for our kitchen; food safety; evacuation plan; dust and fumes; escape route
+ Arbeitsschutz Brandschutz sécurité au travail incendie prevención riesgos laborales incendios segurança no trabalho incêndio sicurezza lavoro antincendio arbo brandveiligheid

quality
= quality iso certification compliance auditor consultant lean operations process improvement
~ customer wants ISO; too many faulty parts; processes are a mess; everybody does it differently; waste in production; certificate for our products
+ Qualitätsmanagement qualité calidad qualidade qualità kwaliteit

environment
= environmental consultant sustainability ecology carbon climate soil
~ oil in the ground; carbon footprint; contaminated plot; bats in the roof before we build; sustainability report; noise survey
+ Umwelt Nachhaltigkeit environnement medio ambiente ambiente sustentabilidade ambiente milieu duurzaamheid

telecom
= telecommunications telecoms phone systems broadband internet mobile provider voip
~ phone bill of the company; no signal in the office; fast internet at the farm; switchboard; call forwarding; mobile contracts for staff
+ Telefonanlage Internetanschluss téléphonie telefonía internet telecomunicações telefonia telefonie internet

office-supplies
= office furniture supplies equipment ergonomic
~ chairs for thirty desks; standing desks; partitions; copier lease; meeting tables; ergonomic
+ Büromöbel mobilier bureau muebles oficina móveis escritório mobili ufficio kantoormeubelen

manufacturer
= machine shop engineering manufacturer manufacturing prototype mechanical product engineer cnc toolmaker 3d printing
~ have a part made; prototype of my invention; metal piece that nobody sells any more; small series; mould for plastic; drawing to product; spare part
+ Maschinenbau Prototyp Fertigung usinage prototype mecanizado prototipo maquinagem protótipo officina meccanica prototipo machinefabriek

electronics
= electronics engineer circuit boards embedded devices
~ board for our gadget; sensor box; certify a device; blinking thing that talks to a phone

wholesaler
= wholesaler supplier distributor procurement buyer purchasing
~ where to get coffee beans in bulk; cheaper materials; find a supplier; somebody to carry our product in shops; purchase prices
+ Großhandel Lieferant grossiste fournisseur mayorista proveedor grossista fornecedor grossista fornitore groothandel leverancier

coworking
= coworking serviced office meeting rooms virtual office
~ a desk for a few days a week; meeting room by the hour; business address; work away from home
+ Coworking Schreibtisch Besprechungsraum espace de travail

sales
= sales agent representative consultant sales training crm lead generation telemarketing
~ sales team does not sell; cold calls; somebody to sell for us in Spain; more offers turned into orders; how to close
+ Vertrieb Verkauf vente commercial ventas comercial vendas comercial vendite verkoop
"""

PERSONAL = """
mechanic
= mechanic mechanics car garage auto automotive vehicles vehicle motor services repairs brakes engine truck
~ grinding noise when I brake; engine light came on; will not start in the cold; failed its MOT; oil spots under my Honda; service is due; clutch slips; exhaust is loud; battery dead every morning; steering shakes; overheats; winter tyres; gearbox; smoke from the bonnet; my van broke down; car makes a strange sound; inspection; wheel wobbles; air con in the car
+ Autowerkstatt Mechaniker Auto Wagen Motor Bremsen TÜV springt garagiste mécanicien voiture moteur freins démarre garage mecánico taller coche motor frenos arranca mecânico oficina carro motor travões arranca meccanico officina macchina auto motore freni garage monteur automonteur auto motor remmen start

body-shop
= body shop panel beater dents scratches paint vehicles bodywork sprayer collision windscreen
~ somebody opened their door into mine; rust on the wing; bumper hangs down; scratch along the side of the car; dent; hail; stone chip in the windscreen; crashed the fender; key scratched the paint; backed into a post; mirror torn off
+ Karosserie Delle Kratzer Lackierer carrosserie carrossier rayure chapista abolladura chapa bate-chapas amolgadela carrozziere graffio schadeherstel deuk kras

car-dealer
= car dealer dealership used cars leasing sells vehicles
~ need a bigger car; sell my old car; reliable second-hand; company car lease; electric car to buy; what is my car worth; van for the business
+ Autohaus Gebrauchtwagen concessionnaire occasion concesionario concessionário stand concessionario autodealer

motorcycle
= motorcycle motorbike boat marine small engine repair outboard
~ my scooter dies; outboard will not start; lawnmower engine; hull leaks; Vespa; chainsaw does not run
+ Motorrad Boot moto bateau moto barco mota moto barca motor boot

towing
= towing roadside recovery breakdown
~ car in the ditch; stuck on the motorway; broke down on the road; pulled out of the snow

bike
= bicycle bicycles bike bikes cycle cycles workshop e-bike e-bikes repairs tunes
~ chain jumps; flat tyre and squeaky brakes and I commute on it; motor cuts out uphill when I pedal; gears slip; puncture; saddle too low; spokes broken; child seat on my bike; new wheel; pedals
+ Fahrrad Fahrradladen Rad Kette vélo réparateur chaîne bicicleta bici taller cadena bicicleta corrente bicicletta catena fiets fietsenmaker ketting

phone-repair
= phone computer repair screens batteries data recovery laptop tablet gadgets lost cracked
~ dropped it and the glass is shattered; laptop will not turn on and the holiday pictures are on it; lasts two hours and is empty; spilled coffee on the keyboard; deleted files; hard drive clicks; cracked screen; fell into the toilet; my phone; camera of the tablet broken; slow notebook; charging port; get the photos back
+ Handy Display kaputt Datenrettung téléphone écran cassé móvil pantalla rota telemóvel celular ecrã partido telefono schermo rotto telefoon scherm kapot

hairdresser
= hairdresser hairdressers hair stylist salon barber cuts colours styles
~ fringe in my eyes; go blonde; up-do for the bride; cut before the interview; grey roots; curls; beard trimmed; perm; split ends; new style; braids; extensions; shave
+ Friseur Haare schneiden coiffeur cheveux coupe peluquero pelo corte cabeleireiro cabelo corte parrucchiere capelli taglio kapper haar knippen

beautician
= beautician beauty salon facials waxing nails cosmetician manicure pedicure lashes make-up esthetician
~ smooth legs for summer; hands look awful and there is a ball; treat my tired face; gel nails; eyebrows; make-up for the wedding; glowing; lashes; hair on my upper lip; pamper; spray tan; face mask
+ Kosmetik Kosmetikerin Nägel esthéticienne ongles épilation esteticista uñas depilación esteticista unhas depilação estetista unghie ceretta schoonheidsspecialiste nagels ontharen

tattoo
= tattoo tattooist piercing
~ name of my son on my arm; cover an old ink; dragon on my back; hole for an earring
+ Tattoo tatouage tatuaje tatuagem tatuaggio tatoeage

tailor
= tailor tailors tailoring alterations seamstress dressmaker suits bespoke sewing
~ trousers too long; lost weight and nothing fits; nothing off the rack suits him; hem; zip broken; take in the wedding dress; costume for the play; suit for the wedding; sleeves too short; patch the coat; sew; uniforms for our staff
+ Schneider Änderung Hose kürzen nähen couturière retouche tailleur ourlet sastre costurera arreglo coser alfaiate costureira bainha arranjos sarto sarta orlo cucire kleermaker naaister broek inkorten

stylist
= stylist personal shopper image consultant fashion colour
~ what should I wear; wardrobe full and nothing to put on; clothes for my new job; look more serious; which colours suit me
+ Stilberatung Kleidung style vêtements imagen ropa imagem roupa stile abiti kledingadvies

shoe-repair
= cobbler shoe repair shoemaker leather
~ heel came off; soles worn; boots leak; bag strap torn; stretch tight shoes; handbag
+ Schuster Schuhe cordonnier chaussures zapatero zapatos sapateiro sapatos calzolaio scarpe schoenmaker schoenen

laundry
= dry cleaner laundry ironing linen
~ stain on my silk dress; shirts ironed each week; wedding dress cleaned; towels for our hotel; suit smells; tablecloths
+ Reinigung Wäscherei pressing blanchisserie tintorería lavandería lavandaria lavanderia stomerij wasserij

jeweller
= goldsmith jeweller jeweler jewellery jewelry rings necklaces ring silversmith watchmaker watch diamonds
~ brooch lost a stone; propose and need something for her finger; clasp broken on a chain; watch stopped; wedding bands; ring too tight; pearls restrung; earrings made from old gold; engagement; grandfather's clock; engraving; what is the gold worth
+ Goldschmied Juwelier Ring Schmuck Uhr bijoutier bague bijou montre joyero anillo joya reloj joalheiro ourives anel joia relógio orefice gioielliere anello gioiello orologio juwelier ring sieraad horloge

genealogist
= genealogist genealogy historian archivist family history
~ where did our family come from; great-grandparents' names; old church records; emigrated ancestors; family tree
+ Ahnenforschung généalogie genealogía genealogia stamboom

matchmaker
= matchmaker dating
~ alone since the divorce; find a partner; meet somebody nice; single
+ Partnervermittlung rencontre pareja agenzia matrimoniale relatiebemiddeling

piano-tuner
= piano tuner instrument maker luthier repair
~ keys stick; grand sounds off; violin bow; guitar neck cracked; out of tune
+ Klavierstimmer accordeur afinador accordatore pianostemmer

house-sitter
= house sitter concierge errands
~ somebody to water the plants; watch the house while we travel; do my errands; pick up the post

farmer
= farmer farm grower winery winemaker brewery butcher
~ vegetables each week; meat for the barbecue; wine for a tasting; eggs from happy hens; honey
+ Bauer Bauernhof Wein Metzger ferme vin boucher granja vino carnicero quinta vinho talho fattoria vino macellaio boerderij wijn slager

charity
= charity social worker community volunteers nonprofit food bank
~ no money for food; homeless; lonely; help with forms for benefits; refugees need clothes; volunteer; benefits stopped
+ Sozialarbeiter Hilfe travailleur social trabajador social assistente social assistente sociale maatschappelijk werker
"""

TABLE = LAW_AND_MONEY + HOUSE + HEALTH_AND_CARE + BUSINESS + PERSONAL

__all__ = ["TABLE"]
