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
