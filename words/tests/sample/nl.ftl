-name = Dichtbij
greeting = Welkom bij { -name }
greeting-twice = { greeting }, { greeting }
lines =
    Eerste regel.
    Tweede regel met "aanhalingstekens".
told = { $count ->
    [0] Niemand kreeg een bericht.
    [one] { $name } kreeg een bericht.
   *[other] { $name } en { $count } buren kregen een bericht.
}
