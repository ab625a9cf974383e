"""Which words are given names, in more than one language?

Taken from the name lists of Faker (MIT licence, Daniele Faraglia and contributors): names that at least two of its
languages know, without those that are plain English words.
"""

from __future__ import annotations

GIVEN_NAMES = """
aaaqil aaban aabid aachal aadam aadhya aadi aadil aafiya aage aahana aahil aalam aalee aalim aaliyah aamil aamir
aamirah aaqil aarav aarif aarini aariz aarna aarnav aarush aaryan aarón aashi aashif aashir aasif aasim aatif
aatiq aaus aayan aayush aazim aba abaan abbas abbi abbie abby abdalla abdallah abdelatif abdelkader abdellah
abderaouf abderrahmane abdi abdihakim abdu abdul abdullah abdullahi abdón abednego abeer abeiku abel abelardo abha
abhimanyu abhiram abigael abigaili abigaíl abilio abina abner abraham abram abril abubakar achieng achille achim
ada adaeze adalberto adamo adan adda addison adel adela adelaida adelardo adelasia adelbert adele adelia adelina
adeline adelmo adem aden adhra adia adiela adil adimu adina aditya adnan adolf adolfo adonis adora adoración
adrian adriana adriane adrianna adrianne adriano adrien adrienne adrián advaith advay advik advika adweta adwoa
adya adán adèle adélaïde aedan aedin aengus afia afonso aftin afua agapito agastya agata agatha agathe aggrey
agnes agnese agneta agnieszka agnolo agnès agostina agostino agustin agustina agustín agáta ahmad ahmet aida aidan
aideen aiden aijuka ailbhe aileen aili ailis ailish aimee aimé aimée aina ainara aine aino ainoa aishani aishling
aisling aislinn aitana aitor akif akinyi akos akosua akoth akram akshay akua akumaa akumu akwasi akwesi aladin
aladino alain alamiro alana alanis alanna alannah alastair alba albano albeiro alberico alberta alberte albertina
albertine alberto albin albina albína alcides alcira alda aldair aldemar alderano aldo aldonza aleida aleisha
aleix alejandra alejandrina alejandro alejo aleks aleksandar aleksander aleksandr aleksandra alen alena alessandra
alessandro alessia alessio aleta alexa alexandr alexandra alexandre alexandria alexandrie alexandru alexej alexi
alexia aleš alf alfio alfons alfonsina alfonso alfred alfredo algot alicia alida alina aline alirio aliro alisa
alisha alison alissa alisson alistair alister alix aliya aliyu alize alizée alka alla allan allana allegra allen
allison alma almasi almendra almira almudena almus alois alondra alonso aloys alphonce alphons alphonse alphonsus
alva alvar alvaro alveiro alvin alwin alwina alwine alyssa alzina alícia amada amadeo amado amador amaia amaira
amalia amalie amancio amandine amando amani amara amarachi amarilis amaro amaru amaury amaya ambar ambre ambrose
ambrosio amedeo amel amelia amelie amin aminatu amine amir amira amleto amol amon amondi amor amos amparo amri
amrita amruta amy-lee amy-leigh amélia amélie américa américo amílcar anabel anabela anabella anacleto anahera
anahis anahí anamika anaru anas anasa anastacia anastasia anastasie anastasio anastatia anay anaëlle anaís anaïs
ancizar anders anderson andra andre andreas andrei andreia andrej andrena andres andrey andri andrzej andré andréa
andrée andrés andwele andy ane anel anes aneta anett anette anežka angalia angavu angelica angelika angelina
angeline angelino angelique angelita angelo angie angus angèle angélica angélique ani anica anika anirudh anis
anisa anissa anja anjali anka anke anmol anna-lena anna-maria annabel annabell annabella annabelle annah annalisa
annalise annamaria annamarie annastacia anne anne-catherine anne-françoise anne-marie anne-sophie anneke anneli
annelie annelies anneliese annemarie annemie annet annetta annette anni annibale annick annie annika annikki
annita annunziata anny anoni anouk ansaldo anselma anselmo ansh ante antero anto antoin antoine antoinette anton
antonella antonello antonia antonie antonieta antonietta antonija antonin antonina antonino antonio antonius
antony antònia antónio antônio anu anunciación anusha anvi anya anyango anyelo anyi aníbal aodhan aoibheann
aoibhin aoibhinn aongus apolinar apolline apollo apolonia aquiles arabella araceli aracely aradhana aran arbey
arcelia archie arezki argemiro arham ari aria ariadna arian ariana ariane arianna arianne arie ariel ariela arif
ariki arin aris aristide aristides arlene arlet arlette arley arlo armand armando armida armin arnaldo arnau
arnaud arnaude arne arno arnold arnoldo arnulfo aroa aroha aron arran arron arsenio arta artan artemio artis artur
arturo arunima arusi arvid arvo arya aryan arzu aránzazu asafe asali asani asanti asatira ascensión asdrubal asha
asher ashlee ashleigh ashlene ashling ashton asiman asma asma’u asmini assia assumpta assunta asta asunción
ataahua atena atenulf atfat atharv atheel athena athman athuman athumani ati atiena atieno atilio attaf attila
attracta aude audrey augusta auguste augustin augustina augustine augusto auraq aurel aurelia aureliano aurelio
aurora aurore aurélie aurélien austine avelino averil avi avni avril awadil awamil awamiri awan awani awesi awhina
awj awlya awmar awrad axel axelle aya ayaan ayamin aydan ayden ayelén ayesha ayla ayleen aylin aylla aymen aymeric
aynur ayoub aysar ayse aysel ayten ayub ayush ayushman ayyubi azaan azad azahar azahara azban azeeb azeglio
azeneth aziz azizi azra azucena aída aïcha baaba baahir baaizeed baaqee baaqir baaree baashir baasim baasit baba
babar baber babette baccio bachittar badawi badr baghyawati baha bahaa bahadurjit bahari bahati bailey bailie
bairbel bairbre bairon bakari bakhshi baldassare baldomero balduino baldur baldwin baleegh balendra balhaar
balinda baljiwan baltasar baltazar balvan balveer bambad bambi banjeet baptiste baqar baqir baraka barasa barbora
barkha barr barraq barry bart bartholomew bartley bartolomeo bartolomé basaam baseer basel basem bashaar bashaarat
bashar basharat basheer basheerah basil basile basilio basim basir bassam bastian bastien bastián batal batool
baudelio baudouin bautista bayram bayron bazam beata beatrice beatrix beau beauden bebe beda begoña belarmino
belen belinda belisario bella bello belén benard benedetto benedict benedicto benedikt benedita benicio benigna
benigno benita benito benjamim benjamín benn benny benoit benoît benson benta bente benthe bento benvenuto benício
beppe berat berend berenice berezat berit bernabé bernadette bernadine bernard bernarda bernardino bernardita
bernardo berndt bernhard bernice bernt bert berta bertha berthe bertil berto bertram bertrand beryl beshte bethan
bethany betina bett bettina bevan beverley beáta bhanumati bhavani bhavika bhavini bhavna bhavya biagio bianca
bianka bibiana bibuwa biel bienvenida bilaal bilha biljana bilkisu billie billie-jo bimala bina birger birgit
birgitta birousk birte birthe bishakha bizhan bjarne bjorn björn bladimir blahoslav blaine blair blake blanaid
blanca blanche blanka blas blathnaid blažena boaz bodhi bodil bogdan bohumil bohumila bohumír bohuslav bojan
boleslav boma bonface boniface bonifacio boris borja bosibori bouchra božena brad bradley brahim bramwel branislav
branka branko braulio bravin braxton brayan brayden breandan breda breeda breege breffni brendah brendan brendon
breno brent brett briana brianna brice brid bridget bridgit bridie brien brieuc briget brighid brigid brigita
brigitta brigitte brijesh brinda brit brita britney britt britta brodie brogan brona bronach bronagh bronwen
bronwyn brooke bruna brunilda bruno bryony brígida buenaventura buraid busara byron bárbara béatrice bénédicte
bérengère bérénice caetana cahal cahir cailin cailum caio cait caitlin caitlyn caitriona cal calcedonio caleb
calebe calista calisto calixta calixto callan calogero calum calvin calvince cameron camilla camillo camillus
camilo campbell campo canan candela candelaria candelario candelas canice caoilfhionn caoimhe caoimhin caolain
caolan caomhan capucine cara caragh caren caridad carin carina carine carla carlito carlo carlota carlotta carly
carmel carmela carmelita carmelo carmenza carmina carmine carminho carola carole carolin carolina caroline
carolyne carren carrie carsten carter cas casandra casemiro casey casper cassandra cassie catalina catarina
caterina cathal catharina catherina catheriona cathleen cathrina cathrine cathriona cathy cato catrin catrina
catriona cauã cauê cayetana cayetano ceara cebrián cecelia cecil cecile cecilia cecilie cecilio cecília cedric
ceferino celene celeste celestina celestine celestino celia celina celinda celine celso centrine cesar cesare
ceyhun chaaya chabane chaitaly chaitanya chakradev chakradhar chakrika chamali chaman chameli champak chanakya
chanchal chandani chandra chandran chandresh chanez changaz chaniya chantal chantel chantelle charan charis
charita charlene charlesh charlie charline charlotta charly charmaine charo charvi chashida chasmum chatresh
chatura chausiki chavvi chawish che chebet chege chelangat chelo chelsea chelsey chema chepkemoi chepkoech
chepkorir cheragh cherie cherif cherith cherotich cheruiyot cheusi cheyenne chiamaka chiara chibuzo chidimma
chigozie chijioke chinedu chinelo chinyere chipukizi chiraz chita chizoba chloe chlóe christa christabel christel
christelle christiana christiane christianne christie christin christof christofer christoffer christoph
christophe christopher christy chucho chuki chukwudi chukwuemeka chus chuy cian cianan ciara ciaran ciarrai cielo
cillian cindy cinthia cinthya cintia cipriano ciriaco cirillo cirino ciro ciríaco citlali clair claire clara clare
clarice clarisa clarissa clarisse clark claudette claudia claudie claudina claudine claudio claudius claudy claus
clayton clelia clemencia clemens clement clemente clementina cleophas cleto clifford clinton cliodhna cliona clive
clodagh clodomiro cloe clorinda clotilde cloé clàudia cláudio clémence clément clémentine clímaco codie cody cohen
cole coleman colette coline colins colleen collette collin collince collins colm colman colomba coluccio colum
columba conal conall conan concepción concepta concetta concha conchita conchur conleth conn connell connie conny
conrad conrado consolata constance constantin constantino constanza constança consuela consuelo cora coralie
coraline corentin corey corina corine corinna corinne coriolano cormac cormack cornel cornelia cornelio cornelius
corona corrado corrie cortney cory cosmas cosme costantino costanzo courteney courtney craig crescencia cristal
cristhian cristhofer cristian cristiano cristina cristián cristobal cristofer cristopher cristóbal cruz csaba
ctibor curro curt curtis custodia custodio cyril cyrille cyrus cándida cándido cécile cédric célestin célestine
célia célina céline césar côme daamin daanish daanyaal daawood dabbah dabir dafina dafne dag daghfal dagmar
dagmara dagny dagoberto dahiana dai dainess daire dairine dairo daisy daiyaan dakhil daksh daksha dakshesh dalaja
dalbir dale dalia dalibor dalila dalili dalmas dalvin damaris dameer damian damiano damien damini damir damián
damjan damon damurah damyanti dana danae dancan dancun dani dania danica daniela daniele daniella danijel danijela
danilo danitza danièle danjuma danna danny danson dante dany daphne daphné daragh darain darcy daren daria dariana
darika darin darina dario darius dariusz darko darpan darragh darran darrell darren darrin darryl darryn darsh
darwin dary daryl darío dastageer daud daudi davi davida davin davis davnet davor davy dawud dayamai dayana dayita
dayna dayyaan deaglan dean deane dearbhail dearbhaile dearbhla debbie debby debora deborrah deiby deicy deidre
deirbhile deirdre deisy dejan del delfina delfino delfín delia delphine demetra demetrio demi demi-lee demi-leigh
demian denis denisa denisse deniz denny dereck derick derly dermot dermott derrick derval dervilla dervla
desiderio desiree desirée desmond dev devansh devika devin dewi deyanira dhriti dhruv dian dianah diann dianne
diarmaid diarmuid dickson didier dieter digna dilan dilara dillon dimas dimitri dimitrios dina dinah dinis dino
diogo dion dionigi dionisia dionisio dionne dipta dirk dismas divya diya djamel dobroslav dolores dolphine dom
domenic domenica domenico domhnall dominga dominic dominick dominik dominika dominique domitila dona donagh donal
donat donatella donatello donato donnacha donncha donough donovan dora doralisa dorcas dorcus doreen dorian dorina
dorine doris dorita dorota dorotea dorothea dorothée douglas dounia draga dragan dragica drago drahomíra drahoslav
drahoslava duarte dubán duilio dulce duma duncan dunia durab durante duván dušan dwayne dymphna dympna dávid
débora déborah dóra eadaoin eamon eamonn eanna eavan ebba ebbe ebenezer ebuka eda edda eddah eddie edel edelmira
edelmiro eden eder edgar edgard edgardo edhitha edier edilberto edilma edilson edin edina edinah edinson edison
edisson edita edith edmond edmund edmundo edna edoardo edouard edson edu eduar eduard eduarda edvard edvin edwar
edwin edwina eesaa eesha efrain efraín efrén egbert eggert egon ehan ehsaas ehsan eider eijaz eileen eilis eilish
eimear eimer eimhear einar eino eiravati eithan eithne ejaz ejlaal ekaja ekalinga ekani ekansh ekanta ekantika
ekapad ekaraj ekavir ekbal ekene ekiya ekow ekta ekundu el-amin ela eladio elaf elaine elba elbert elcira elcy
elda eldar eldon eleanor eleanora eleazar elenore eleodoro eleonora eleonore eleuterio elfie elgin eli elia
eliabeth eliakimu elian eliana eliane elias elie eliecer elif eligia eligio elin elina eline elinor elio eliot
eliott elis elisa elisabet elisabeth elise eliseo elisha eliud eliza eliška elkana elke elkin elladio ellen elli
ellie ellinor elliot elliott ellis elly elma elmar elmer elmira elmo elna elnur eloah elodia elodie eloisa eloise
elon elosy eloy eloá eloísa eloïse elphas elpidio elsa elsie elsy elton elva elver elvia elvin elvina elvira elvis
elvíra elza eléa eléna eléonore elías ema emanuel emanuela emanuella emanuelly emelie emelina emeline emely
emelyne emer emerson emigdio emil emilce emile emilia emilian emiliana emiliano emilie emilien emilija emilio
emilly emilse emin emiro emma-louise emmaculate emmah emmanuel emmanuelle emmet emmett emmi emmy emperatriz emran
emy emília encarna encarnacion encarnación encarnita enda enea enes engla enith enna ennio enock enrico enrique
enriqueta enya enzi enzio enzo eoghan eoin ephantus epifanio eraldo erasmo erastus erdogan erica erich erick erik
erika erin erkan erla erland erling ermanno ermenegildo ermes erna ernest ernestina ernestine ernesto ernst ervin
erwan erwin eryn esfandyar eshan eshana esi esmeralda esneider esparta espartaco esperanza espiridión esra esteban
estefany estefanía estela estella estelle ester estera esther estiven estrella eta etelvina ethel ethna ethne
etienne etizaaz etna etta ettore euan eufemia eugen eugenia eugenie eugenio eugine eugène eugénie eulalia eulogio
eunan eunice eusebia eusebio eustaquio eutimio eutropio eva evald evaline evalyne evan evance evangelina
evangelista evans evaristo eve evelia evelin evelina eveline evelio evelyne everline everlyne evert evi evie evita
evy ewa ewald ewan exequiel eydan ezekiel ezequiel ezio ezra faber fabia fabian fabiana fabien fabienne fabio
fabiola fabián fabrice fabricio fabrizia fabrizio facundo fahari fahmi fainche faisa faizan falak falan falguni
fanaka fanny faqid farah faraj faraja faras farhan farhiya farid farida farijika fariq faris fariz farouk fatih
fatiha fatma fatteh fatuma faustino fausto fay faye fazli feargal fearghal febe fedele federica federico federigo
fedor feisal felice felicia feliciana feliciano felicidad felicitas felicity felipa felipe felisa felista felister
felistus felix ferdinand ferdinando ferenc fergal fergus ferhat feriel fermín fernand fernanda fernande ferney
festus fiachra fiamma fidel fidela fidelis fidelma fidvi fiifi filip filipe filippa filippo filomena finbar
finbarr finian finn finola fintan fionan fionna fionntan fionnuala fionnula fiorella fiorenzo fiorino fitan fito
fiyaz flannan flavia flavie flavio flemming fletcher flor flora flore florence florencia florencio florent
florentin florentina florentino florian floriane floridor florin florina florinda florine flynn fodil fortunata
fortunato fouzia frado fran franca francesca francesco franchesca francia francine francis francisca francisco
franck franco francy franjo frankie franklin frankline franky frans františek františka franz franziska françois
françois-xavier françoise fraser frazer freda freddy frederic frederick frederico frederik fredo fredric fredrick
fredrik fredy freja fresia freya frida fridah frieda friedrich fritz frode froilán frédéric frédérique fulgencio
fulvio fábio fátima félix gabi gabin gabino gabriela gabriele gabriella gabrielle gabrielly gael gaetano gagan
gail galasso galina gallego galo galvarino gambo ganga garech garima garreth garrett garry garvan gaspar gaspard
gaspare gaston gastone gastón gathoni gaurang gaurangi gaurav gauri gaurika gautam gautami gauthier gavan gavin
gayathri gaylene gaël gaëlle gaëtan gearoid gedion geert geetika geir gelsomina gema gemma genaro genevieve
geneviève gennaro genoveva geoffrey geoffroy geofrey georg georges georgette georgia georgiana georgina georgine
geovanny geraldine geraldo gerard gerardine gerardo gerd gerda gerhard gerhardt geri germain germaine germana
germán gerold geronimo gerrard gerrit gerry gerson gert gertrud gertrude gertrudis gervasio gerónimo gesare
gethera getrude ghaalib ghaazi ghaffaar ghafoor ghaith ghalib ghanee ghanem ghannam ghasaan ghauth ghawth ghayoor
ghazalan ghazanfar ghazanfer ghazawan ghazi ghazzal ghilas ghislain ghislaine ghiyaath ghiyath ghufran ghulaam
ghulam ghunayn ghusharib ghusun ghutayf giacinto giacobbe giacomo giada giampaolo giampiero gian giancarlo
gianfrancesco gianfranco gianluca gianluigi gianmarco gianna gianni gianpaolo gianpietro gibson gideon gifty gil
gilbert gilberte gilberto gilda gildardo giles gilles gillian gilma gilman gina ginette gino gioacchino gioachino
gioele gioffre gionata giorgia giorgio giosuè giovanna giovanni giovanny girik girindra girish girolamo gisela
giselle gisselle gisèle gitau githinji gitonga gitte giulia giuliana giuliano giulietta giulio giuseppa giuseppe
giuseppina giustino gladis gladys glauco glenda glenn glenys godfrey godofredo godwin goffredo gohar goma gonzalo
gonçalo gopal goran gordan gordana gordon gottlieb goyo gracia graciana graciano graciela graeme grainne grania
grayson grazia graziano graziella greca greco gregor gregorio greta gretchen grete grethe gretta gricelda griselda
grzegorz grégoire grégory gréta guadalupe guarino gudrun guglielmo guido guilherme guillaume guillermina guillermo
guiomar gulab gulfaam gulfam gulshan gulzar gumercindo gunbir gunda guneet guney gunhild gunnar gunter gunther
gustaf gustav gustave gustavo gwen gwenaëlle gwenda gwendolen gwendoline génesis gérald géraldine gérard gülay
gülağa habiba habibu hadassa hadija hadithi hadiza hadjer hadrien hafsa hafsat haiba hailey hakim haley halima
halisi halley hamid hamis hamisi hamsini hamza hana hania hanja hanna hannabel hanne hannele hannelore hannes
hanora harald harambee hardik harinakshi harini harish harita harley harnail harol haroldo haron harper harri
harrison harry harshil harun haruna harvey hasan hashiki hatima hauwa hawa hawehindi hayat hayden haydée hayleigh
hayley hazeem hector hedda hedvika hedwig hedy heidi heidy heitor hekima helan helena helene helga helge heliodoro
hella hellen hellena helma helmer heloisa heloísa hema hemal hemang hemangini hemani hemi hendrik henning henri
henrieta henrietta henriette henrique heraclio heraldo herbert herberto heriberto herma herman hermann hermelinda
hermenegildo hermes hermina herminda hermine herminia herminio hermína hernando herney hernán herta hertha hervé
hesbon hezron hicham hidaya hilario hilary hilbert hilda hildah hilde hildegard hildur hillary hillevi hilma
hilmar hinewai hipólito hiral hitesh hjalmar hoani hocine hodari holger hollie homero honora honoré horacio
hortense hortensia hosea houcine houda howard hredhaan hritik hubert hudson hugo hugues huguette huia hulda
humaiya humberto humphrey huy huzaifa héctor héloïse hélène iain ian iara ibaad ibeth ibn ibraaheem ibraheem ibán
ica ida ide idika idrees idris iesa ieva ifeanyi ifechukwu ifeoma iftikhaar iftikhar ifunanya ignace ignacia
ignacio ignatz ignazio ignác igor ihab ihaia ihsaan ihsan ihtesham ihtiram ihtishaam ihtsham ijaya ijli ika ikbal
ikenna iker ikhlaas ikraam ikram ikramah ikrimah ikshita ilan ilaria ildefonso ileana ilias ilija ilona ilse ilyas
ilyes imane imany imara imaran imelda imene imke imogen imre ina inaya indali indi indiana indie indira indra
indrajit ineta inez inga inge ingeborg inger ingmar ingrida ingvar inmaculada inna inocencio inès inés iolanda
iona ippazio irena irene irfan irina irine iris irja irma irungu irya irène isaac isaack isabel isabela isabell
isabelle isabelly isack isadora isaiah isaline isaque isaura isaya isaías isha ishaan ishani ishanvi ishita ishwar
isidor isidora isidoro isidro isis isla ismael ismail ismaël isobel isolina israel issa issack istván ita itanya
ituri itzel itziar iva ivana ivanka ivar iver iveta ivette ivica ivo ivona ivone ivonne ivor iván izaaz izabela
izidor iñaki jaabir jaafar jaan jabbaar jabir jabr jacek jacinta jacintha jacinto jackeline jackline jackson jacky
jacobo jacopo jacques jad jade jader jadranka jael jafar jafet jaffer jagat jagdish jagrati jagvi jahangir
jahanzeb jahdami jahdari jahi jahiz jahm jai jaider jaime jair jairaj jairo jairus jaka jake jakob jakub jalaal
jalal jalees jalia jalil jalsa jamaal jamal jameel jamie jamie-lee jamie-leigh jamil jamila jan jana janaki janani
janeth janette jangwa jani janina janine janis janko jann janna janne janneth jannie jannis jano januja janus
janya japhet japheth jaqueline jara jared jari jarl jarlath jarleth jarmila jarno jaromír jaron jaroslav jaroslava
jarrod jasiri jasmin jasmina jasmine jasmit jasna jasper jatin javan javi javiera jaxon jayda jayde jayden jayne
jayson jazmin jazmín jean-baptiste jean-charles jean-christophe jean-claude jean-françois jean-jacques jean-louis
jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jean-pol jean-yves jeana jeanette
jeanine jeanne jeannette jeannie jeannine jebet jecinta jedidah jeet jeevika jeferson jeff jefferson jeison
jeisson jelagat jelani jelena jemimah jemma jemutai jena jenaro jenifer jeniffer jenipher jenna jenni jennie
jenniffer jenny jens jepchirchir jepchumba jepkemoi jepkoech jepkorir jepkosgei jeptoo jere jeremiah jeremias
jeremie jeremías jerica jerman jermiah jerome jeronimo jerono jerop jerotich jerson jeruto jerzy jerónimo jerôme
jesca jesper jessie jessika jessy jesus jesusa jesús jhalak jhan jhoan jhoana jhon jhonatan jhonny jhony jill
jillian jimena jimmie jimmy jina joachim joakim joana joanna joanne joao joaquim joaquin joaquina joaquín joash
jocelyn jocelyne jochen jodi jodie jody joelle joey joffrey johan johana johann johanna johanne johannes johans
johnathan johnnie johnny johnson johnstone johny jolana jolanda jolanta jolene jolie joline jon jonah jonas
jonatan jonathon joni jonna jonás jonáš joojo joram jordana jordi jordon jordy jordán joris jorja jos josef josefa
josefina josefine joselyn josep josephat josephine josephus josette josh josiah josiane josianne josip josphat
josphine josue josué josé josée joséphine jovan jovita joyline jozef joël joëlle joško jua juana juanita juanito
jude judita juhani jule jules juli julian juliana julianna julie-anne julien julienne juliet julieta julieth
juliette julijana julio julius julián juma jumaane juraj jure juri justina justine justiniani justo justus juvenal
jyoti ján jérémie jérémy jérôme jéssica jörgen jørgen júlia kaamil kaarina kaashif kaazim kabeer kabir kabiru
kachela kada kafeel kahina kahu kahurangi kai kaia kaique kaiser kaitlin kaitlyn kaj kaja kajji kala kalbi kaleb
kaleem kaleema kalevi kali kalina kalle kalpit kaluwa kamal kamala kamau kamil kamila kamilly kamran kamron kamya
kane kanini kaombwe kara karaamat karam karama karan karani karanja kareem karel kari karima karimi karina karine
kariuki karl karla karley karli karlo karma karol karolina karoline karolína karsten karyn kasam kashan kashangaki
kashif kashish kashvi kasim kaskazi kaspar kasper kassandra kassim kata katalin katalina katana katarina katarzyna
katarína katelyn katerina katerine katharina katharine katherin katherina katherinne kathi kathy kati katia katie
katie-louise katja katrin katrina katriona katty katy kauri kauthar kavya kawkab kawthar kay kayden kaye kaylee
kayleigh kaysan kazi kazim kealan keanu keegan keelan keely keeva keira keisha kelechi kellie kelly-anne
kelly-marie kelsey kelvin kemal kemboi kemuma kemunto kenan kendra kenedy keneth kennedy kenny kent kenyangi kenza
kenzie kenzo keri kerri kerrie kerry kerstin kerubo keya keyaan keziah khaalid khaan khadidja khadija khaled
khalil khamani khamisi khloe kiaan kiah kian kiapo kiara kiaran kiarie kibafupia kibet kibibi kiburi kiera kieran
kiernan kieron kijana kijani kike kilian killian kilonzo kimani kimanzi kimathi kimberley kimbilio kimeu kimutai
kimya kinaya kingston kinubi kinuthia kinyanjui kinyua kiojah kioko kipchirchir kipchumba kipenzi kipepeo
kipkemboi kipkemoi kipkirui kipkoech kipkorir kipkosgei kipkurui kiplagat kiplangat kiplimo kipngeno kipngetich
kiprono kiprop kiprotich kipruto kipsang kiptoo kipyegon kira kirby kiri kirk kirsten kirstie kirstin kirsty kirui
kisima kiume kiwara kjell klaas klara klaudia klemens klement klára knut kobe koech koen kojo kondo konrad konradi
kora kori korir kornel kornelia kosgei kosisochukwu kovu kris krish krisha krishna krista kristel krister kristi
kristian kristiina kristijan kristin kristina kristine kristjan kristofer kristoffer kristopher kristy kristína
kritika krystal krystyna krzysztof kuchanua kujoe kuria kurt kurtis kurunzi kusiima kwabena kwadwo kwaku kwamboka
kwamena kwasi kweku kweli kyalo kyan kyara kyla kylian kylie kyllian kyra kåre kévim kévin laban labeeb labib
lachlan ladislav ladislava ladli laeeq laetitia lahiah laia laila lailati laini laiq laith lajita lajlaj laksh
lakshit lala lalo laly lamar lambert lamberto lameck lamine lana lando langat laoise laora laqeet lara larisa
larissa lasse lateef latif laure laureano laureen laurence laurent lauretta laurette lauri laurie laurine lautaro
lavanya lavinia lavínia lawrencia layth lazzaro laëtitia laís lea leah leana leander leandra leandro leanne leela
leena leia leider leidy leif leigh leire lekha lelia lenah lene lenin lenka lennart lenny leocadia leocadio leon
leona leonard leonardo leoncio leone leonel leonhard leonie leonor leonora leonore leontina leopold leopoldo lesia
lesley leslie lesly leticia letizia letícia levi levin levis lewis lex leydi leyla leyli leyre leïla león leónidas
lia lian liana liane liban libardo libby liberto libia libni libor liceth licia lida lidia lidija liesbeth ligia
ligita liisa lila lili lilia lilian liliana liliane lilija lilja lilla lillian lilly lilou limazah lina linah
lincoln lindah lindsay lindsey linet linn linnea lino linus lionel lipika lisa-marie lisandro lisbeth lise
liselotte liseth lisette lissette liv livia livingstone livio liyaaqat liyaqat liza lizeth ljiljana ljubica
ljudmila lloyd lodovico lohit loice loida lois loise lola lolita lona loni lopa lora loraine lorcan loredana
lorelei lorena lorenz lorenza lorenzo loreto loretta loretto lorin lorine loris lorna lorraine lotfi lotta lotte
lou louane louie louisa louise louka louna lourdes lourenço lovisa lovro loyola loïc loïs luan luana luara luay
luca lucas lucca luce lucero lucette luchino lucho lucian luciana luciano lucie lucien lucienne lucija lucila
lucile lucinda lucio lucrecia lucrezia lucía ludivine ludmila ludovic ludovica ludovico ludvig ludwig luigi
luigina luisa luisana luisina luiza luka lukas luke lukáš luna lunna lupe lupita luqmaan luqman lut lutf lutfi luz
luzmira luís luísa lyam lydia lydiah lydie lyna lynda lyndon lyndsay lyndsey lynette lynley lynn lynne lynnette
lynsey lászló lázaro léa léana léna léo léon léonard léonie léopold lía lívia lúcia maahir maajid maalik maanas
maanav maarit maawiya maaz maazin mabad mabel mac macarena macaria macario macauley macharia mackenzie madaha
madalena madani maddison madeleine madelene madeline madhav madhavi madini madiyan madoa madyan maeva maeve
mafalda magali magaly magda magdalena magdalene magdaline magdaléna maggie magnus mahad mahali mahaz mahbeer
mahboob mahbub mahdee mahdi mahdy maheen maher mahfooz mahfuj mahfuz mahi mahika mahir mahja mahmood mahmoud
mahmud mai maia maicol maida maighread maija maikol maimuna maina maingi maira maire mairead mairin mairtin maisha
maite maitê maj maja majani majd majdi majdy majeed majella majken makarena makau makeen makena makini makokha
makori maks maksim makunga makuu malachy malak malcolm malena malene malgorzata malik malika malin maliza malou
malte malvina mamadou mamen mamun manaaki manaia manan manawa manbir mandy manel manfred manola manolo manon
mantas manthan manu manuel manuela manuelita manuella manus manya mara maraea marc marcantonio marcel marcela
marcelina marceline marcelino marcell marcella marcelle marcello marcelo marcia marcial marciano marcin marcio
marco marcos marcus mare maree mareikura marek maren marese marga margareta margarete margaretha margarida
margarita margaud margaux margherita margit margita margo margot margoth margret marguerite mari mariah mariam
marian mariana mariane marianela mariann marianna marianne mariano maribel marica maricel maricela maricruz
marie-ange marie-anne marie-christine marie-claire marie-claude marie-france marie-françoise marie-hélène
marie-jeanne marie-josé marie-laure marie-line marie-louise marie-madeleine marie-noëlle marie-paule marie-pierre
marie-rose marie-thérèse mariela marielle marietta mariette marija marijan marijana marika marilena mariluz marin
marina marini marino mario marion marisa marisel marisela marisol marissa maristela marit marita maritta maritza
marius mariusz marja marjan marjani marjatta marjorie marko markus marleen marlen marlena marlene marleny marlies
marlon marly marlène marlén maroof marta marten marthe martim martin martina martine martino martirio martyn martí
martín marvin marwa maryam maryann maryanne maryline marylène maryse maría marína masika masinde massiel
massimiliano massimo massinissa matej mateja mateus matheo matheus mathew mathias mathieu mathilda mathilde mathis
mathys mathéo matias matija matilda matilde matiu mato matteo matthias matthieu matti mattia mattias mattéo
matunda matéo matías maua maud maude maura maureen maurice mauricette mauricio maurilio maurine maurizio mauro
mavuno maxence maxi maxim maxime maximiano maximilian maximiliano maximilien maximino maximo maximus maxine maxwel
maxwell maya mayerly maykol mayra maysa mayte maël maëlle maëlys maëva maïté mbithi mboya mbugua mburu meabh
meaghan meda megha meghan meghana mehdi mehmet meibh meike mekhala mel melania melanie melany melba melchor melina
melinda melisa melita melvin melvine mercedes merche mercyline mereana meriem merle merlin mervin mervyn mery
meshack meta metod metrine metta mette micael micaela micah miceal micha michaela michaele michal michaël micheal
micheala michela michelangelo michele micheletto micheline michell michelotto michèle mickaël miguela mihael
mihaela mijo mika mikael mikaela mikaere mikayla mikhail mikkel mikuláš mila milada milagros milana milcah milda
mildred milena milica milka milkah milla millaray millicent millie milo miloslav miloslava milovan miloš milton
milán mimi mina minerva minna mira miran miranda mirco mireia mireille mirela mirella mireya miriam miriama mirian
mirja mirjam mirjana mirko mirna miro miron miroslav miroslava mirriam mirsad mirta mirtha miryam misael misuli
mitali mitchel mitchell mitchelle mitesh mitzy mizhir mkarkara mladen modesta modesto mohamad mohamed mohamedi
mohammad mohamud mohand mohini moira moisés mojmír mollie molly momanyi mona monica monicah monika monique
monserrat montserrat mora moraa moreen morena moreno morgan morgane morine moritz morris morten mortimer moses
mouloud mounir mourad moureen mourib mourine moussa moya mrihani muchiri muema mueni mugambi mugdha mugendi mugo
muhallil muhammed muhazzim muhima muia muireann muiruri mukhwana mulele muli mulwa mumbi mumo munene mungai muni
munyao munyoki murat muriel murielle muriithi murilo murimi murithi muriuki murray musa musau musee musembi musila
mustafa mustapha musyoka musyoki mutai muthama muthengi muthoka muthoni muthui mutie mutinda mutiso mutisya mutua
mutuku mutunga muturi muzdahir muzhir mwamini mwanajuma mwanamisi mwangangi mwangi mwaniki mwanzia mwasaa mwaura
mwende mwendwa mwezi mwikali mwiti mya myles myra myriam myrta márcio mária mário máxima máximo mégane mélanie
mélina mélissa mélodie mía mónica mónika naadir naail naajy naasih naasir naathim naazhim nabeeh nabeel nabhan
nabigh nabih nabil nacer nachiket nacho nacio nada nadeem nadežda nadhir nadim nadine nadir nadja nadr nadège
naeem nafasat nafees nafesa nafis nafula nahashon nahiara nahuel naiara naib naim naimh nair najair najam najeeb
najuma naki naksh nakul naliaka nana nandini nando nanjala nanna nanni naoimh naoise naom naomh naomi naomy
napoleone narcisa narciso narimane nashipie nasiru nasra nassim natacha natali natalia natalija natalio natalja
nataly natan natanael natascha natasja nataša nate nath nathalia nathalie nathaly nathanael nathanaël nathaniel
nathari natividad natália naveen nawal nayara nayaret nayareth nayeli nayfa nayibe nazaret nazario nazim naël naïm
ndegwa nderitu ndirangu nduku ndung'u ndunge ndungu nduta neal neasa nedda nedjma neel neelima neema neftalí neha
nehemiah neider neil neill nekesa nel nela nelah nelcy nele nelia nelima nell nella nellie nelly nelson nelsy
nenad neo nerea nereida nesrine nessa nestor netra nevaeh nevenka neville nevin ng'ang'a ngaire ngamia nganga
ngari ngeni ngigi ngugi nial niall niara nibaldo nicanor niccolò nichola nichole nicholus nicklas nickson nicky
niclas nico nicodemo nicodemus nicol nicola nicolai nicolas nicolasa nicoletta nicolás nicolò nidhi nidia nidra
niels nieves nigesa nihad nihal niharika niina nik nika nikau nikita nikki niklas niko nikola nikolai nikolaj
nikolas nikoletta nikolina nikora nilda nilima nilo nilson nimakoah nimrat nina ninetta nino ninoska nirja nisa
nisha nitara nitesh nives nixon niyazi njagi njenga njeri njeru njiru njogu njoki njoroge njozi njue njuguna
nkiruka nnamdi nneka noa noam noe noel noeleen noelia noeline noelle noemi noemí nohora noirin nolan nolberto
noleen nollaig nonso norah norbert norberto norbey noreen norma norman nour nova noé noémi noémie noël noëlla
noëlle ntimi nuala nubia nuhu nula nuno nuria nuriat nuru nury nwabudike nyaboke nyaga nyakundi nyamai nyambura
nyanchama nyasi nyawira nydia nyoka nyongesa nyoni nyota nyuki nzioka nzomo nádia nélida néstor nóra núria obaid
obdulia obed obianuju obinna ocampo ochieng octavia octavie octavio océane oda odalis odalys odette odhiambo
odhran odika odile odongo oduor oeshi ofelia ogechi oisin ojas ojasvi okechukwu okello okoth okumu ola olaf olalla
olav olavi ole olegario olena olimpia oliva oliver olivie olivier olof oloo oluchi oluoch olwen olympia olívia
omair omaira omaja omari omeir omer omisha omkaar omondi omran omya ona ondieki onesmus oni onkar onofre onveer
onyango onyinye oona oonagh ophelia ophélie opiyo opwonya ora oran orazio oreste orfelina orfhlaith oriana orinder
orla orlagh orlaigh orlaith orna ornella osama oscar osha oskar osman osogo ossama osvaldo oswald oswaldo otilia
otis oto ottavio ottilia ottilie otto ottone ottó otávio ouanes ouma oussama ove ovidio oviya owais owen owino
owuor oxana ozioma pabla paca paco pacífica padraic padraig padraigh padraigin pahal paige pallavi palmira paloma
pambe pancho panfilo panini panya paola paoletta paolo paride parsa parth parvez pascal pascale pascaline paschal
pascual pascuala paskalia pasqual pasquale pastora patric patrice patricio patrik patrizia patrizio patrícia pau
paula paule paulette paulina pauline paulino paulo pauric pavani pavel pavla pawel payton paz peadar peader pearce
pearse peder peggy pekka pelaji pelayo pellegrino penelope penina peninah pepe pepita pepito percy peris perla
perlita pero perrine pervaiz petar peterson petr petrina petrona petronela petronila petter peyton phanice phelim
phelix philemon philippa philippe philippine philis phillip philomena phineas phoebe phylis phyllis pia piaras
piedad pierangelo piergiorgio piergiuseppe pierina pierluigi piermaria piero pierpaolo pierre-yves piersanti
pietra pietro pili pina piotr piper pius plinio plácido pol polly pompeo pomponio poncio pooja popobawa porfirio
pranav praneel pranit pratyush prima primitiva primitivo prisca priscah priscila priscilla priscillah prisha
prudencia prudencio puccio pumbaa purificación pushti pánfilo pénélope péter pía pío qaadir qaasim qabeel qabil
qadar qadeer qadi qadim qahtan qaim qais qamar qani qanit qareeb qarin qaseem qasid qasif qasim qatadah qawee
qay-yoom qays quadir qudamah quddoos qudoos quentin quincy quinn quinten quinter quique quirino qurban qusay qushi
qutaybah qutb qutub raaghib raagini raahil raakin raamis raamiz raashid raatib rabah rabar rabb rabbaanee rabbani
rabecca rabee rabi rabiah rabit racha rachael rachana racheal rachelle rachid rachida rachit rachita radha radhee
radhika radi radomír radoslav radovan raed raees rael raewyn rafa rafaela rafaella rafan rafay rafaél rafaël rafee
rafeek rafeeq raffaele raffaella raffaellino raffaello rafi rafiq raghav ragheb raghib ragna ragnar ragnhild rahab
rahat raheel raheem rahma raimondo raimundo raina rainer raisa rajab rajata rajeshri raksha ralf rama ramadan
ramadhan ramiro ramon ramona ramzi ramón rana ranbir randi randolf ranieri ranveer raoul raphael raphaël raquel
rashidi rasmus raul ravy rawiri rayaan rayan raymonde rayén raúl reagan rebeca rebeka rebekah rebekka redmond
reece regan regina reginald regína rehaan rehema reimar reina reinaldo reine reinel reinhart reinhilde reinhold
reino rembrandt remedios remigio remy rena renan renata renato renaud rene renee renzo renáta rené renée reshoni
reuben reva rex reyansh reyes reyna reynaldo reza rhavi rhian rhianna rhianne rhiannon rhoda rhona rhonda ria riad
rian ricarda riccardo ricciotti rick ricky rico rida ridhi rigoberto riley rina risasi rishi risper rita riya
riziki robbie robby roberta roberto robin robinson robyn rocco rochdi rochelle rocio rocío rodah roderick rodger
rodgers rodney rodolfo rodolphe rodrigo rodrigue roel rogelio rogers rohaan rohan roise roisin roland rolande
rolando roldán rolf romain romaine romana romane romano romeo romina romolo romuald romy román roméo ron rona
ronal ronaldo ronan ronith ronja ronnie ronny rono rony roque rory rosalba rosaleen rosalia rosalie rosalina
rosalinda rosalva rosalía rosamel rosanna rosanne rosaria rosarie rosario rosaura rose-marie roseanna roseline
roselyn roselyne rosemarie rosemary rosenda rosendo rosetta rosie rosina rosita roslyn ross rossa rossana rotich
rowan rowena roxana roxane roxanna roxanne roza rozalia rozalija rozália rua ruairi ruari rubani ruben rubiela
rubén rudecindo rudi rudolf rudolph rudra rudy rufina rufino ruggero ruggiero ruhiu rukia rune rungo ruperta
ruperto ruqayya rushil rusul ruwaihim ruy ryder rym ryma ryszard régine régis régulo rémi rémy róbert rómulo rúben
saabir saad saadat saadiq saafir saahir saaiq saajid saal saalih saalim saanvi saaqib saariyah sabah sabahat
sabari sabas sabatino sabbir sabeeh sabil sabina sabine sabiq sabir saboor sabri sabrina sabur saburah sabína
sacha sachi sadaka sadan sadao sadaqat sadeed sadie sadiki safet safia safina safiri safiya sahra sai saida saidi
saim sair sairah saksham salah saleh salim salima salma salome salomey salomé salomón salud salvador salvatore
salvi samaksh samama samanta samar samarth samesh sami samira sammy samson samu samuël samwel samweli samy sanaya
sancho sandalio sander sandi sandrine sandro sandy sani sanja sanna sanne santa sante santiago santino santos
sanya saoirse saood sarabi sarafina sarah-jane sarah-louise sarai sarina sarita sarthak sasha saskia sathvik
saturnina saturnino saul saumu saumya saundra sauti savannah saverio saïd saúl saša sa’adatu scarleth scarlett
scarlette scot seamus sean-paul seana seanan seaneen seanna sebastian sebastiano sebastien sebastián sebastião
segismundo segundo seif selena selina selma sena senan seona seosamh sepp serafina serafín serah serena serge
sergej sergio sergius serine sessa seth seve severiano severin severino severo sevim shaban shadrack shakira
shamsuddeen shana shane shani shania shanice shanna shannan shannen shannon sharlene shaun shauna shauneen shaurya
shawana shay shayne shea sheamus sheela sheelagh sheena shehu sheila sheilah sheilla sheillah shelby shelley shem
sheree sheryl shida shiela shinead shivani shivansh shona shravya sian siddharth siena sienna sifa sifuna sigfrido
sigmar sigmund signa signe sigrid sigurd siku sila silas sile silja silje silke silva silvana silvano silvester
silvestre silvestro silvia silvio simeon simion simiyu simon simona simone simonetta simonne simão simón sina
sindy sinead siobain sioban siobhain siobhan siofra sione siri siti siv sixto siya skolastika skye skyla skylar
slavica slavko slavomír slobodan sneha sneider socorro sofiane sofie sofía sol solange soledad soline solomon
solveig solène somadina somtochukwu sonia sonja sonny sonya sophie sophie-louise sophy soraia soraya sorcha sosimo
souad soufiane souma soumia soňa spencer stacey stacy stan stana stanislaus stanislav stanislava stanley stefan
stefani stefania stefanie stefano steffi steinar stela stella stellah sten stephan stephane stephany stephene
stewart stig stina stine stiven stjepan stuart stéphan stéphane stéphanie sudiksha suhani suleiman sumayya sungara
susana susanita susann susanna susannah susanne sussie suzana suzanna suzanne suzette suzy svea sverre svetlana
swala swaleh sybilla sylivia sylva sylvain sylvester sylvia sylviane sylvianne sylwia sára sébastien sérgio
séverine sílvia sören süleyman ta-tanisha taahaa taahir taaj taalib taamir taanish taariq taban tabassum tabish
tabita tabitha tadeen tadeo tadeusz tadeáš tadhg tafazal tage taha tahaw-wur tahawwur taheem tahir tahmaseb
tahmeed tahmid tahoor tahseen tai taial taimur taina taine taisir taj taja tajammal tajammul tajudinn takatifu
talal talat talha talhah tali talia talib tama tamam tamanna tamara tamati tambika tami tammy tamu tamás tanay
tane tangaroa tanguy tania tanimu tanish tanja tanmayi tanveer tanvi tanya tapani tapio tara tarak tarfaan tari
tarik tatiana tatjana tawkeel tayla taylor tecla teddy teerth tegan tejas tekla telemaco telmo temistocle teo
teobaldo teodor teodora teodoro teodosio tera tere terence terese teresia teresiah teresita terina terri terézia
tess tessa teófila teófilo thabiti thaddeus thales thalia thea theda thekla thelma theo theodor theodora theodore
theodoro theres therese theresia thi thiago thiare thibaud thibault thibaut thierry thinhinane thomás thor thuo
théa théo théodore théophile thérèse tia tiana tiare tiarna tiarnan tibor tiburcio tiegan tiernan tiffany tiina
tilda tilman timea timmy timo timotej timoteo timothée timéo tina tindra tine tirdad tisa tishk tito titus tiziana
tiziano tobias toby todd toivo toma tomas tomasa tomi tomislav tommy tomàs tomás tomáš tomé toni tonia tonicha
tonino tonny tony tonya tor torben tori toribio torquato torsten tory tove toño tracey tracy travis treacy treasa
trent trina trine trini trinidad triona tripti tristan tristán triveni triya troy trudi tránsito tsuma tuere
tufani tui tukufu tulia tulio tullio turlough turvi tuulikki tyla tyra tyrone tyson téo türkan ubaadah ubadah
ubaid ubaidah ubaldo ubay ubayd ubaydullah uberlinda uberto ubika ucchal uche uchenna udant udarsh udeera udyati
ugo ugolino uhban ujamaa ujunwa ulf ulfat uli ulises ulla ulrich ulrik ulrike ultan umaarah umair umande umang
umar umberto umoja unnati unni upadhriti upasna upkaar upma urbano uriel urishilla urmi urrab ursula urszula
urvashi urvi ushindi usiku usman utkarsh uzima uğur vagn vahar vaishnavi valary valborg valdemar valentim valentin
valentine valentino valentín valentína valeri valeria valerie valerio valero valeska vallary valter valèria
valéria valérie vamakshi vanda vanesa vanessa vania vanja vansha vanya varenya varsha vasana vasatika vasco
vasudha vaughan veda vedant vedhika vedika vega veli velma venancio venceslás venus vera verena verner veronica
veronicah veronika veronique verónica vesna veta vic vicenta vicente vicki vicky victoire victor victoriano
victorine victorino victória vida vidal vidar vidhi vihaan viktor viktoria viktorija viktória vilhelm ville vilma
vinaya vince vincentio vincenza vincenzo vinciane vinicio vinicius vinícius viola violet violeta violetta violette
viraj virgilio virginie viridiana visitación vita vitalis vito vitor vittoria vittorio vitória vivaan vivian
viviana viviane vivien vivienne vladimir vladimír vladimíra vladislav vlado vlasta vlastimil vratislav vrinda
vrishti vritti vyanjana václav véronique víctor vít vítor waahid waail waajid waceera wachira wadee wadi wadood
wafa wafae wafeeq wafi wafiq wafula wahab wahb wahban waheed wahhaab wahhaaj waida waimarie wainaina wairimu
wakeeta waldemar waldo walid wally wamalwa wambua wambugu wambui wamwema wanda wangari wangila wangui wanja
wanjala wanjiku wanjohi wanyama wanyonyi warda warhi waridi warinder warjas warwick waseme wassim watika waweru
wazir weddy wekesa weldon wenceslao wendolin wendy wenzel werner wesley wesonga whitney widisha wikitoria wilber
wilfred wilfredo wilfrido wilfried wilhelm wilhelmina wilhelmine willard williams willian willis willy wilma
wilman wilmar wilmer wilson winfred winifred winnie winny wiremu wishi witold wladimir wojciech wriddhish wridesh
wyatt wycliff wycliffe wálter xalak xander xavier xenia ximena xiomara xiti xobeen yaa yaaseen yachana yacine
yadavi yadid yadigar yadira yael yafi yafir yaghnam yagnesh yago yahia yahvi yahya yahyaa yair yaiza yakobo yaman
yamar yameen yamid yamile yamilet yamini yanara yanet yaneth yanina yanira yanis yann yannick yannis yaqeen yaqoot
yaqub yar yara yaritza yasaar yaseen yash yashasvi yashawini yashem yashica yashoda yashodhara yashvi yasin
yasinta yasir yasmina yasmine yasmín yasna yasser yassin yassine yasti yatan yathrib yatin yauvani yaw yawar yawer
yazan yazeed yazgül yazmín yaşar yecid yeferson yeimy yeison yeni yenifer yenny yeny yeraz yergha yerko yerson
yesenia yesica yesid yesoob yessenia yessica yilmaz yina yineth ylva yngve yoann yocelyn yochana yohan yohana
yohane yolanda yolande yolima yonatan yonathan yordan yosef yoselin yoshita youba youcef younes youri yousra
youssef yrsa ysaline yudy yug yuli yuliana yulieth yuly yunis yurani yurany yureed yuri yuridia yury yussuf yutika
yuvraj yvan yves yvette yvon yvonne yésica yéssica zaafir zaahid zaahir zaakir zabir zablon zac zacarías zach
zacharia zacharie zackariya zaeem zafar zafeer zafir zafrul zahaar zaheer zahi zahid zahir zahnya zahra zahri
zahrun zahur zaib zaid zaida zainabu zaira zaitra zaituni zak zakaria zakayo zamir zane zansi zara zarar zarna
zashil zauqi zaweel zayan zayyan zayyir zdenka zdenko zdravko zeferino zehaan zelda zelma zende zeno zenobia zenta
zerdad zewad zeynep zilmil zimran zina zinal zineb zion zipporah zita zlatko zoey zoila zoltán zora zoraida zoran
zoé zsolt zuba zuhri zulema zulma zumaridi zunilda zuwayhir zuwena zuzana zvonko zwatie zélie áfrica ágata ágatha
águeda álex álvaro ámbar ángel ángela ángeles áron áurea ângela ângelo åse èric édgar édith édouard élisabeth
élise élodie éléonore émile émilie éric érica étienne ëakumbu íngrid íris ísis ítalo íñigo óliver óscar ömer özlem
øystein øyvind úrsula şeyda šimon štefan štefanija žaneta željko
"""
