/** Common English words, with those that deny, restrict, count and contrast among them. */
export const ENGLISH_WORDS: readonly string[] = (
  "a abandon ability able about above absent absorb abstract absurd abuse access accident according account accuse achieve acid " +
  "acoustic acquire across act action actor actress actual actually adapt add addict address adjust admit adult advance advice " +
  "aerobic affair afford afraid after afterwards again against age agent ago agree ahead aim air airport aisle alarm albeit " +
  "album alcohol alert alien all alley allow almost alone along alpha already also alter although altogether always am amateur " +
  "amazing amid among amongst amount amused an analyst anchor ancient and anger angle angry animal ankle announce annual another " +
  "answer antenna anti antique anxiety any anybody anyhow anyone anything anyway anywhere apart apology appear apple approve " +
  "april arch arctic are area aren't arena argue arm armed armor army around arrange arrest arrive arrow art artefact artist " +
  "artwork as aside ask aspect assault asset assist assume asthma at athlete atom attack attend attitude attract auction audit " +
  "august aunt author auto autumn average avocado avoid awake aware away awesome awful awkward axis baby bachelor back bacon " +
  "badge bag balance balcony ball bamboo ban banana banned banner bar barely bargain barrel base basic basket battle be beach " +
  "bean beauty became because become beef been before begin behave behind being believe below belt bench beneath benefit beside " +
  "besides best betray better between beyond bicycle bid bike bind biology bird birth bitter black blade blame blanket blast " +
  "bleak bless blind block blocked blood blossom blouse blue blur blush board boat body boil bomb bone bonus book boost border " +
  "boring borrow boss both bottom bounce box boy bracket brain brand brass brave bread breeze brick bridge brief bright bring " +
  "brisk broccoli broken bronze broom brother brown brush bubble buddy budget buffalo build bulb bulk bullet bundle bunker " +
  "burden burger burst bus business busy but butter buyer buzz by cabbage cabin cable cactus cage cake call calm came camera " +
  "camp can can't canal cancel candy cannon cannot canoe canvas canyon capable capital captain car carbon card cargo carpet " +
  "carry cart case cash casino castle casual cat catalog catch category cattle caught cause caution cave ceiling celery cement " +
  "census century cereal certain certainly chair chalk champion change chaos chapter charge chase chat cheap check cheese chef " +
  "cherry chest chicken chief child chimney choice choose chronic chuckle chunk churn cigar cinnamon circle citizen city civil " +
  "claim clap clarify claw clay clean clearly clerk clever click client cliff climb clinic clip clock clog close cloth cloud " +
  "clown club clump cluster clutch coach coast coconut code coffee coil coin collect color column combine come comfort comic " +
  "common company concert conduct confirm congress connect consequently consider considering contrary control convince cook cool " +
  "copper copy coral core corn correct cost cotton couch could counter country couple course cousin cover coyote crack cradle " +
  "craft cram crane crash crater crawl crazy cream credit creek crew cricket crime crisp critic crop cross crouch crowd crucial " +
  "cruel cruise crumble crunch crush cry crystal cube culture cup cupboard curious current currently curtain curve cushion " +
  "custom cute cycle dad damage damp dance danger daring dash daughter dawn day deal debate debris decade december decide " +
  "decline decorate decrease deer defense define defy degree delay deliver demand demise denial denied dentist deny depart " +
  "depend deposit depth deputy derive describe desert design desk despair despite destroy detail detect develop device devote " +
  "diagram dial diamond diary dice did diesel diet differ different digital dignity dilemma dinner dinosaur direct directly dirt " +
  "disable disabled disagree disallow discover disease dish dismiss disorder display disregard distance divert divide divorce " +
  "dizzy do doctor document doesn't dog doing doll dolphin domain don't donate done donkey donor door dose double dove down " +
  "draft dragon drama drastic draw dream dress drift drill drink drip drive drop drum dry duck dumb dune during dust dutch duty " +
  "dwarf dynamic each eager eagle early earn earth easily east easy echo ecology economy edge edit educate effort egg eight " +
  "either elbow elder electric elegant element elephant elevator elite else elsewhere embark embody embrace emerge emotion " +
  "employ empower empty enable enact end endless endorse enemy energy enforce engage engine enhance enjoy enlist enough enrich " +
  "enroll ensure enter entire entirely entry envelope episode equal equip era erase erode erosion error erupt escape especially " +
  "essay essence estate eternal ethics even eventually ever every everybody everyone everything everywhere evidence evil evoke " +
  "evolve exact exactly example except exceptionally excess exchange excite exclude excluded excluding exclusively excuse " +
  "execute exempt exempted exercise exhaust exhibit exile exist exit exotic expand expect expire explain expose express extend " +
  "extra eye eyebrow fabric face faculty fade faint fairly faith fall false fame family famous fan fancy fantasy farm fashion " +
  "fat fatal father fatigue fault favorite feature february federal fee feed feel female fence festival fetch fever few fewer " +
  "fiber fiction field figure file film filter final finally find fine finger finish fire firm first firstly fiscal fish fit " +
  "fitness fix flag flame flash flat flavor flee flight flip float flock floor flower fluid flush fly foam focus fog foil fold " +
  "follow following food foot for forbid forbidden force forest forget fork former formerly forth fortune forum forward fossil " +
  "foster found fox fragile frame frequent frequently fresh friend fringe frog from front frost frown frozen fruit fuel fully " +
  "fun funny furnace further furthermore fury future gadget gain galaxy gallery game gap garage garbage garden garlic garment " +
  "gas gasp gate gather gauge gaze general generally genius genre gentle genuine gesture get ghost giant gift giggle ginger " +
  "giraffe girl give glad glance glare glass glide glimpse globe gloom glory glove glow glue goat goddess gold good goose " +
  "gorilla gospel gossip got govern gown grab grace grain grant grape grass gravity great green grid grief grit grocery group " +
  "grow grunt guard guess guide guilt guitar gun gym habit had hair half hammer hamster hand happy harbor hard hardly harsh " +
  "harvest has hat have hawk hazard he head health heart heavy hedgehog height hello helmet help hen hence her here hero hidden " +
  "high hill him himself hint hip hire his history hobby hockey hold hole holiday hollow home honey hood hope horn horror horse " +
  "hospital host hotel hour hover how however hub huge human humble humor hundred hungry hunt hurdle hurry hurt husband hybrid i " +
  "ice icon idea identify idle if ignore ignored ill illegal illness image imitate immediately immense immune impact impose " +
  "improve impulse in inactive inasmuch inch include included including income increase indeed index indicate indoor industry " +
  "infant inflict inform inhale inherit initial initially inject injury inmate inner innocent input inquiry insane insect inside " +
  "inspire install instead intact interest into invalid invest invite involve inward iron is island isn't isolate issue it item " +
  "ivory jacket jaguar jar jazz jealous jeans jelly jewel job join joke journey joy judge juice jump jungle junior junk just " +
  "kangaroo keen keep ketchup key kick kid kidney kind kingdom kiss kit kitchen kite kitten kiwi knee knife knock know lab label " +
  "labor ladder lady lake lamp language laptop large largely last lately later latin latter laugh laundry lava law lawn lawsuit " +
  "layer lazy leader leaf learn least leave lecture left leg legal legend leisure lemon lend length lens leopard less lesson " +
  "lest letter level liar liberty library license life lift light lightly like likely likewise limb limit link lion liquid list " +
  "little live lizard load loan lobster local lock logic lonely long loop lottery loud lounge love loyal lucky luggage lumber " +
  "lunar lunch luxury lyrics machine mad magic magnet maid mail main mainly major make mammal man manage mandate mango mansion " +
  "manual many maple marble march margin marine market marriage mask mass master match material math matrix matter maximum maybe " +
  "maze me meadow mean meanwhile measure meat mechanic medal media melody melt member memory mention menu mercy merely merge " +
  "merit merry mesh message metal method middle midnight might mightn't milk million mimic mind minimum minor minute miracle " +
  "mirror misery miss mistake mix mixed mixture mobile model modify mom moment monitor monkey monster month moon moral more " +
  "moreover morning mosquito most mostly mother motion motor mountain mouse move movie much muffin mule multiply muscle museum " +
  "mushroom music must mustn't mutual my myself mystery myth naive name namely napkin narrow nasty nation nature near nearly " +
  "necessarily neck need needn't negative neglect neither nephew nerve nest net network neutral never nevertheless news next " +
  "nice night nil no noble nobody noise nominee none nonetheless noodle nor normal normally north nose not notable note nothing " +
  "notice notwithstanding novel now nowhere nuclear null number nurse nut oak obey object oblige obscure observe obtain obvious " +
  "obviously occasionally occur ocean october odor of off offer office often oil okay old olive olympic omit on once one onion " +
  "online only onto open opera opinion oppose opposite opt option or orange orbit orchard order ordinary organ orient original " +
  "originally orphan ostrich other others otherwise ought our out outdoor outer output outside oval oven over own owner oxygen " +
  "oyster ozone pact paddle page pair palace palm panda panel panic panther paper parade parent park parrot partially particular " +
  "particularly party pass patch path patient patrol pattern pause pave payment peace peanut pear peasant pelican pen penalty " +
  "pencil people pepper per perfect perhaps permit person pet phone photo phrase physical piano picnic picture piece pig pigeon " +
  "pill pilot pink pioneer pipe pistol pitch pizza place planet plastic plate play please pledge pluck plug plunge plus poem " +
  "poet point polar pole police pond pony pool popular portion position possible possibly post potato pottery poverty powder " +
  "power practically practice praise predict prefer preferably prepare present pretty prevent previously price pride primarily " +
  "primary print prior priority prison private prize probably problem process produce profit program prohibit project promote " +
  "proof properly property prosper protect proud provide provided public pudding pull pulp pulse pumpkin punch pupil puppy " +
  "purchase purity purpose purse push put puzzle pyramid quality quantum quarter question quick quit quite quiz quote rabbit " +
  "raccoon race rack radar radio rail rain raise rally ramp ranch random range rapid rare rarely rate rather raven raw razor " +
  "ready real really reason rebel rebuild recall receive recently recipe record recycle reduce reflect reform refrain refuse " +
  "regardless region regret regular reject rejected relatively relax release relief rely remain remember remind remove render " +
  "renew rent reopen repair repeat replace report require rescue resemble resist resource respectively response result retire " +
  "retreat return reunion reveal review reward rhythm rib ribbon rice rich ride ridge rifle right rigid ring riot ripple risk " +
  "ritual rival river road roast robot robust rocket romance roof rookie room rose rotate rough roughly round route royal rubber " +
  "rude rug rule run runway rural sad saddle sadness safe said sail salad salmon salon salt salute same sample sand satisfy " +
  "satoshi sauce sausage save say scale scan scarcely scare scatter scene scheme school science scissors scorpion scout scrap " +
  "screen script scrub sea search season seat second secret section security seed seek segment seldom select sell seminar senior " +
  "sense sentence series service session settle setup seven several shadow shaft shallow shan't share shed shell sheriff shield " +
  "shift shine ship shiver shock shoe shoot shop short should shoulder shouldn't shove shrimp shrug shuffle shy sibling sick " +
  "side siege sight sign silent silk silly silver similar simple simply since sing siren sister situate six size skate sketch " +
  "ski skill skin skip skipped skirt skull slab slam sleep slender slice slide slight slightly slim slogan slot slow slush small " +
  "smart smile smoke smooth snack snake snap sniff snow soap soccer social sock soda soft solar soldier solely solid solution " +
  "solve some somebody somehow someone something sometime sometimes somewhat song soon sorry sort soul sound soup source south " +
  "space spare spatial spawn speak special specifically speed spell spend sphere spice spider spike spin spirit split spoil " +
  "sponsor spoon sport spot spray spread spring spy square squeeze squirrel stable stadium staff stage stairs stamp stand start " +
  "state stay steak steel stem step stereo stick still sting stock stomach stone stool stop story stove strategy street strictly " +
  "strike strong struggle student stuff stumble style subject submit subsequently subset subway success such sudden suffer " +
  "sufficiently sugar suggest suit summer sun sunny sunset super supply supposedly suppress supreme sure surface surge surprise " +
  "surround survey suspect sustain swallow swamp swap swarm swear sweet swift swim swing switch sword symbol symptom syrup " +
  "system table tackle tag tail take talent talk tank tape target task taste tattoo taxi teach team tell ten tenant tennis tent " +
  "term test text than thank that the their them theme then theory there these they thing this those though thought three thrive " +
  "through throughout throw thumb thunder thus ticket tide tiger tilt timber time tiny tip tired tissue title to toast tobacco " +
  "today toddler toe together toilet token tomato tomorrow tone tongue tonight too tool tooth top topic topple torch tornado " +
  "tortoise toss total tourist toward towards tower town toy track trade traffic tragic train transfer trap trash travel tray " +
  "treat tree trend trial tribe trick trigger trim trip trophy trouble truck true truly trumpet trust truth try tube tuition " +
  "tumble tuna tunnel turkey turn turtle twelve twenty twice twin twist two type typical typically ugly ultimately umbrella " +
  "unable unanswered unavailable unaware uncle uncover under underneath undo unfair unfold unfortunately unhappy uniform unique " +
  "unit universe unknown unless unlike unlikely unlock until unusual unveil unwanted up update upgrade uphold upon upper upset " +
  "upside urban urge usage use used useful useless usual usually utility vacant vacuum vague valid valley valve van vanish vapor " +
  "various vast vault vehicle velvet vendor venture venue verb verify version versus very vessel veteran via viable vibrant " +
  "vicious victory video view village vintage violin virtual virus visa visit visual vital vivid vocal voice void volcano volume " +
  "vote voyage wage wagon wait walk wall walnut want warfare warm warrior was wash wasn't wasp waste water wave way we wealth " +
  "weapon wear weasel weather web wedding weekend weird welcome well were weren't west wet whale what wheat wheel when where " +
  "wherever whether which whichever while whilst whip whisper who whoever whole wholly why wide width wife wild will win window " +
  "wine wing wink winner winter wire wisdom wise wish with withhold within without witness wolf woman won't wonder wood wool " +
  "word work world worry worth would wouldn't wrap wreck wrestle wrist write wrong yard year yellow yes yet you young your youth " +
  "zebra zero zone zoo"
).split(" ");
