### Woorden van de kamer vragen: stellen, bevestigen, volgen, en wat er daarna gebeurt.

## Waarom iets nu niet kan

refused-closed = Deze vraag is al klaar.
refused-moved = Er is intussen iets veranderd. Bekijk de pagina opnieuw.
refused-not-open = Deze vraag is niet meer open.
refused-already-connected = Er helpt al iemand bij deze vraag.
refused-enough = Er zijn al genoeg reacties. Fijn dat u wilde helpen.
refused-declined = De vrager heeft al bedankt voor uw hulp.
refused-own-ask = Dit is uw eigen vraag.
refused-unconfirmed = Wij weten nog niet of uw adres klopt. Log eerst in.
refused-no-such-reply = Deze reactie is er niet meer.
refused-accepted = De vrager rekent al op u. Laat weten dat het niet lukt.
refused-reply-withdrawn = Deze buur heeft de reactie teruggenomen.
refused-reply-not-open = Deze reactie is niet meer open.
refused-hidden = Deze vraag is nu niet te zien voor buren.
refused-not-connected = Er helpt nu niemand bij deze vraag.
refused-not-one-of-the-two = Alleen de vrager en de helper kunnen dit.
refused-ended-without = Deze vraag is gestopt. Er komt geen uitkomst meer bij.
refused-connected = Er helpt nu een buur bij deze vraag.
refused-not-with-team = Deze vraag ligt nu niet bij een medewerker.
refused-private = Een vraag in vertrouwen blijft bij een medewerker.
refused-no-consent = Vraag eerst of de ander het goed vindt.
refused-circle-too-narrow = Zo dichtbij kan niet zonder volledige postcode. Kies een ruimere plek.
refused-unreachable = Vul uw e-mailadres of uw telefoonnummer in.
refused-too-many-open = U heeft al vijf vragen open. Sluit er eerst één af.

## Beginnen: de zin en de plek

start-title = Waar kan een buur u mee helpen?
start-lead = Typ één zin. Buren dichtbij krijgen een seintje.
start-sentence = Uw vraag
start-sentence-hint = Bijvoorbeeld: wie kan donderdag mijn hond uitlaten?
start-choose = Nog één ding: welke buurt is het?

## Wie mag het lezen?

private-title = Uw vraag
private-lead = Uw veiligheid gaat voor. U kunt nu meteen met iemand praten.
private-call-danger = Bent u in gevaar? Bel { $number }.
private-call-violence = Veilig Thuis, dag en nacht, gratis: { $number }
private-call-suicide = Denkt u aan zelfmoord? Bel { $number }, dag en nacht.
private-legend = Wie mag uw vraag lezen?
private-team = Alleen een medewerker
private-team-hint = Een vaste medewerker leest het. Buren zien niets.
private-neighbours = Buren mogen het ook lezen
private-neighbours-hint = Kies dit als wij het verkeerd zien.
private-your-words = Dit schreef u

## Wie vraagt het

who-title = Wie bent u?
who-lead = Uw buren zien alleen uw voornaam en uw buurt.
who-lead-team = Alleen een medewerker ziet dit.
who-as = U vraagt dit als { $name }.
who-change = Vraag of plek aanpassen
who-name = Uw voornaam
who-email = Uw e-mailadres
who-email-hint = U krijgt een code. Daarmee weten wij dat het klopt.
who-phone = Uw telefoonnummer
who-phone-hint = Eén van de twee is genoeg. Zonder e-mail bellen wij u eerst terug.
who-phone-hint-team = Hierop kan een medewerker u bellen.
who-for = Voor wie is de vraag?
who-for-me = Voor mijzelf
who-for-other = Voor iemand anders
who-for-other-hint = Die persoon weet ervan en vindt het goed.
who-other-legend = Alleen als u het voor iemand anders vraagt
who-other-name = Voornaam van die persoon
who-other-name-hint = Mag u leeg laten.
who-agree = Hij of zij vindt het goed dat ik dit vraag.
who-more = Meer vertellen, als u wilt
who-theme-none = Weet ik niet
who-urgency = Wanneer is het nodig?
who-how = Hoe kan iemand helpen?
who-circle = Hoe ver mag uw vraag gaan?
who-see = Bekijk uw vraag
who-send-team = Stuur naar een medewerker

## Zo zien uw buren het

preview-title = Zo zien uw buren het
preview-by = { $name }, { $area }
preview-for = Voor { $name }
preview-for-other = Voor iemand anders
preview-told = { $count ->
    [0] Nu krijgt nog niemand een seintje. Uw vraag komt wel op het bord.
    [one] Nu krijgt 1 buur een seintje.
   *[other] Nu krijgen { $count } buren een seintje.
}
preview-told-after = { $count ->
    [0] Klopt uw adres? Dan komt uw vraag op het bord.
    [one] Klopt uw adres? Dan krijgt 1 buur een seintje.
   *[other] Klopt uw adres? Dan krijgen { $count } buren een seintje.
}
preview-told-unknown = Buren dichtbij krijgen een seintje.
preview-later = Komt er geen antwoord? Dan vragen wij verder, en daarna kijkt een mens mee.
preview-secret = Uw e-mailadres en uw telefoonnummer ziet nog niemand.
preview-place = Plaats mijn vraag
preview-change = Aanpassen

## Bevestigen

confirm-title = Klopt uw e-mailadres?
confirm-lead = Wij stuurden zes cijfers naar { $address }. Typ ze hier.
confirm-lead-unknown = Wij stuurden u zes cijfers. Typ ze hier.
confirm-why = Daarna krijgen uw buren een seintje. Zo krijgt niemand een valse vraag.
confirm-field = Zes cijfers uit de brief
confirm-hint = Ze werken een kwartier.
confirm-button = Bevestigen
confirm-none = Geen brief gekregen?
confirm-none-text = Kijk ook bij uw ongewenste e-mail. Of vraag nieuwe cijfers.
confirm-again = Stuur nieuwe cijfers
confirm-again-done = Wij hebben nieuwe cijfers gestuurd.
confirm-six = Typ de zes cijfers uit de brief.
confirm-wrong = { $left ->
    [one] Deze cijfers kloppen niet. U kunt het nog 1 keer proberen.
   *[other] Deze cijfers kloppen niet. U kunt het nog { $left } keer proberen.
}
confirm-ended = Deze cijfers werken niet meer. Vraag hieronder nieuwe.
phone-title = Wij bellen u terug
phone-lead = Uw vraag is bij ons. Iemand belt u op het nummer dat u gaf.
phone-why = Klopt alles? Dan krijgen uw buren een seintje.
steps-title = Wat er nu gebeurt
steps-written = Uw vraag is geschreven
steps-digits = U typt de zes cijfers
steps-ring = Wij bellen u
steps-told = Buren dichtbij krijgen een seintje
steps-choose = U kiest wie u helpt

## De code om te zeggen of op te schrijven

code-title = Uw code
code-text = Schrijf hem op. Hiermee vindt u uw vraag terug, ook aan de telefoon.
code-said = U zegt: { $words }

## Volgen met de code

follow-title = Volg uw vraag
follow-lead = Vul de code van uw vraag in.
follow-field = Code van uw vraag
follow-hint = Zes letters en cijfers, bijvoorbeeld K7F-3MW.
follow-button = Zoek mijn vraag
follow-lost = Code kwijt? Log in met uw e-mailadres.
