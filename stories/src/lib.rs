//! Nothing but tests: see `tests/stories`. One binary, because each binary links the whole again.
