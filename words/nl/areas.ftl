### Woorden over buurten en wijken.

## Waar is het?

place-label = Uw postcode of uw buurt
place-hint = Bijvoorbeeld 7201 DH of Noordveen. Wij vragen nooit uw huisnummer.
place-which = Welke buurt is het?
place-unsure = Dat weet ik niet
place-unsure-hint = Dan kiezen wij de wijk: { $district }.
place-map = Kies liever op de kaart
place-map-hint = Elke buurt op de kaart is een link naar die buurt.
place-missing = Vul uw postcode in of kies uw buurt.
place-not-a-postcode = Deze postcode klopt niet. Bijvoorbeeld: 7201 DH.
place-unknown-postcode = Deze postcode kennen wij hier niet. Typ de naam van uw buurt.
place-unknown-name = Deze buurt kennen wij niet. Typ de naam anders, of uw postcode.
place-choose = Kies uit de lijst welke buurt het is.

## De kaart

map-of = Kaart van { $name }
map-area = { $asks ->
    [0] { $name }
    [one] { $name }, 1 open vraag
   *[other] { $name }, { $asks } open vragen
}

## Waar de gegevens vandaan komen

about-title = Waar komen de gegevens vandaan?
about-lead = Dichtbij werkt met de echte buurten en wijken van Nederland.
about-areas-title = Buurten, wijken en postcodes
about-areas-text = De grenzen en de aantallen inwoners komen van het CBS en het Kadaster. Wij hebben de lijnen op de kaart wat eenvoudiger gemaakt.
about-year = indeling van { $year }
about-no-endorsement = Het CBS heeft niets te maken met Dichtbij.
about-places-title = Scholen
about-places-text = De lijst van scholen komt van DUO.
about-you-title = En wat weten wij van u?
about-you-text = Wij bewaren nooit uw adres. Alleen uw postcode of uw buurt.
