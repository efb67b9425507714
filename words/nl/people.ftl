### Woorden van de kamer mensen: inloggen, uw gegevens, uw brieven.

## Inloggen

sign-in-title = Inloggen
sign-in-lead = Vul uw e-mailadres in. U krijgt een brief met een code.
sign-in-no-password = U heeft geen wachtwoord nodig.
sign-in-email = Uw e-mailadres
sign-in-button = Stuur mij een code
sign-in-new-here = Nieuw hier? Log dan ook zo in.
sign-in-no-account = Voor een vraag hoeft u niet in te loggen.
sign-in-ask = Stel uw vraag

code-title = Typ uw code
code-sent-to = Wij stuurden een brief naar { $address }.
code-lead = In die brief staan zes cijfers. Vul ze hier in.
code-field = Code uit de brief
code-hint = De code werkt een kwartier.
code-button = Verder
code-no-letter = Geen brief gekregen?
code-no-letter-text = Kijk ook bij uw ongewenste e-mail. Of vraag een nieuwe code.
code-again = Vraag een nieuwe code
code-six = Typ de zes cijfers uit de brief.
code-wrong = { $left ->
    [one] Deze code klopt niet. U kunt het nog 1 keer proberen.
   *[other] Deze code klopt niet. U kunt het nog { $left } keer proberen.
}
code-ended = Deze code werkt niet meer. Vraag hieronder een nieuwe.

link-title = Bent u dit?
link-lead = U opent de link uit onze brief. Druk op de knop om verder te gaan.
link-button = Ja, ga verder
link-elsewhere = U opent de link op een ander apparaat. Typ daarom ook de zes cijfers uit de brief.
link-ended-title = Deze link werkt niet meer
link-ended-text = Een link werkt één keer, en een kwartier lang. Vraag gerust een nieuwe.

new-title = Welkom! Wie bent u?
new-lead = Uw e-mailadres klopt. Vertel nog hoe u heet en waar u woont.
new-button = Klaar

## De brief met de code

letter-greeting = Goedendag,
letter-sign-in-subject = Uw code voor Dichtbij
letter-sign-in-first = U wilt inloggen. Dit is uw code:
letter-confirm-subject = Klopt uw e-mailadres? Hier is uw code
letter-confirm-first = U schreef iets bij Dichtbij. Met deze code weten wij dat u het was:
letter-or-link = Liever niet typen? Open dan de link.
letter-button = Ga verder
letter-how-long = De code en de link werken een kwartier, en één keer.
letter-never-tell = Geef de code aan niemand. Wij vragen er nooit om.
letter-not-you = Was u dit niet? Dan hoeft u niets te doen.

## Uw gegevens

settings-title = Uw gegevens
settings-saved = Uw gegevens zijn bewaard.
settings-name = Uw voornaam
settings-name-hint = Zo zien uw buren u.
settings-place-now = Nu: { $place }
settings-phone = Uw telefoonnummer
settings-phone-hint = Mag leeg blijven. Alleen wie u helpt of wie u hulp vraagt, ziet het.
settings-email = Uw e-mailadres
settings-language = Uw taal
settings-language-hint = Voor onze brieven aan u.
settings-quiet-legend = Wanneer wilt u rust?
settings-quiet-hint = In deze uren sturen wij u geen vragen van buren.
settings-quiet-from = Vanaf
settings-quiet-until = Tot
settings-quiet-wrong = Typ een tijd, bijvoorbeeld 22:00.
settings-pause = Even geen vragen van buren
settings-pause-hint = Wij sturen u dan niets tot die dag.
settings-pause-none = Geen pauze
settings-pause-day = Een dag
settings-pause-week = Een week
settings-pause-month = Een maand
settings-pause-keep = Zo laten: tot { $date }
settings-letters = Welke brieven wilt u?
settings-letters-hint = Over uw eigen vragen en hulp hoort u altijd van ons.
settings-button = Bewaren
letters-alerts = Vragen van buren dichtbij
letters-alerts-hint = Wij sturen een bericht als iemand hulp zoekt.
letters-digest = Elke week een overzicht
letters-digest-hint = Wat er in uw buurt gevraagd wordt.
letters-questions = Vragen van ons
letters-questions-hint = Zoals: hoe ging het?
letters-monthly = Elke maand een ideetje
letters-monthly-hint = Alleen als niemand u een maand nodig had.
letters-news = Nieuws van Dichtbij
letters-news-hint = Een paar keer per jaar.

## Waar u bent ingelogd

sessions-title = Waar u bent ingelogd
sessions-lead = Ziet u iets dat niet van u is? Stop het dan hier.
sessions-this = Dit apparaat
sessions-used = Laatst gebruikt: { $when }
sessions-since = Ingelogd sinds { $when }
sessions-end = Log hier uit
sessions-unknown-device = Een apparaat

