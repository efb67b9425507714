# Words of the front door: privacy, accessibility, my page, the demonstration.

## Privacy

privacy-title = Privacy
privacy-lead = We keep as little as we can, and never longer than needed.
privacy-kept-title = What we keep
privacy-kept-words = Your question and who you are. { $days } days after it ends we erase that.
privacy-kept-place = Your postcode or your neighbourhood. Never your address.
privacy-kept-contact = Your e-mail address and phone number. Without our key nobody can read them.
privacy-kept-log = We do not record what you look at. Nobody else follows you here.
privacy-seen-title = Who sees what
privacy-seen-board = Your neighbours see your question, your first name and your neighbourhood.
privacy-seen-contact = Your phone number is seen only by the helper you choose.
privacy-seen-private = A question about safety never comes on a board. Only a worker reads it.
privacy-seen-nobody = The municipality cannot look in. Whoever runs the computer does not read your question.
privacy-yours-title = It is yours
privacy-yours = You can see everything and take it with you. You can also have it all erased.
privacy-to-me = To my page
privacy-who = This is looked after by { $organisation }.

## Accessibility

accessibility-title = Accessibility
accessibility-lead = Everybody must be able to ask for help here, and to give it.
accessibility-script = Everything works on an old phone, without scripts too.
accessibility-keyboard = Everything works with the keyboard and with a screen reader.
accessibility-words = We write short and plain.
accessibility-checked = We check every page against WCAG 2.2, level AA.
accessibility-trouble-title = Something not working?
accessibility-trouble = Tell us. We will help you, and make it better.

## The demonstration

demo-title = Who are you?
demo-lead = This is a trial with people who do not exist. Choose one and look around.
demo-role-resident = Lives here. May ask something.
demo-role-asker = Asked something.
demo-role-helper = Likes to help.
demo-role-host = Looks after the whole municipality.
demo-role-administrator = Looks after the installation.
demo-try-title = Try this
demo-try-ask = Ask for something, without signing in.
demo-try-letters = Read the letters. Your code is there.
demo-try-help = Become a helper and answer a question.
demo-try-clock = Push the clock. See what happens.
demo-begin = Ask a question
demo-letters-title = Letters
demo-letters-lead = This would have been sent. In this trial nothing leaves.
demo-letters-none = There are no letters yet.
demo-letter-to = To
demo-letter-when = When
demo-letter-open = Open the button of this letter

## My page

me-title = My page
me-hello = Hello { $name }
me-asks = My questions
me-asks-none = You have no question now.
me-helping = I help with
me-offers = My offers
me-ask = Ask a question
me-private = Your question
me-stage-unconfirmed = Waiting to be confirmed
me-stage-open = Open
me-stage-connected = Connected
me-stage-with-team = With a worker
me-stage-closed = Done
