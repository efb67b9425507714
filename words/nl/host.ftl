### Woorden van de kamer voor gastheren en gastvrouwen, en van "klopt er iets niet?".

refused-answered-already = Een ander heeft dit al beantwoord.
refused-not-about-you = Dit gaat niet over u.
refused-yourself = Dat kan niet bij uzelf.
refused-own-case = Dit gaat over uzelf. Daarom kijkt iemand anders ernaar.
refused-closed = Deze vraag is al klaar.
refused-connected = Twee buren hebben elkaar al gevonden.
refused-not-with-team = Neem de vraag eerst op u.
refused-private = Een vraag in vertrouwen gaat niet naar buren.
refused-moved = Er is intussen iets veranderd. Bekijk de pagina opnieuw.
refused-asker-blocked = Deze buur kan nu geen vraag stellen.
refused-blocked-already = Deze buur is al geblokkeerd.

## Hoe lang iemand wacht

waited-minutes = { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
}
waited-hours = { $hours } uur en { $minutes } min
waited-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}

## Waarom iemand moet kijken

why-ring-back = Bel terug: er is alleen een telefoonnummer
why-private = Een vraag in vertrouwen
why-reach-spent = Niemand dichtbij kan nu nog een seintje krijgen
why-too-long = Niemand reageerde
why-replies-waiting = De vrager koos nog niet
why-asked-for = De vrager wil een mens spreken

## De lijst

list-title = Wie wacht er op u?
list-lead = { $needs ->
    [0] Er wacht geen vraag.
    [one] Er wacht 1 vraag.
   *[other] Er wachten { $needs } vragen.
} { $reports ->
    [0] Er is geen melding.
    [one] Er is 1 melding.
   *[other] Er zijn { $reports } meldingen.
} { $calls ->
    [0] U hoeft niemand te bellen.
    [one] Bel 1 buur.
   *[other] Bel { $calls } buren.
}
list-needs = Deze vragen wachten op een mens
list-needs-none = Geen enkele vraag wacht nu op u.
list-learned = Wat wij leerden van alle seintjes
list-waits = Wacht { $time }
list-private = Een vraag in vertrouwen
list-own = Dit is uw eigen vraag. Een ander kijkt ernaar.
list-ring = Bel:
list-confirm = Gebeld, het klopt
list-confirm-for = Gebeld, het klopt: { $name }
list-take = Ik neem dit op mij
list-take-for = Ik neem dit op mij: { $name }
list-more = Meer
list-more-for = Meer over de vraag van { $name }
list-taken = Dit doet u zelf
list-taken-since = Bij u sinds { $time }
list-reports = Klopt er iets niet?
list-reports-none = Niemand heeft iets gemeld.
list-calls = Wie moet u bellen?
list-calls-none = U hoeft nu niemand te bellen.
list-calls-lead = Deze buren hebben geen e-mail. Lees hun voor wat er staat.
list-call-done = Gebeld
list-call-done-for = Gebeld: { $name }
list-hidden = Dit is nu niet te zien voor buren
back-to-list = Terug naar de lijst

## Een vraag

ask-title = Een vraag bekijken
ask-by = Gevraagd door { $name }.
ask-about-person = Meer over deze buur
ask-is-hidden = Buren zien deze vraag niet. Dit is de reden:
ask-contact = Zo bereikt u { $name }
ask-contact-careful = Alleen u ziet dit. Wij onthouden dat u keek.
ask-replies = Wie reageerde er?
ask-confirm-text = Heeft u gebeld, en klopt het? Dan krijgen de buren de vraag.
ask-take-text = Neemt u de vraag op u? Dan helpt u zelf verder.
ask-give-back = Terug naar de buren
ask-give-back-text = Lukt het niet, of kan een buur het beter? Geef de vraag terug.
ask-close = Sluit de vraag
ask-close-how = Hoe is het gegaan?
ask-hide = Laat de vraag niet meer zien
ask-hide-reason = Waarom laat u dit niet meer zien?
ask-hide-hint = De schrijver leest uw reden en kan antwoorden.
ask-restore = Laat weer zien
close-helped = De buur is geholpen
close-partly = De buur is een beetje geholpen
close-not-helped = Het is niet gelukt
close-referred = Iemand anders helpt nu verder
close-removed = De vraag hoort hier niet
close-expired = Het is te laat, of niet meer nodig

## Een aanbod

offer-title = Een aanbod bekijken
offer-by = Aangeboden door { $name }.
offer-is-hidden = Buren zien dit aanbod niet. Dit is de reden:
offer-hide = Laat het aanbod niet meer zien

## Een buur

