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
preview-told-later = Buren dichtbij krijgen een seintje vanaf { $moment }.
preview-told-person = Wij kunnen nu niemand dichtbij vragen. Daarom kijkt meteen een mens mee.
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

## The ask page

see-title = Vraag in { $area }
see-title-own = Uw vraag
see-when-now = Nu meteen nodig
see-when-today = Vandaag nodig
see-when-this-week = Deze week nodig
see-state-unconfirmed = Nog niet bevestigd
see-state-open = Open
see-state-connected = Er helpt iemand
see-state-with-team = Bij een medewerker
see-state-hidden = Verborgen
see-closed-helped = Gelukt
see-closed-partly = Deels gelukt
see-closed-not-helped = Niet gelukt
see-closed-withdrawn = Teruggenomen
see-closed-expired = Gestopt
see-closed-removed = Weggehaald
see-closed-referred = Verder geholpen
see-over-title = Deze vraag is klaar
see-over-text = U hoeft niets meer te doen. Fijn dat u keek.
see-board = Meer vragen in { $area }
see-own-code = Is dit uw vraag? Vul dan uw code in.
see-host = U bent hier gastheer of gastvrouw. Bekijk de lijst.
see-told-title = Waarom kreeg u een seintje?
see-told-free = Komt het niet uit? Dat is prima. Zeg het even, dan vragen wij een ander.
see-not-now = Deze keer niet
see-not-now-done = U zei: deze keer niet. Fijn dat u het liet weten.
see-connected = Er helpt al iemand bij deze vraag.
see-thanks-title = { $name } zegt dank u wel
see-next-title = Wat er nu gebeurt
see-step-placed = Uw vraag staat er
see-step-confirm = Bevestig eerst uw e-mailadres
see-step-ring = Wij bellen u terug
see-step-searching = Wij zoeken buren die kunnen helpen
see-step-told = { $count ->
    [one] 1 buur kreeg een seintje
   *[other] { $count } buren kregen een seintje
}
see-step-widest = Tot nu toe: { $near }
see-step-next = Wij kijken weer { $when }
see-step-waits = Buren krijgen een seintje vanaf { $when }
see-step-last = Is er dan nog niemand? Dan kijkt een mens mee, niet later dan { $when }.
see-how = Zo kiezen wij wie een seintje krijgt
see-step-choose = U kiest wie u helpt
see-step-choose-now = { $count ->
    [one] 1 buur wil helpen
   *[other] { $count } buren willen helpen
}
see-step-person = Een mens kijkt mee
see-step-person-since = Sinds { $when }
see-need-ring-back = Iemand belt u om te kijken of alles klopt.
see-need-private = Een medewerker leest uw bericht en neemt contact op.
see-need-reach-spent = Wij kunnen nu niemand dichtbij meer vragen. Een gastheer zoekt mee.
see-need-too-long = Het duurt te lang. Een gastheer zoekt mee.
see-need-replies-waiting = Er wachten buren op uw antwoord. Een gastheer kijkt mee.
see-need-asked-for = U vroeg om een mens. Iemand neemt contact op.
see-step-team = Een medewerker helpt u verder
see-step-met = { $name } helpt u
see-step-told-us = U vertelt hoe het ging
see-step-closed = Uw vraag is klaar
see-hidden-title = Buren zien uw vraag nu niet
see-hidden-text = Een gastheer heeft uw vraag verborgen. Dit is de reden:
see-code-title = Uw code
see-code-text = Hiermee volgt u uw vraag, ook aan de telefoon.
see-code-said = U zegt: { $words }
see-person-button = Ik wil een mens spreken
see-person-text = Lukt het niet zo? Dan neemt iemand contact met u op.
see-solved-title = Al opgelost, of niet meer nodig?
see-solved-button = Ja, het is opgelost
see-withdraw-button = Trek mijn vraag in
see-withdraw-text = Buren zien de vraag dan niet meer.
see-private-title = Dit blijft tussen u en een medewerker
see-private-text = Geen enkele buur ziet dit. Wij sturen u hierover ook geen e-mail.
see-private-now = Kunt u niet wachten? Bel dan:
see-private-112 = 112 bij gevaar
see-private-veilig = 0800 2000, Veilig Thuis, dag en nacht, gratis
see-private-113 = 113, als u aan de dood denkt
see-contact-title = Zo bereikt u { $name }
see-contact-none = { $name } gaf geen gegevens. Wij helpen u om elkaar te vinden.
see-contact-for = De hulp is voor { $name }.
safe-title = Veilig helpen
safe-door = Spreek de eerste keer af bij de deur of buiten.
safe-money = Geef nooit uw pincode of uw bankpas.
safe-stop = Voelt iets niet goed? Stop, en laat het ons weten.
see-through-title = Lukt het toch niet?
see-through-text = Dan zoeken wij een andere buur.
see-through-text-helper = Zeg het gerust. Dan zoeken wij een andere buur.
see-through-button = Het gaat niet door

