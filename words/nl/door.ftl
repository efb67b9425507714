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