person-title = Over { $name }
person-since = Hier sinds { $date }
person-blocked = Geblokkeerd
person-did = Wat iedereen kan zien
person-did-nothing = Er is nog niets te zien.
person-measures = Wat wij eerder zeiden
person-measures-none = Wij zeiden nog nooit iets.
person-answered = Het antwoord:
person-lifted = Voorbij sinds { $date }
person-do = Wat wilt u doen?
person-reason = Wat is er gebeurd?
person-reason-hint = Deze buur leest uw woorden en kan antwoorden.
person-warn = Waarschuw
person-block = Blokkeer
person-lift = Maak de blokkade ongedaan
measure-warning = Waarschuwing
measure-block = Blokkade
measure-hidden = Niet meer te zien

## Een melding voor de gastheer of gastvrouw

report-host-title = Er klopt iets niet
report-said = Wat iemand erover schreef
report-subject = Daar gaat het over
report-subject-gone = De tekst is er niet meer.
report-open-subject = Bekijk het
about-ask = Over een vraag
about-reply = Over een reactie
about-offer = Over een aanbod
about-person = Over een buur
report-measure = Wat heeft u gedaan?
did-nothing = Niets: het is in orde
did-talked = Met iemand gepraat
did-hidden = De tekst verborgen
did-warned = Iemand gewaarschuwd
did-blocked = Iemand geblokkeerd
report-answer = Uw antwoord
report-answer-hint = Zeg wat u deed. Noem geen geheimen van anderen.
report-is-answered = Dit is beantwoord
report-known = De melder krijgt uw antwoord per brief.
report-unknown = Wij kennen de melder niet. Uw antwoord blijft hier staan.

## Klopt er iets niet?

report-title = Klopt er iets niet?
report-danger = Is er nu gevaar? Bel 112.
report-lead = Vertel het ons. Een gastheer of gastvrouw uit de buurt kijkt ernaar.
report-wrong = Wat is er aan de hand?
wrong-danger = Iemand is misschien in gevaar
wrong-fraud = Iemand wil geld of bedriegt
wrong-rude = Iemand is grof of doet vervelend
wrong-personal = Er staat te veel over iemand
wrong-advertising = Het is reclame
wrong-other = Iets anders
report-words = Wilt u er iets bij vertellen?
report-words-hint = Dit mag leeg blijven. Alleen de gastheer of gastvrouw leest het.
report-you-hear = U krijgt een antwoord.
report-no-answer = Log eerst in als u een antwoord wilt.
report-avoid = Wilt u deze persoon niet meer tegenkomen?
report-avoid-text = U krijgt dan elkaars vragen niet meer. De ander hoort dit niet.
report-avoid-button = Niet meer tegenkomen
report-thanks-title = Dank u wel
report-thanks-text = Een gastheer of gastvrouw uit de buurt kijkt ernaar.
report-what = Zo laat u het ons weten:
report-what-ask = Open de vraag of de reactie. Kies daar: klopt er iets niet?
report-what-offer = Is het een aanbod? Open dan het aanbod en kies hetzelfde.
report-what-phone = Iets anders? Bel ons:
report-to-near = Kijk in uw buurt

## Wat een gastheer of gastvrouw tegen u zei

warning-title = U kreeg een waarschuwing
warning-lead = Een gastheer of gastvrouw vond dat er iets niet goed ging.
block-title = U kunt nu niet meedoen
block-lead = U kunt even niets vragen, aanbieden of antwoorden.
hidden-title = Buren zien uw tekst niet meer
hidden-lead = Een gastheer of gastvrouw vond dat uw tekst hier niet past.
warning-why = Dit is de reden
warning-answer = Uw antwoord
warning-answer-hint = Ziet u het anders? Vertel het gerust.
warning-your-answer = Dit antwoordde u
card-said = Wat wij tegen u zeiden
card-lifted = Voorbij
card-answered = U antwoordde
card-avoided = Wie u niet wilt tegenkomen
card-avoided-text = U ziet elkaars vragen niet in uw brieven. De ander weet dit niet.
card-avoid-end = Toch weer wel
card-avoid-end-for = Toch weer wel: { $name }

## Brieven

letter-greeting = Dag { $name },
letter-needs-subject = { $area }: een vraag wacht op u
letter-needs-first = In { $area } wacht een vraag op een mens. Dit is de reden:
letter-needs-button = Bekijk uw lijst
letter-needs-after = Wij schrijven u weer zolang de vraag wacht.
letter-remind-subject = { $area }: een vraag wacht al { $time }
letter-remind-first = In { $area } wacht een vraag al { $time }. Dit is de reden:
letter-report-subject = { $area }: er klopt iets niet
letter-report-subject-danger = { $area }: misschien is iemand in gevaar
letter-report-first = Iemand meldde iets uit { $area }:
letter-report-button = Bekijk de melding
letter-answer-subject = Ons antwoord op uw melding
letter-answer-first = U meldde dat er iets niet klopte. Wij keken ernaar. Dit is ons antwoord:
letter-answer-after = Dank u wel dat u het ons vertelde.
letter-warned-subject = U kreeg een waarschuwing
letter-warned-first = Een gastheer of gastvrouw vond dat er iets niet goed ging. Dit is de reden:
letter-blocked-subject = U kunt nu niet meedoen
letter-blocked-first = U kunt even niets vragen, aanbieden of antwoorden. Dit is de reden:
letter-lifted-subject = U kunt weer meedoen
letter-lifted-first = De blokkade is voorbij. Welkom terug.
letter-lifted-button = Ga naar uw pagina
letter-hidden-subject = Buren zien uw tekst niet meer
letter-hidden-first = Een gastheer of gastvrouw vond dat uw tekst hier niet past. Dit is de reden:
letter-measure-button = Geef antwoord
letter-measure-after = Ziet u het anders? Laat het ons weten. Wij lezen het.
letter-said-back-subject = Iemand gaf u antwoord
letter-said-back-first = Een buur antwoordde op wat u als gastheer of gastvrouw zei.
letter-said-back-button = Lees het antwoord
letter-appointed-subject = U past nu op { $area }
letter-appointed-first = U bent vanaf nu gastheer of gastvrouw van { $area }.
letter-appointed-second = Wacht er een vraag op een mens? Dan krijgt u een brief.

