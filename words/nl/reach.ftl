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