## Replies

reply-title = Kunt u helpen?
reply-lead = De vrager ziet uw voornaam en wat u schrijft. Meer niet.
reply-words = Wat wilt u zeggen?
reply-hint = Mag leeg blijven. Bijvoorbeeld: ik kan om vijf uur.
reply-button = Ik kan helpen
reply-sign-in = Hierna typt u uw e-mailadres. Uw tekst blijft bewaard.
reply-kept = Uw tekst staat er nog. Druk op de knop om te versturen.
reply-too-long = Uw tekst is te lang. Hooguit { $max } letters.
reply-sent-title = U wilt helpen. Dank u wel!
reply-sent-text = De vrager kiest wie komt. U krijgt een brief.
reply-yours = U schreef:
reply-withdraw = Neem mijn reactie terug
reply-withdrawn = U nam uw reactie terug. U kunt opnieuw reageren.
reply-declined = De vrager zei: deze keer niet. Dank dat u wilde helpen.
reply-not-needed = Uw hulp was niet meer nodig. Dank dat u wilde helpen.
reply-fell-through = De afspraak ging niet door. U hoeft niets meer te doen.
replies-title = Wie u wil helpen
replies-none = Nog geen reacties. Zodra iemand reageert, krijgt u een brief.
replies-choose = Kies één buur. Daarna ziet u hoe u elkaar bereikt.
replies-who = { $name }, { $area }
replies-yes = Graag, { $name }
replies-no = Nee, dank u
offered-title = Deze buren bieden dit aan
offered-text = Wij vragen hen als zij aan de beurt zijn. U hoeft niets te doen.
replies-state-declined = U zei: nee, dank u
replies-state-withdrawn = Teruggenomen
replies-state-fell-through = Ging niet door
replies-state-not-needed = Niet meer nodig
replies-state-accepted = U koos deze buur
result-title = Hoe ging het?
result-lead = Eén druk op de knop is genoeg. Zo weten wij of de hulp loopt.
result-lead-alone = Zeg hoe het afliep. Dan sluiten wij uw vraag.
result-choose = Hoe is het gegaan?
result-helped = Het is gelukt
result-partly = Het is deels gelukt
result-not-helped = Het is niet gelukt
result-button = Vertel het
result-missing = Kies hoe het ging.
result-told-title = U vertelde hoe het ging
result-told-text = Dank u wel. Zo leren wij wat werkt.
result-change = Toch anders? Pas het aan.
thanks-title = Wilt u { $name } bedanken?
thanks-words = Uw dank
thanks-hint = Mag leeg blijven. Buren kunnen dit lezen, zonder achternaam.
thanks-button = Zeg dank u wel
thanks-done = U bedankte { $name }.
thanks-too-long = Uw dank is te lang. Hooguit { $max } letters.
live-reply = { $name } wil helpen.
live-reply-back = { $name } kan toch niet helpen.
live-told = { $count ->
    [one] 1 buur kreeg een seintje.
   *[other] { $count } buren kregen een seintje.
}
live-met = Er helpt nu iemand.
live-chosen = De vrager koos u. U ziet nu hoe u elkaar bereikt.
live-not-chosen = De vrager koos deze keer iemand anders.
live-open = De vraag staat weer open.
live-person = Een mens kijkt mee.
live-team = Een medewerker helpt verder.
live-hidden = De vraag is verborgen.
live-told-result = Er is verteld hoe het ging.
live-thanked = De vrager zegt dank u wel.
live-over = Deze vraag is klaar.

## Letters

