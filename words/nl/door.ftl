# Words of the front door: privacy, accessibility, my page, the demonstration.

## Privacy

privacy-title = Privacy
privacy-lead = Wij bewaren zo weinig mogelijk. En nooit langer dan nodig is.
privacy-kept-title = Wat wij bewaren
privacy-kept-words = Uw vraag en wie u bent. { $days } dagen na het einde wissen wij dat.
privacy-kept-place = Uw postcode of uw buurt. Nooit uw adres.
privacy-kept-contact = Uw e-mailadres en telefoonnummer. Zonder onze sleutel kan niemand ze lezen.
privacy-kept-log = Wij houden niet bij wat u bekijkt. Er zijn geen volgers van anderen.
privacy-seen-title = Wie wat ziet
privacy-seen-board = Uw buren zien uw vraag, uw voornaam en uw buurt.
privacy-seen-contact = Uw telefoonnummer ziet alleen wie u zelf kiest als helper.
privacy-seen-private = Een vraag over veiligheid komt nooit op een bord. Alleen een medewerker leest die.
privacy-seen-nobody = De gemeente kan niet meekijken. De beheerder van de computer leest uw vraag niet.
privacy-yours-title = Het is van u
privacy-yours = U kunt alles bekijken en meenemen. U kunt ook alles laten wissen.
privacy-to-me = Naar mijn pagina
privacy-who = Dit wordt verzorgd door { $organisation }.

## Accessibility

accessibility-title = Toegankelijkheid
accessibility-lead = Iedereen moet hier hulp kunnen vragen en geven.
accessibility-script = Alles werkt op een oude telefoon, ook zonder scripts.
accessibility-keyboard = Alles kan met het toetsenbord en met een schermlezer.
accessibility-words = Wij schrijven kort en met gewone woorden.
accessibility-checked = Wij controleren elke pagina op de regels van WCAG 2.2, niveau AA.
accessibility-trouble-title = Lukt iets niet?
accessibility-trouble = Zeg het ons. Dan helpen wij u, en maken wij het beter.

## The demonstration

demo-title = Wie bent u?
demo-lead = Dit is een proef met verzonnen mensen. Kies er een en kijk rond.
demo-role-resident = Woont hier. Stelt misschien een vraag.
demo-role-asker = Heeft een vraag gesteld.
demo-role-helper = Helpt graag een ander.
demo-role-host = Let op voor de hele gemeente.
demo-role-administrator = Beheert de installatie.
demo-try-title = Probeer dit eens
demo-try-ask = Stel een vraag, zonder in te loggen.
demo-try-letters = Bekijk de brieven. Daar staat uw code.
demo-try-help = Word een helper en reageer op een vraag.
demo-try-clock = Zet de klok vooruit. Zie wat er gebeurt.
demo-begin = Stel een vraag
demo-letters-title = Brieven
demo-letters-lead = Dit zou zijn verstuurd. In deze proef gaat er niets weg.
demo-letters-none = Er zijn nog geen brieven.
demo-letter-to = Aan
demo-letter-when = Wanneer
demo-letter-open = Open de knop uit deze brief

## My page

me-title = Mijn pagina
me-hello = Dag { $name }
me-asks = Mijn vragen
me-asks-none = U heeft nu geen vraag.
me-helping = Ik help met
me-offers = Mijn aanbod
me-ask = Stel een vraag
me-private = Uw vraag
me-stage-unconfirmed = Wacht op bevestiging
me-stage-open = Staat open
me-stage-connected = Verbonden
me-stage-with-team = Bij een medewerker
me-stage-closed = Klaar