## Vraag en aanbod

supply-link = Zijn er genoeg helpers? En genoeg vragen?
supply-back = Terug naar uw lijst
supply-title = Vraag en aanbod in { $area }
supply-lead = { $weeks ->
    [one] Zo ging het hier de laatste week.
   *[other] Zo ging het hier de laatste { $weeks } weken.
}
supply-lacks-asks = Er zijn genoeg helpers. Er zijn te weinig vragen.
supply-lacks-asks-do = Vertel buren dat vragen mag. Ga langs bij wie weinig vraagt, of hang een briefje op.
supply-lacks-helpers = Er wordt hier meer gevraagd dan helpers aankunnen.
supply-lacks-helpers-do = Nodig buren uit om mee te doen. Eén zin is genoeg: wat kunnen zij doen?
supply-balanced = Vraag en aanbod passen hier bij elkaar.
supply-balanced-do = U hoeft niets te doen. Kijk hieronder of een onderwerp achterblijft.
supply-too-few = Er is hier nog te weinig gevraagd om iets te zeggen.
supply-too-few-do = Vertel buren dat Dichtbij er is. Vragen mag, en meedoen ook.
supply-numbers = In getallen
supply-helpers = { $count ->
    [0] Geen helpers
    [one] 1 helper
   *[other] { $count } helpers
}
supply-asks-few = Minder dan 5 vragen
supply-asks = Ongeveer { $count } vragen
supply-soon = Bij { $percent } procent van de vragen met haast kwam binnen 2 uur een reactie.
supply-often-hardly = Helpers horen hier bijna nooit iets van ons.
supply-often-every = Een helper krijgt ongeveer 1 seintje in { $weeks } weken.
supply-often-week = { $count ->
    [one] Een helper krijgt ongeveer 1 seintje per week.
   *[other] Een helper krijgt ongeveer { $count } seintjes per week.
}
supply-unneeded-few = Minder dan 5 helpers hoorden een maand niets.
supply-unneeded = Ongeveer { $count } helpers hoorden een maand niets. Zij krijgen één berichtje per maand.
supply-carry-title = Wat kan deze groep aan?
supply-carry = { $count ->
    [one] Deze groep kan ongeveer 1 vraag per week aan.
   *[other] Deze groep kan ongeveer { $count } vragen per week aan.
}
supply-carry-few = Met minder dan 5 helpers valt dat nog niet te zeggen.
supply-used = { $percent ->
    [0] Daarvan is nu bijna niets in gebruik.
   *[other] Daarvan is nu { $percent } procent in gebruik.
}
supply-used-short = { $percent } procent in gebruik
supply-load-room = Er is dus ruimte voor meer vragen.
supply-load-busy = Dit is bijna vol. Komt er meer bij? Dan wachten vragers langer op een reactie.
supply-load-over = Dit is te veel. Vragers wachten langer, en meer vragen komen bij u. Nodig helpers uit.
supply-themes = Per onderwerp
supply-others = Over deze onderwerpen is nog te weinig gevraagd om iets te zeggen:
supply-other = { $helpers ->
    [one] { $name }: 1 helper
   *[other] { $name }: { $helpers } helpers
}
supply-theme-lacks-asks = Genoeg helpers, weinig vragen
supply-theme-lacks-helpers = Meer vragen dan helpers: nodig buren uit
supply-theme-balanced = Past bij elkaar
supply-parts = De delen van { $area }
supply-privacy = Vragen in vertrouwen tellen nergens mee. Kleine aantallen noemen wij niet. Niemand krijgt een cijfer.

## Veilig bereiken

safely-title = Zo bereikt u { $name } veilig
safely-any = Bellen en schrijven mag.
safely-no-ringing = Bel niet. Stuur een bericht.
safely-only-email = Stuur alleen een e-mail.
safely-hours = Alleen tussen { $from } en { $until } uur.
