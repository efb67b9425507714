### Woorden van de kamer bereik: de brief aan buren, en waarom zij die krijgen.

## De brief

letter-subject = Kunt u helpen? { $sentence }
letter-greeting = Dag { $name },
letter-from-street = Een buur uit uw straat vraagt:
letter-from-neighbourhood = Een buur uit uw buurt vraagt:
letter-from-district = Iemand uit uw wijk vraagt:
letter-from-municipality = Iemand uit uw gemeente vraagt:
letter-now = Het is nu meteen nodig.
letter-today = Het is vandaag nodig.
letter-this-week = Het is deze week nodig.
letter-button = Bekijk de vraag
letter-free = Komt het niet uit? Dan hoeft u niets te doen.
letter-why = Waarom u?

## Waarom iemand een bericht kreeg

why-offered = U bood dit aan.
why-willing = U helpt graag buren.
why-street = U woont in dezelfde straat.
why-neighbourhood = U woont in dezelfde buurt.
why-district = U woont in dezelfde wijk.
why-municipality = U woont in dezelfde gemeente.
why-first = Wij vroegen u nog nooit iets.
why-today = Vandaag vroegen wij u ook al iets.
why-days = { $days ->
    [one] De vorige vraag was 1 dag geleden.
   *[other] De vorige vraag was { $days } dagen geleden.
}

## Hoe wij kiezen

how-title = Wie krijgt een seintje?
how-lead = Wij vragen een paar buren tegelijk. Zo komt er snel antwoord, en stoort u weinig mensen.
how-who-title = Wie wij kiezen
how-who-near = Wie dichtbij woont, komt eerst.
how-who-fits = Wie dit aanbood, gaat voor.
how-who-turn = Wie lang niets van ons hoorde, is eerder aan de beurt.
how-who-new = Ook wie nieuw is, komt aan de beurt.
how-pace-title = Hoeveel tegelijk
how-pace-few = Eerst krijgen een paar buren een seintje.
how-pace-more = Antwoordt niemand? Dan vragen wij om de paar minuten een paar buren meer.
how-pace-stop = Wil iemand helpen? Dan vragen wij niemand meer.
how-pace-person = Kan geen buur helpen? Dan kijkt een mens mee. Geen vraag blijft liggen.
how-peace-title = Zo laten wij u met rust
how-peace-week = U krijgt hooguit { $count } seintjes in een week. Minder mag ook: dat kiest u zelf.
how-peace-ask = Voor één vraag krijgen hooguit { $count } mensen een seintje.
how-peace-far = Verder dan { $count } kilometer vragen wij niemand.
how-peace-quiet = In uw stille uren hoort u niets.
how-peace-rest = Hielp u iemand? Dan hoort u een paar dagen niets.
how-learn-title = Wat wij leren
how-learn-group = Elke nacht tellen wij hoe vaak en hoe snel buren ja zeiden. Zo weten wij hoeveel buren wij moeten vragen.
how-learn-you = Wij onthouden hoe vaak u een seintje kreeg, en of u ja zei. Daarvan maken wij geen cijfer dat iemand kan zien.
how-learn-forget = Wilt u vergeten worden? Dan leren wij ook niet meer van u.
how-to-figures = Bekijk de cijfers
letter-how = Zo kiezen wij wie een seintje krijgt:

## De cijfers, voor gastheren

figures-title = Wat wij leerden
figures-lead = Dit zeggen alle seintjes samen. Elke nacht rekenen wij het opnieuw uit.
figures-from = { $alerts ->
    [one] Dit komt uit 1 seintje. Er kwam { $yeses } keer ja op.
   *[other] Dit komt uit { $alerts } seintjes. Er kwam { $yeses } keer ja op.
}
figures-table = Wat wij zien
figures-guess = Eerst dachten wij: { $what }
figures-percent = { $count } %
figures-metres = { $count } meter
figures-minutes = { $count ->
    [one] 1 minuut
   *[other] { $count } minuten
}
figures-sure = Bijna zeker tussen { $low } en { $high }
figures-willing = Zo vaak zegt een buur van heel dichtbij ja
figures-distance = Zo ver weg zegt nog ruim een derde daarvan ja
figures-reply = Na zo lang is de helft van de antwoorden er
figures-calibration = Van elke 100 keer ja die wij verwachten, komen er zoveel
figures-plan-title = Het plan van nu
figures-plan = Met dit plan krijgt { $hour } % binnen een uur antwoord, en { $two } % binnen twee uur.
figures-used = Daarvoor is { $count } % nodig van de seintjes die leden willen.
figures-hours-title = Op welk uur
figures-hours-text = Hoe langer de balk, hoe vaker iemand ja zegt.
figures-hours-none = Van geen enkel uur weten wij al genoeg.
figures-hours-table = Ja per uur van de dag, tegen een gewoon uur
figures-hour = { $hour } uur
figures-little-title = Wij weten nog te weinig
figures-little = Na { $count } seintjes aan tien mensen of meer staan hier cijfers.
figures-guesses = Tot dan gaan wij hiervan uit
figures-nobody-title = Over niemand apart
figures-nobody = Elk cijfer hier gaat over tien mensen of meer. Een cijfer over één mens is er voor niemand te zien.