mail-greeting = Dag { $name },
mail-your-ask = Uw vraag was:
mail-the-ask = De vraag was:
mail-code = Op een ander apparaat? Volg uw vraag dan met deze code: { $code }
mail-writes = { $name } schrijft:
mail-ask-button = Naar mijn vraag
mail-page-button = Naar de vraag
mail-board-button = Kijk in uw buurt
mail-reply-subject = { $name } wil u helpen
mail-reply-text = { $name } las uw vraag en wil graag helpen.
mail-reply-choose = U kiest zelf wie u helpt. Pas daarna ziet u elkaars gegevens.
mail-reply-button = Bekijk de reactie
mail-together-subject = { $name } en u kunnen nu afspreken
mail-together-asker = U koos { $name } om u te helpen. Zo bereikt u elkaar:
mail-together-helper = { $name } is blij met uw hulp. Zo bereikt u elkaar:
mail-phone = Telefoon: { $phone }
mail-email = E-mail: { $email }
mail-for-other = De hulp is voor { $name }.
mail-other-subject = Dank dat u wilde helpen
mail-other-text = Iemand anders helpt deze buur al. Fijn dat u klaarstond.
mail-over-text = Deze hulp is niet meer nodig. Fijn dat u klaarstond.
mail-next-ask = Misschien kunt u hier wel helpen:
mail-next-button = Bekijk deze vraag
mail-no-subject = Deze keer niet nodig
mail-no-text = De vrager zegt: deze keer niet, dank u wel. Fijn dat u klaarstond.
mail-back-subject = { $name } kan toch niet
mail-back-text = { $name } nam de reactie terug. Dat kan gebeuren.
mail-through-subject = De afspraak gaat niet door
mail-through-asker = De afspraak met { $name } gaat niet door.
mail-through-more = Uw vraag staat weer open. Wij zoeken verder.
mail-through-helper = De afspraak met { $name } gaat niet door. U hoeft niets meer te doen.
mail-withdrawn-subject = Uw hulp is niet meer nodig
mail-withdrawn-text = De vraag van { $name } is gestopt. U hoeft niets meer te doen. Dank u wel.
mail-taken-subject = Een medewerker helpt u verder
mail-taken-text = Een medewerker kijkt nu naar uw vraag. U hoort snel meer.
mail-looks-subject = Een mens kijkt mee met uw vraag
mail-looks-text = Nog geen buur kon helpen. Daarom zoekt nu een gastheer mee.
mail-about-subject = Over uw vraag
mail-removed-text = Een gastheer heeft uw vraag weggehaald. Wilt u weten waarom? Bel ons gerust.
mail-referred-text = Een medewerker heeft u verder geholpen. Uw vraag is nu klaar.
mail-restored-subject = Uw vraag staat er weer
mail-restored-text = Buren kunnen uw vraag weer zien.
mail-hidden-subject = Buren zien uw vraag nu niet
mail-hidden-text = Een gastheer heeft uw vraag verborgen. Dit is de reden:
mail-hidden-more = Bent u het er niet mee eens? Bel of schrijf ons dan.
mail-thanks-subject = { $name } zegt dank u wel
mail-thanks-text = { $name } bedankt u voor uw hulp.
mail-helped-subject = Uw hulp kwam goed aan
mail-helped-text = { $name } vertelt dat het gelukt is. Dank u wel!
mail-partly-text = { $name } vertelt dat het deels gelukt is. Dank u wel!
mail-told-subject = { $name } vertelt hoe het ging
mail-told-helped = { $name } zegt dat het gelukt is. Klopt dat?
mail-told-partly = { $name } zegt dat het deels gelukt is. Klopt dat?
mail-told-not-helped = { $name } zegt dat het niet gelukt is. Klopt dat?
mail-told-button = Vertel hoe het ging
mail-how-subject = Hoe ging het met { $name }?
mail-how-asker = { $name } zou u helpen. Hoe ging het?
mail-how-helper = U zou { $name } helpen. Hoe ging het?
mail-how-again = Wij vragen het u nog één keer.
mail-how-why = Eén druk op de knop is genoeg. Zo weten wij of de hulp loopt.
mail-needed-subject = Is uw vraag nog nodig?
mail-needed-text = Uw vraag staat nog open. Wij zoeken nog steeds een buur.
mail-needed-more = Is het al opgelost? Sluit uw vraag dan met één druk op de knop.

## Veilig bereiken

safely-legend = Hoe bereiken wij u veilig?
safely-hint = Alleen de medewerker die u helpt, leest dit.
safely-any = Het maakt niet uit
safely-no-ringing = Bel mij niet. Een bericht mag wel.
safely-only-email = Alleen per e-mail
safely-between = Wanneer mogen wij contact opnemen?
safely-from = Vanaf
safely-until = Tot
safely-any-time = Altijd
safely-no-email = Vul dan uw e-mail in.
safely-hours = Kies een eindtijd die later is.
gently-said = U kunt nu meteen met iemand praten. Kijk onder uw zin.
gently-kept = Wij bewaren niets van wat u hier typt, tot u het verstuurt.