## Alles wat wij van u hebben

download-title = Alles wat wij van u hebben
download-lead = Dit staat er over u bij Dichtbij. U kunt het ook bewaren.
download-button = Bewaar als bestand
download-nothing = Hier staat niets.
download-part-person = Over u
download-part-sessions = Waar u bent ingelogd
download-part-tokens = Sleutels voor programma's
download-part-roles = Uw taken
download-part-asks = Uw vragen
download-part-replies = Uw reacties
download-part-offers = Uw aanbod
download-part-alerts = Vragen die wij u stuurden
download-part-letters = Brieven aan u
download-part-reports = Wat u aan ons meldde
download-part-warnings = Wat een gastheer u schreef
download-part-other = Verder

## Vergeet mij

forget-title = Vergeet mij
forget-lead = U kunt altijd weg. Dit gebeurt er dan:
forget-gone = Uw naam, uw adressen en uw instellingen zijn weg.
forget-asks = Uw vragen die nog open zijn, stoppen.
forget-offers = Uw aanbod stopt.
forget-counts = Wij tellen nog wel hoeveel mensen hulp kregen. Daar staat uw naam niet bij.
forget-no-way-back = Dit kunt u niet terugdraaien.
forget-first-download = Bewaar eerst wat wij van u hebben
forget-check = Ja, ik weet dat dit niet terug kan
forget-check-missing = Zet hier een vinkje als u het zeker weet.
forget-button = Vergeet mij
forget-keep = Nee, ik blijf
forget-busy = U helpt nu nog iemand. Maak dat eerst af. Of zeg dat het niet lukt.
forgotten-title = Wij zijn u vergeten
forgotten-text = Dank dat u er was. U bent altijd weer welkom.

## Sleutels voor programma's

tokens-title = Sleutels voor programma's
tokens-lead = Met een sleutel doet een programma iets voor u bij Dichtbij. De meeste mensen hebben dit niet nodig.
tokens-none = U heeft geen sleutels.
tokens-made = Gemaakt: { $when }
tokens-used = Laatst gebruikt: { $when }
tokens-never-used = Nog nooit gebruikt
tokens-end = Stop deze sleutel
tokens-new-title = Nieuwe sleutel
tokens-name = Waar is de sleutel voor?
tokens-name-hint = Bijvoorbeeld: de app van de buurtclub.
tokens-button = Maak een sleutel
tokens-shown-title = Uw nieuwe sleutel
tokens-shown-text = Bewaar hem nu goed. Wij laten hem maar één keer zien.
tokens-shown-warning = Wie deze sleutel heeft, kan doen wat u kunt. Geef hem dus aan niemand.
tokens-too-many = U heeft al 20 sleutels. Stop er eerst een.

## Een soort brieven stoppen

off-title = Geen brieven meer?
off-question = U wilt deze brieven niet meer: { $kind }
off-button = Stop deze brieven
off-done-title = Deze brieven stoppen
off-done-text = U krijgt ze niet meer. Op uw pagina zet u ze weer aan.
off-broken-title = Deze link werkt niet
off-broken-text = Misschien is hij niet heel overgekomen. Log in om uw brieven te kiezen.

## Het kaartje op uw pagina

card-title = Uw gegevens
card-name = Voornaam
card-place = Buurt
card-email = E-mail
card-phone = Telefoon
card-no-phone = Niet ingevuld
card-paused = Pauze tot { $date }
card-change = Wijzig uw gegevens
card-sessions = { $count ->
    [one] U bent op 1 plek ingelogd
   *[other] U bent op { $count } plekken ingelogd
}
card-download = Alles wat wij van u hebben
card-tokens = Sleutels voor programma's
card-forget = Vergeet mij

## Namen van gegevens, op de pagina met alles wat wij hebben

field-id = Nummer bij ons
field-name = Naam
field-place = Plek
field-postcode = Postcode
field-area = Buurt
field-language = Taal
field-quiet-from = Rust vanaf
field-quiet-until = Rust tot
field-paused-until = Pauze tot
field-letters = Brieven die u wilt
field-email = E-mail
field-phone = Telefoon
field-email-confirmed = E-mail nagekeken op
field-phone-confirmed = Telefoon nagekeken op
field-since = Sinds
field-used = Laatst gebruikt
field-device = Apparaat
field-role = Taak
field-words = Tekst
field-text = Tekst
field-sentence = Tekst
field-theme = Onderwerp
field-circle = Hoe ver
field-stage = Hoe het staat
field-made-at = Gemaakt op
field-placed-at = Gevraagd op
field-ask = Vraag
field-why = Waarom
