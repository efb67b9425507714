### Woorden van de opmaak, en woorden die alle kamers delen.
### Regels: "u", gewone woorden, hooguit 15 woorden in een zin.

## De bladzijde om alles heen

title-error-prefix = Fout:
skip-link = Ga naar de tekst
nav-label = Menu
nav-ask = Vraag hulp
nav-offer = Help mee
nav-near = In uw buurt
nav-search = Zoeken
nav-follow = Volg uw vraag
nav-sign-in = Inloggen
nav-sign-out = Uitloggen
nav-my-page = Mijn pagina
nav-host = Wie wacht er?

footer-phone-label = Liever bellen?
footer-help = Zo werkt het
footer-something-wrong = Klopt er iets niet?
footer-privacy = Privacy
footer-accessibility = Toegankelijkheid
footer-about-data = Waar komen de gegevens vandaan?
language-label = Taal
language-switch = English
demo-clock = Proef: { $time }
new-answer = Er is een nieuwe reactie.
new-on-page = Er is iets nieuws op deze pagina.
phone-call = Bel { $phone }

## Formulieren

error-summary-title = Er is iets nog niet goed
form-continue = Verder
form-back = Terug
form-save = Bewaren
form-send = Versturen
share = Delen
copied = Gekopieerd

## Datum en tijd

date-time = Tijd

## Deze pagina verlaten

leave-page = Verlaat deze pagina

## Fouten, met een uitweg

fault-way-home = Naar het begin
fault-not-found-title = Deze pagina is er niet
fault-not-found-text = Misschien is het adres niet goed. Of de vraag is al klaar en weggehaald.
fault-refused-title = Dit is niet voor iedereen
fault-refused-text = U kunt deze pagina niet zien. Denkt u dat het wel moet kunnen? Bel ons dan.
fault-sign-in-title = Log eerst in
fault-sign-in-text = Dan weten wij dat u het bent. U krijgt een code in uw e-mail.
fault-conflict-title = Er is intussen iets veranderd
fault-conflict-text = Iemand anders was net voor u. Bekijk de pagina opnieuw.
fault-stale-text = Er is intussen iets veranderd. Bekijk de pagina opnieuw. Probeer het dan nog eens.
fault-too-large-title = Dit is te groot
fault-too-large-text = Wat u stuurde, past hier niet. Maak het korter. Probeer het dan nog eens.
fault-unreadable-title = Dit kwam niet goed aan
fault-unreadable-text = Er ging iets mis bij het versturen. Ga terug en probeer het nog eens.
fault-invalid-title = Er is iets nog niet goed
fault-invalid-text = Kijk nog eens naar wat u heeft ingevuld. Bij elke fout staat wat u kunt doen.
fault-too-many-title = Dit ging even te vaak
fault-too-many-text = { $minutes ->
    [one] Wacht 1 minuut. Probeer het dan nog eens.
   *[other] Wacht { $minutes } minuten. Probeer het dan nog eens.
}
fault-broken-title = Er ging bij ons iets mis
fault-broken-text = Dat ligt niet aan u. Wij krijgen een bericht en kijken ernaar. Probeer het straks nog eens.
fault-busy-title = Het is even heel druk
fault-busy-text = Wacht een minuut. Probeer het dan nog eens. Wat wij al hadden, is bewaard.

## Onderwerpen

theme-label = Waar gaat het over?
theme-groceries = Boodschappen
theme-pharmacy = Medicijnen halen
theme-meals = Eten en koken
theme-transport = Vervoer
theme-odd-jobs = Klusjes
theme-pets = Huisdieren
theme-contact = Contact en een praatje
theme-daytime = Iets te doen overdag
theme-money = Geld
theme-forms = Formulieren en brieven
theme-digital = Computer en telefoon
theme-children = Kinderen
theme-care = Zorg
theme-space = Een plek of ruimte
theme-other = Iets anders
theme-safety = Veiligheid

## Hoe dichtbij

circle-label = Hoe ver?
circle-street = uw straat
circle-neighbourhood = uw buurt
circle-district = uw wijk
circle-municipality = uw gemeente
circle-street-choice = Alleen in mijn straat
circle-neighbourhood-choice = In mijn buurt
circle-district-choice = In mijn wijk
circle-municipality-choice = In de hele gemeente
near-street = bij u in de straat
near-neighbourhood = bij u in de buurt
near-district = bij u in de wijk
near-municipality = in uw gemeente

