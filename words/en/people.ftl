### Words of the room of people: signing in, your details, your letters.

## Signing in

sign-in-title = Sign in
sign-in-lead = Fill in your e-mail address. We will send you a letter with a code.
sign-in-no-password = You need no password.
sign-in-email = Your e-mail address
sign-in-button = Send me a code
sign-in-new-here = New here? Sign in the same way.
sign-in-no-account = You need not sign in to ask for help.
sign-in-ask = Ask your question

code-title = Type your code
code-sent-to = We sent a letter to { $address }.
code-lead = It has six digits in it. Fill them in here.
code-field = Code from the letter
code-hint = The code works for fifteen minutes.
code-button = Continue
code-no-letter = No letter?
code-no-letter-text = Look in your spam folder too. Or ask for a new code.
code-again = Ask for a new code
code-six = Type the six digits from the letter.
code-wrong = { $left ->
    [one] This code is not right. You can try 1 more time.
   *[other] This code is not right. You can try { $left } more times.
}
code-ended = This code does not work any more. Ask for a new one below.

link-title = Is this you?
link-lead = You opened the link from our letter. Press the button to go on.
link-button = Yes, go on
link-elsewhere = You opened the link on another device. So type the six digits from the letter too.
link-ended-title = This link does not work any more
link-ended-text = A link works once, and for fifteen minutes. Feel free to ask for a new one.

new-title = Welcome! Who are you?
new-lead = Your e-mail address is right. Now tell us your name and where you live.
new-button = Done

## The letter with the code

letter-greeting = Hello,
letter-sign-in-subject = Your code for Dichtbij
letter-sign-in-first = You want to sign in. This is your code:
letter-confirm-subject = Is this your e-mail address? Here is your code
letter-confirm-first = You wrote something at Dichtbij. With this code we know that it was you:
letter-or-link = Rather not type? Then open the link.
letter-button = Go on
letter-how-long = The code and the link work for fifteen minutes, and once.
letter-never-tell = Give the code to nobody. We never ask for it.
letter-not-you = Was this not you? Then you need to do nothing.

## Your details

settings-title = Your details
settings-saved = Your details are saved.
settings-name = Your first name
settings-name-hint = This is how your neighbours see you.
settings-place-now = Now: { $place }
settings-phone = Your telephone number
settings-phone-hint = May stay empty. Only who helps you, or whom you help, sees it.
settings-email = Your e-mail address
settings-language = Your language
settings-language-hint = For our letters to you.
settings-quiet-legend = When do you want quiet?
settings-quiet-hint = In these hours we send you no asks of neighbours.
settings-quiet-from = From
settings-quiet-until = Until
settings-quiet-wrong = Type a time, such as 22:00.
settings-pause = No asks of neighbours for a while
settings-pause-hint = We will send you nothing until that day.
settings-pause-none = No pause
settings-pause-day = A day
settings-pause-week = A week
settings-pause-month = A month
settings-pause-keep = Leave it so: until { $date }
settings-letters = Which letters do you want?
settings-letters-hint = About your own asks and help you always hear from us.
settings-button = Save
letters-alerts = Asks of neighbours near by
letters-alerts-hint = We send a message when somebody looks for help.
letters-digest = Every week an overview
letters-digest-hint = What is asked in your neighbourhood.
letters-questions = Questions from us
letters-questions-hint = Such as: how did it go?
letters-monthly = Every month an idea
letters-monthly-hint = Only when nobody needed you for a month.
letters-news = News of Dichtbij
letters-news-hint = A few times a year.

## Where you are signed in

sessions-title = Where you are signed in
sessions-lead = Is there something that is not yours? End it here.
sessions-this = This device
sessions-used = Last used: { $when }
sessions-since = Signed in since { $when }
sessions-end = Sign out there
sessions-unknown-device = A device

## Everything we have of you

download-title = Everything we have of you
download-lead = This is what Dichtbij keeps about you. You can save it too.
download-button = Save as a file
download-nothing = There is nothing here.
download-part-person = About you
download-part-sessions = Where you are signed in
download-part-tokens = Keys for programs
download-part-roles = Your duties
download-part-asks = Your asks
download-part-replies = Your replies
download-part-offers = Your offers
download-part-alerts = Asks we sent you
download-part-letters = Letters to you
download-part-reports = What you reported to us
download-part-warnings = What a host wrote to you
download-part-other = Further

## Forget me

forget-title = Forget me
forget-lead = You can always leave. This is what happens then:
forget-gone = Your name, your addresses and your settings are gone.
forget-asks = Your asks that are still open stop.
forget-offers = Your offers stop.
forget-counts = We still count how many people were helped. Your name is not there.
forget-no-way-back = There is no way back.
forget-first-download = First save what we have of you
forget-check = Yes, I know that there is no way back
forget-check-missing = Tick this box when you are sure.
forget-button = Forget me
forget-keep = No, I am staying
forget-busy = You are still helping somebody. Finish that first. Or say that you cannot.
forgotten-title = We have forgotten you
forgotten-text = Thank you for having been here. You are always welcome again.

## Keys for programs

tokens-title = Keys for programs
tokens-lead = With a key a program does something for you at Dichtbij. Most people do not need this.
tokens-none = You have no keys.
tokens-made = Made: { $when }
tokens-used = Last used: { $when }
tokens-never-used = Never used
tokens-end = End this key
tokens-new-title = New key
tokens-name = What is the key for?
tokens-name-hint = For example: the app of the neighbourhood club.
tokens-button = Make a key
tokens-shown-title = Your new key
tokens-shown-text = Keep it well, now. We show it only once.
tokens-shown-warning = Whoever has this key can do what you can. So give it to nobody.
tokens-too-many = You have 20 keys already. End one first.

## Ending a kind of letters

off-title = No more letters?
off-question = You do not want these letters any more: { $kind }
off-button = Stop these letters
off-done-title = These letters stop
off-done-text = You will not get them any more. On your page you can turn them on again.
off-broken-title = This link does not work
off-broken-text = Perhaps it did not arrive whole. Sign in to choose your letters.

## The card on your page

card-title = Your details
card-name = First name
card-place = Neighbourhood
card-email = E-mail
card-phone = Telephone
card-no-phone = Not filled in
card-paused = Pause until { $date }
card-change = Change your details
card-sessions = { $count ->
    [one] You are signed in at 1 place
   *[other] You are signed in at { $count } places
}
card-download = Everything we have of you
card-tokens = Keys for programs
card-forget = Forget me

## Names of data, on the page with everything we have

field-id = Number with us
field-name = Name
field-place = Place
field-postcode = Postcode
field-area = Neighbourhood
field-language = Language
field-quiet-from = Quiet from
field-quiet-until = Quiet until
field-paused-until = Pause until
field-letters = Letters you want
field-email = E-mail
field-phone = Telephone
field-email-confirmed = E-mail checked on
field-phone-confirmed = Telephone checked on
field-since = Since
field-used = Last used
field-device = Device
field-role = Duty
field-words = Text
field-text = Text
field-sentence = Text
field-theme = Theme
field-circle = How far
field-stage = How it stands
field-made-at = Made on
field-placed-at = Asked on
field-ask = Ask
field-why = Why
