### Woorden van het begin en van de borden in de buurt.

## Het begin

home-title = Buren helpen elkaar
home-question = Waar kan een buur u mee helpen?
home-lead = Typ één zin. Buren dichtbij krijgen een seintje.
home-sentence = Uw vraag
home-sentence-hint = Bijvoorbeeld: wie kan donderdag mijn hond uitlaten?
home-offer = Ik wil helpen
home-no-account = U hoeft zich niet aan te melden.
home-now-near = Dit gebeurt er bij u in de buurt
home-now-in = Dit gebeurt er in { $name }
home-all = Alle vragen in { $name }
home-all-help = Alle helpers in { $name }
home-choose = Waar woont u?
home-choose-text = Dan ziet u eerst wat er dicht bij u gebeurt.
home-choose-button = Kijk in mijn buurt
home-how = Zo werkt het
home-how-one = U typt één zin
home-how-one-text = Meer is niet nodig. Ook voor iemand anders.
home-how-two = Buren dichtbij krijgen een seintje
home-how-two-text = Eerst de naaste buren. Pas daarna een stukje verder.
home-how-three = U kiest wie er komt
home-how-three-text = Pas dan krijgt u elkaars telefoonnummer.
home-help = Heeft u een uurtje over?
home-help-text = Vertel in één zin wat u kunt doen. U bepaalt zelf hoe vaak.
home-help-button = Ik help mee

## Getallen

numbers = In getallen
numbers-open = { $count ->
    [0] Nu staat er geen vraag open
    [one] Nu staat er 1 vraag open
    [101] Nu staan er meer dan 100 vragen open
   *[other] Nu staan er { $count } vragen open
}
numbers-helped = { $count ->
    [0] Deze maand is nog niemand geholpen
    [one] Deze maand is er 1 buur geholpen
    [101] Deze maand zijn er meer dan 100 buren geholpen
   *[other] Deze maand zijn er { $count } buren geholpen
}
numbers-theme = Waar de vragen over gingen
numbers-theme-name = Onderwerp
numbers-theme-count = Geholpen
numbers-help = Waarmee buren willen helpen
numbers-help-count = Helpers
numbers-area = { $count ->
    [101] { $name } (meer dan 100)
   *[other] { $name } ({ $count })
}

## In de buurt

near-title = Wat gebeurt er bij u in de buurt?
near-lead = Kies uw buurt. Dan ziet u wie er hulp zoekt en wie er kan helpen.
near-button = Zoek mijn buurt
near-which = Welke buurt bedoelt u?
near-unsure = Dat weet ik niet. Toon heel { $name }.
near-all = Of kies uit de lijst
near-map = Of kies op de kaart
near-in = Gemeente { $name }

## Het bord

board-title = Vragen in { $name }
board-tabs = Wat wilt u zien?
tab-open = Wie zoekt hulp
tab-help = Wie kan helpen
tab-went = Zo ging het
board-close = Bij u in de buurt
board-rest = Iets verder weg
board-place = Waar het is
board-inside = Kies een stukje van { $name }
board-map = Bekijk de kaart
board-feed = Volg dit bord met een feed
board-ask = Vraag hulp
board-offer = Ik wil helpen
pager = Bladeren
pager-first = Naar de nieuwste
pager-older = Ouder
filter-theme = Onderwerp
filter-all = Alle onderwerpen
filter-button = Laat zien

## Een regel op het bord

state-helped = Geholpen
state-partly = Deels geholpen
replies = { $count ->
    [0] Nog geen reactie
    [one] 1 reactie
   *[other] { $count } reacties
}
at-most = { $count ->
    [one] Hooguit 1 keer per week
   *[other] Hooguit { $count } keer per week
}
offer-who = { $name }, { $area }

## Als er niets is

empty-open-title = Niemand zoekt hier nu hulp
empty-open-text = Dat is goed nieuws. Heeft u zelf iets nodig? Vraag het gerust.
empty-open-button = Stel een vraag
empty-help-title = Hier heeft nog niemand hulp aangeboden
empty-help-text = U kunt de eerste zijn. Eén zin is genoeg.
empty-help-button = Ik wil helpen
empty-went-title = Hier is nog niets te vertellen
empty-went-text = Na de eerste hulp leest u hier hoe het ging.
empty-theme-title = Niets over dit onderwerp
empty-theme-text = Kies een ander onderwerp of bekijk alles.
empty-theme-button = Bekijk alles
feed-title = Dichtbij: vragen in { $name }

## Zoeken

search-title = Zoeken
search-field = Waar zoekt u naar?
search-hint = Bijvoorbeeld: ladder, boodschappen of code
search-lead = U vindt vragen, aanbod en uitleg. Wat dichtbij is, staat bovenaan.
search-button = Zoek
search-filters = Kies waar en wat
search-kind = Wat zoekt u?
search-kind-all = Alles
search-kind-ask = Vragen van buren
search-kind-offer = Buren die kunnen helpen
search-kind-help = Uitleg
search-in = Waar?
search-elsewhere = Kies een andere buurt
search-found = { $count ->
    [0] Niets gevonden
    [one] 1 keer gevonden
   *[other] { $count } keer gevonden
}
search-rest = Gevonden
search-empty-title = Dit staat hier nog niet
search-empty-text = Probeer een ander woord. Of vraag het uw buren.
search-empty-ask = Maak er een vraag van
search-too-long = Dat is lang. Typ hooguit { $max } tekens.
search-no-word = Typ een woord om te zoeken.
search-private-ask = Of schrijf ons. Alleen een medewerker leest het.

## Uitleg

help-title = Zo werkt het
help-lead = Alles wat u moet weten, op één bladzijde per onderwerp.
help-search = Zoek in de uitleg

## Wat bij iemands aanbod past

suited-title = Vragen die bij uw aanbod passen

## Eén keer per maand, als niemand iemand nodig had

monthly-subject = Iets kleins bij u in de buurt
monthly-greeting = Dag { $name },
monthly-first = U wilt buren helpen. De laatste maand had niemand u nodig. Dat ligt niet aan u.
monthly-ask = Misschien is dit iets voor u. Een buur vraagt:
monthly-ask-button = Bekijk de vraag
monthly-offer = In { $area } vragen veel buren hulp { $theme }. Weinig mensen bieden dat aan. Is het iets voor u?
monthly-offer-button = Bied iets aan
monthly-theme-groceries = met boodschappen
monthly-theme-pharmacy = met medicijnen halen
monthly-theme-meals = met eten en koken
monthly-theme-transport = met vervoer
monthly-theme-odd-jobs = met klusjes
monthly-theme-pets = met huisdieren
monthly-theme-contact = om een praatje te maken
monthly-theme-daytime = om overdag iets te doen
monthly-theme-money = met geldzaken
monthly-theme-forms = met formulieren en brieven
monthly-theme-digital = met computer of telefoon
monthly-theme-children = met kinderen
monthly-theme-care = met zorg
monthly-theme-space = bij het vinden van een plek
monthly-theme-other = met iets anders
monthly-invite = In { $area } zijn genoeg helpers. Er zijn te weinig vragen. Kent u een buur die hulp kan gebruiken? Vertel dat vragen mag.
monthly-invite-button = Laat zien hoe het werkt
monthly-board = Kijk eens wat er bij u in de buurt gebeurt. Misschien ziet u iets leuks.
monthly-board-button = Bekijk uw buurt
monthly-after = U hoeft niets te doen. Zo'n bericht sturen wij hooguit één keer per maand.