## Hoe het gaat

how-label = Hoe kan het?
how-phone = Aan de telefoon
how-online = Via internet
how-door = Aan de deur
how-in-person = Bij elkaar
how-any = Maakt niet uit

## Hoe snel

urgency-label = Wanneer is het nodig?
urgency-now = Nu meteen
urgency-today = Vandaag
urgency-this-week = Deze week
urgency-any-time = Het heeft geen haast
urgency-dated = Voor { $date }

## Wat niet goed is, en wat u kunt doen

refused-empty = Vul hier iets in.
refused-too-long = Deze tekst is te lang. Maak hem korter.
refused-only-symbols = Schrijf hier woorden op.
refused-not-an-email = Dit e-mailadres klopt niet. Bijvoorbeeld: ans@voorbeeld.nl.
refused-not-a-phone = Dit telefoonnummer klopt niet. Bijvoorbeeld: 06 12345678.
refused-service-number = Dit nummer kost geld of is niet van u. Geef uw eigen nummer.
refused-not-a-postcode = Deze postcode klopt niet. Bijvoorbeeld: 7201 DH.
refused-unknown-postcode = Deze postcode kennen wij niet. Kies anders uw buurt.
refused-place-too-wide = Kies uw buurt of uw wijk.
refused-too-often = Dit ging even te vaak. Wacht even en probeer het nog eens.
refused-not-a-code = Deze code klopt niet. Kijk nog eens goed.
refused-sign-in-first = Log eerst in. Dan weten wij dat u het bent.
refused-not-there = Dit is er niet, of niet meer.
refused-not-yours = Dit is van iemand anders. U kunt het niet veranderen.
refused-not-your-area = Dit hoort bij een andere buurt dan die van u.
refused-not-your-role = Dit is alleen voor wie Dichtbij beheert.
refused-blocked = U kunt dit nu niet doen. Bel ons als u wilt weten waarom.
refused-own-case = Dit gaat over uzelf. Daarom kijkt iemand anders ernaar.
sentence-empty = Schrijf op wat u nodig heeft.
sentence-too-short = Schrijf er iets meer bij. Dan begrijpen uw buren het beter.
sentence-too-long = Uw zin is te lang. Hooguit { $max } letters.
sentence-only-symbols = Schrijf uw vraag met woorden.
text-too-long = Deze tekst is te lang. Hooguit { $max } letters, u heeft er { $was }.
place-missing = Vul uw postcode in of kies uw buurt.
contact-missing = Vul uw e-mailadres of uw telefoonnummer in.
email-missing = Vul uw e-mailadres in.
phone-missing = Vul uw telefoonnummer in.
name-missing = Vul uw voornaam in.
name-too-long = Deze naam is te lang. Alleen uw voornaam is genoeg.
choice-missing = Kies er één.
code-wrong = Deze code klopt niet. Kijk nog eens goed.
code-too-old = Deze code is te oud. Vraag een nieuwe.

## De balk van de proef

demo-bar = Klok van de proef
demo-ten-minutes = +10 min
demo-two-hours = +2 uur
demo-a-day = +1 dag
demo-people = Wie bent u?
demo-letters = Brieven

## Brieven

letter-off = Liever geen berichten van deze soort meer

## Als iemand in nood is

ring-title = Uw veiligheid gaat voor. U kunt nu meteen met iemand praten.
ring-danger = Bent u in gevaar? Bel meteen:
ring-violence = Veilig Thuis, dag en nacht, gratis:
ring-suicide = Denkt u aan zelfmoord? Praat erover, dag en nacht:
leave-how = Snel weg? Gebruik de rode knop. Of druk drie keer op Shift.

## Wat naar iemand wijst

exposes-title = Wilt u dit weglaten?
exposes-neighbours = Al uw buren kunnen dit lezen.
exposes-asker = De vrager leest dit. Kiest die u, dan geven wij uw nummer door.
exposes-once = Hierin staat een naam, een nummer of een adres. Kijk het nog eens na.
exposes-keep = Nee, het mag zo blijven
exposes-email = E-mailadres
exposes-iban = Rekeningnummer
exposes-phone = Telefoonnummer
exposes-bsn = Burgerservicenummer
exposes-house-number = Adres
exposes-name = Naam
