### Woorden van de kamer aanbod: wat buren voor elkaar kunnen doen.

## Iets aanbieden

new-title = Wat kunt u voor een buur doen?
new-lead = Eén zin is genoeg. Buren dichtbij zien wat u kunt doen.
new-button = Bied dit aan
new-again = Bied iets anders aan
sentence-label = Wat kunt u doen of uitlenen?
sentence-hint = Bijvoorbeeld: ik loop elke ochtend met de hond en neem graag boodschappen mee.
sentence-empty = Schrijf op wat u kunt doen of uitlenen.
sentence-only-symbols = Schrijf uw zin met woorden.
sentence-gives-away = Laat telefoonnummers en adressen weg. Iedereen kan deze zin lezen.
circle-legend = Waar wilt u helpen?
circle-hint = Wij vragen eerst wie het dichtst bij woont.
times-legend = Hoe vaak mogen wij u iets vragen?
times-hint = Hooguit, per week. Vaker vragen wij u nooit.
times = { $count ->
    [1] Hooguit 1 keer per week
    [7] Elke dag mag
   *[other] Hooguit { $count } keer per week
}
when-label = Wanneer kunt u meestal helpen?
when-hint = Zo vinden buren iemand die dan tijd heeft.
when-always = Dat maakt niet uit
when-days = Doordeweeks overdag
when-evenings = Doordeweeks in de avond
when-weekends = In het weekend
when-days-evenings = Doordeweeks, overdag en in de avond
when-evenings-weekends = In de avond en in het weekend
when-days-weekends = Overdag en in het weekend
theme-hint = Mag u leeg laten. Dan kiezen wij wat het best past.
theme-none = Kies maar voor mij
name-label = Uw voornaam
name-hint = Zo zien uw buren u.
email-label = Uw e-mailadres
email-hint = Alleen voor onze brieven. Uw buren zien het niet.
how-title = Hoe gaat dat?
how-few = U krijgt alleen een bericht als een buur dichtbij iets vraagt.
how-free = U zegt zelf elke keer ja of nee.
how-stop = Stoppen of een pauze nemen kan altijd.

## Klopt het adres?

confirm-title = Kijk in uw e-mail
confirm-lead = Wij stuurden zes cijfers naar { $address }. Vul ze hier in.
confirm-why = Zo weten uw buren dat u echt bent. Daarna staat uw aanbod erop.
confirm-no-letter = Geen brief gekregen?
confirm-no-letter-text = Kijk ook bij uw ongewenste e-mail. Of vraag een nieuwe code.
confirm-again = Stuur een nieuwe code
code-label = Code uit de brief
code-hint = De code werkt een kwartier.
code-six = Typ de zes cijfers uit de brief.
code-wrong = { $left ->
    [one] Deze code klopt niet. U kunt het nog 1 keer proberen.
   *[other] Deze code klopt niet. U kunt het nog { $left } keer proberen.
}
code-ended = Deze code werkt niet meer. Vraag hieronder een nieuwe.

## Een aanbod

one-title = { $name } helpt
who = { $name }, { $area }
at-most = { $count ->
    [1] Hooguit 1 keer per week
    [7] Elke dag mag
   *[other] Hooguit { $count } keer per week
}
helps-street = Helpt in de eigen straat
helps-neighbourhood = Helpt in de buurt
helps-district = Helpt in de hele wijk
helps-municipality = Helpt in de hele gemeente
state-active = Staat op het bord
state-paused = Pauze tot { $day }
state-unconfirmed = Wacht op uw code
state-ended = Gestopt
state-hidden = Dit is nu niet te zien
hidden-why = Een gastheer heeft dit weggehaald. De reden: { $reason }
made-title = Dank u wel! Uw aanbod staat erop
made-text = Vraagt een buur dichtbij dit? Dan krijgt u een e-mail.
turn-this-week = Er wordt hier veel gevraagd. U hoort waarschijnlijk deze week al iets.
turn-weeks = U hoort waarschijnlijk binnen { $weeks } weken iets.
turn-long = Hier helpen al veel buren mee. Het kan maanden duren voor u iets hoort.
turn-unknown = Hier is nog weinig gevraagd. Het kan dus even duren voor u iets hoort.
need-title = Kunt u { $name } goed gebruiken?
need-text = Stel uw vraag. Dan krijgen buren die dit aanbieden een bericht.
more-here = Alles in { $area }

## Voor wie het aanbiedt

own-title = Uw aanbod
pause-label = Even geen vragen
pause-hint = Uw aanbod is dan niet te zien. Daarna gaat het vanzelf weer verder.
pause-week = Een week
pause-two-weeks = Twee weken
pause-month = Een maand
pause-button = Neem pauze
resume-button = Zet het weer op het bord
change-summary = Wijzig uw aanbod
end-summary = Stop met dit aanbod
end-text = Uw aanbod gaat van het bord. U kunt altijd iets nieuws aanbieden.
end-button = Stop ermee
card-title = Uw aanbod
card-none = U biedt nog niets aan.
card-new = Bied iets aan

## Wat niet kan

refused-circle-too-narrow = Kies een grotere kring. Uw plek is groter dan dat.
refused-times-a-week = Kies een aantal van 1 tot 7.
refused-too-many = U biedt al heel veel aan. Stop eerst met iets anders.
refused-ended = Dit aanbod is al gestopt.
refused-pause-in-the-past = Deze dag is al voorbij. Kies een latere dag.
refused-unconfirmed = Vul eerst de code uit de brief in.
